"""What a shop keeps of its pack: the files as they are, and when it was imported."""
