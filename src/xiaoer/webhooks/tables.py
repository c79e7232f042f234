"""Where webhooks and what they were told are kept."""

from __future__ import annotations

from sqlalchemy import (
    ARRAY,
    Column,
    DateTime,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    func,
)
from sqlalchemy.dialects.postgresql import JSONB, UUID

from xiaoer.storage.schema import tenant_table

webhooks = tenant_table(
    "webhooks",
    Column("id", UUID(as_uuid=True), nullable=False),
    Column("url", String(2000), nullable=False),
    Column("events", ARRAY(String(50)), nullable=False),
    Column("secret", String(100), nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    PrimaryKeyConstraint("id"),
    Index(None, "shop_id"),
)

webhook_deliveries = tenant_table(
    "webhook_deliveries",
    Column("id", UUID(as_uuid=True), nullable=False),
    Column("webhook_id", UUID(as_uuid=True), nullable=False),
    Column("event", String(50), nullable=False),
    Column("payload", JSONB, nullable=False),
    Column("state", String(20), nullable=False, server_default="waiting"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("last_status", Integer),
    Column("last_error", String(500), nullable=False, server_default=""),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    PrimaryKeyConstraint("id"),
    ForeignKeyConstraint(["webhook_id"], ["webhooks.id"], ondelete="CASCADE"),
    Index(None, "webhook_id", "created_at"),
)
