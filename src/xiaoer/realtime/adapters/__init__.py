"""Buses that reach beyond a process; chosen in `app/` only."""
