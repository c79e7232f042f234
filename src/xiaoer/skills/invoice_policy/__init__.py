"""Invoices: which, when, how."""
