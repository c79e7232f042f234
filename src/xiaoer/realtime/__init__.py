"""Live fan-out of hints; losing one costs a poll, never a message."""
