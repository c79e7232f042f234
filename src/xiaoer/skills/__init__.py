"""What the bot can do, one folder each; skills never import one another."""
