"""What is on, and what it saves."""
