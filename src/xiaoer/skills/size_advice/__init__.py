"""Which size, from the size chart."""
