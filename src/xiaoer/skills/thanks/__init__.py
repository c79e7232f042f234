"""You are welcome, and goodbye."""
