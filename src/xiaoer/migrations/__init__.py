"""The database schema, step by step; each file is one step and never changes once released."""
