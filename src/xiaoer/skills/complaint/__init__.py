"""A complaint or threat: a person takes over."""
