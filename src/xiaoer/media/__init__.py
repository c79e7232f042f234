"""Pictures that people send: checked, re-encoded, stored once, served under signed addresses."""
