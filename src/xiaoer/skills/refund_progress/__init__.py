"""When the money is back."""
