"""Where pictures are kept: once each, by the hash of what we encoded."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, Integer, LargeBinary, PrimaryKeyConstraint, String, UniqueConstraint, func
from sqlalchemy.dialects.postgresql import UUID

from xiaoer.storage.schema import tenant_table

pictures = tenant_table(
    "pictures",
    Column("id", UUID(as_uuid=True), nullable=False),
    Column("sha256", LargeBinary, nullable=False),
    Column("media_type", String(50), nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("shop_id", "sha256"),
)
