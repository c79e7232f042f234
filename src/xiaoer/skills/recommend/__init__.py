"""What to buy, with reasons."""
