"""Where a pack's files and the moment of its import are kept."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, LargeBinary, PrimaryKeyConstraint, String

from xiaoer.storage.schema import tenant_table

shop_files = tenant_table(
    "shop_files",
    Column("path", String(400), nullable=False),
    Column("media_type", String(60), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("sha256", String(64), nullable=False),
    PrimaryKeyConstraint("shop_id", "path"),
)

pack_imports = tenant_table(
    "pack_imports",
    Column("anchor", DateTime(timezone=True), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("imported_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("shop_id"),
)
