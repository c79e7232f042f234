"""When it leaves the warehouse."""
