"""The directory of shops. It holds no secrets: a visitor's first request must find the shop before any wall can be up."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, DateTime, String, Table, func
from sqlalchemy.dialects.postgresql import JSONB, UUID

from xiaoer.storage.schema import metadata

shops = Table(
    "shops",
    metadata,
    Column("id", UUID(as_uuid=True), primary_key=True),
    Column("slug", String(40), nullable=False, unique=True),
    Column("name", String(100), nullable=False),
    Column("config", JSONB, nullable=False),
    Column("knowledge_version", BigInteger, nullable=False, server_default="0"),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
)
