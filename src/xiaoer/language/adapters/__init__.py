"""Encoders; chosen in `app/` only."""
