"""The staff API: one folder per screen."""
