"""Why jobs failed; the jobs themselves live in procrastinate's tables."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, DateTime, String, Table, Text

from xiaoer.storage.schema import metadata

job_failures = Table(
    "job_failures",
    metadata,
    Column("job_id", BigInteger, primary_key=True, autoincrement=False),
    Column("task", String(128), nullable=False),
    Column("error", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
