"""How shoppers reach us: one folder per channel."""
