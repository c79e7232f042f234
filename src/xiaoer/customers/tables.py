"""Who writes to the shop."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, PrimaryKeyConstraint, String, func
from sqlalchemy.dialects.postgresql import UUID

from xiaoer.storage.schema import tenant_table

customers = tenant_table(
    "customers",
    Column("id", UUID(as_uuid=True), nullable=False),
    Column("name", String(100), nullable=False, server_default=""),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    PrimaryKeyConstraint("id"),
)
