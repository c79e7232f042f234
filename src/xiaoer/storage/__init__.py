"""PostgreSQL: engine, unit of work, tenancy by row-level security, the embedded server."""
