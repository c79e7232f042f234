"""Who is there."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, PrimaryKeyConstraint, String
from sqlalchemy.dialects.postgresql import UUID

from xiaoer.storage.schema import tenant_table

staff_presence = tenant_table(
    "staff_presence",
    Column("staff_id", UUID(as_uuid=True), nullable=False),
    Column("name", String(100), nullable=False),
    Column("status", String(20), nullable=False),
    Column("seen_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("shop_id", "staff_id"),
)
