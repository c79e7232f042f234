"""Wants it cheaper: offers what the shop allows, never more."""
