"""Praise is thanked for."""
