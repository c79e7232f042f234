"""Things named in a text by their shape: numbers, sizes, bodies, money, days. Pure functions over normalised text."""
