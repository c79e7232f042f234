"""One chat: what was said, and what a person can do in it."""
