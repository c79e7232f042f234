"""Durable jobs in PostgreSQL: a job is a row written in the transaction of the fact that causes it."""
