"""Hello."""
