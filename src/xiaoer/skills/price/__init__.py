"""What it costs, in the end."""
