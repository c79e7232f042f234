"""The directory of shops, and the people, sessions and keys of each.

The directory holds no secrets: a first request must find its shop before any wall can be up.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
    func,
)
from sqlalchemy.dialects.postgresql import JSONB, UUID

from xiaoer.storage.schema import metadata, tenant_table

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

staff = tenant_table(
    "staff",
    Column("id", UUID(as_uuid=True), nullable=False),
    Column("login", String(64), nullable=False),
    Column("name", String(40), nullable=False),
    Column("role", String(20), nullable=False),
    #: argon2; empty: nobody can log in until a password is set.
    Column("password_hash", String(200), nullable=False, server_default=""),
    Column("avatar", String(400), nullable=False, server_default=""),
    Column("disabled", Boolean, nullable=False, server_default="false"),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("shop_id", "login"),
)

staff_sessions = tenant_table(
    "staff_sessions",
    #: SHA-256 of the cookie's secret: who reads this table can't log in with it.
    Column("token_hash", LargeBinary, nullable=False),
    Column("staff_id", UUID(as_uuid=True), nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("token_hash"),
    ForeignKeyConstraint(["staff_id"], ["staff.id"], ondelete="CASCADE"),
    Index(None, "staff_id"),
    Index(None, "shop_id", "expires_at"),
)

#: Wrong passwords by login, whether or not somebody has that login.
login_failures = tenant_table(
    "login_failures",
    Column("login_hash", LargeBinary, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locked_until", DateTime(timezone=True)),
    Column("last_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("shop_id", "login_hash"),
    Index(None, "shop_id", "last_at"),
)

api_keys = tenant_table(
    "api_keys",
    Column("id", UUID(as_uuid=True), nullable=False),
    Column("name", String(100), nullable=False),
    Column("prefix", String(60), nullable=False),
    Column("key_hash", LargeBinary, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("last_used_at", DateTime(timezone=True)),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("shop_id", "key_hash"),
)

#: Secrets the shop shares with its own systems, by name; needed in the clear to check signatures.
shop_secrets = tenant_table(
    "shop_secrets",
    Column("name", String(40), nullable=False),
    Column("value", LargeBinary, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    PrimaryKeyConstraint("shop_id", "name"),
)

audit_log = tenant_table(
    "audit_log",
    Column("id", UUID(as_uuid=True), nullable=False),
    #: Empty: done on the command line.
    Column("staff_id", UUID(as_uuid=True)),
    Column("act", String(60), nullable=False),
    Column("target", String(200), nullable=False),
    Column("data", JSONB, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("id"),
    Index(None, "shop_id", "at"),
)
