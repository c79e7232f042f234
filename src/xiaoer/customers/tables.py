"""Who writes to the shop."""

from __future__ import annotations

from sqlalchemy import ARRAY, Boolean, Column, DateTime, PrimaryKeyConstraint, String, UniqueConstraint, func
from sqlalchemy.dialects.postgresql import JSONB, UUID

from xiaoer.storage.schema import tenant_table

customers = tenant_table(
    "customers",
    Column("id", UUID(as_uuid=True), nullable=False),
    #: The shop's own id of an identified customer; NULL for a visitor.
    Column("external_id", String(100)),
    Column("name", String(100), nullable=False, server_default=""),
    Column("level", String(40), nullable=False, server_default=""),
    Column("phone", String(30), nullable=False, server_default=""),
    Column("city", String(60), nullable=False, server_default=""),
    Column("tags", ARRAY(String(40)), nullable=False, server_default="{}"),
    Column("profile", JSONB, nullable=False, server_default="{}"),
    Column("joined_at", DateTime(timezone=True)),
    Column("note", String(500), nullable=False, server_default=""),
    #: Whether the shop's pack says who this is; an import changes only these.
    Column("from_pack", Boolean, nullable=False, server_default="false"),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("shop_id", "external_id"),
)
