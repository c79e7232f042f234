"""The list of chats with its counts."""
