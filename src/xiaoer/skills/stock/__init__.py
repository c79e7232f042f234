"""Whether a colour and size can be had, and when again."""
