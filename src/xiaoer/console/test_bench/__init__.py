"""Try what the bot would say, and see why."""
