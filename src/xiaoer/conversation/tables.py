"""Where chats are kept."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    UniqueConstraint,
    func,
)
from sqlalchemy.dialects.postgresql import JSONB, UUID

from xiaoer.storage.schema import tenant_table

conversations = tenant_table(
    "conversations",
    Column("id", UUID(as_uuid=True), nullable=False),
    Column("customer_id", UUID(as_uuid=True), nullable=False),
    Column("channel", String(30), nullable=False),
    Column("state", String(20), nullable=False, server_default="bot"),
    Column("epoch", Integer, nullable=False, server_default="0"),
    Column("last_seq", BigInteger, nullable=False, server_default="0"),
    Column("last_customer_seq", BigInteger, nullable=False, server_default="0"),
    Column("answered_seq", BigInteger, nullable=False, server_default="0"),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("shop_id", "customer_id", "channel"),
)

messages = tenant_table(
    "messages",
    Column("id", UUID(as_uuid=True), nullable=False),
    Column("conversation_id", UUID(as_uuid=True), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("author", String(20), nullable=False),
    Column("client_id", String(64)),
    Column("content", JSONB, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("conversation_id", "seq"),
    Index("uq_messages_client_id", "conversation_id", "client_id", unique=True),
)

turn_traces = tenant_table(
    "turn_traces",
    Column("conversation_id", UUID(as_uuid=True), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("answered", Integer, nullable=False),
    Column("steps", JSONB, nullable=False),
    PrimaryKeyConstraint("conversation_id", "seq"),
)
