"""People: presence, queue and office hours, what is told to a shopper who waits."""
