"""Where chats are kept."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Float,
    Index,
    Integer,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Text,
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
    Column("assignee", UUID(as_uuid=True)),
    Column("topic", JSONB),
    Column("topic_seq", BigInteger, nullable=False, server_default="0"),
    Column("waiting_since", DateTime(timezone=True)),
    Column("handoff", JSONB),
    Column("brief", JSONB),
    Column("read_customer", BigInteger, nullable=False, server_default="0"),
    Column("read_staff", BigInteger, nullable=False, server_default="0"),
    Column("mood", String(20), nullable=False, server_default="calm"),
    Column("mood_intensity", Float, nullable=False, server_default="0"),
    Column("language", String(20), nullable=False, server_default=""),
    Column("opened_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Column("last_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Column("taken_at", DateTime(timezone=True)),
    Column("closed_at", DateTime(timezone=True)),
    Column("rated", SmallInteger),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("shop_id", "customer_id", "channel"),
    fill=70,
)
#: The chats people look at: small beside all those the bot has or had.
Index(
    "ix_conversations_people",
    conversations.c.shop_id,
    conversations.c.waiting_since,
    postgresql_where=conversations.c.state.in_(("waiting", "person")),
)
#: What was closed, the newest first; touched only by closing and reopening.
Index(
    "ix_conversations_closed",
    conversations.c.shop_id,
    conversations.c.closed_at.desc(),
    postgresql_where=conversations.c.state == "closed",
)

messages = tenant_table(
    "messages",
    Column("id", UUID(as_uuid=True), nullable=False),
    Column("conversation_id", UUID(as_uuid=True), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("author", String(20), nullable=False),
    Column("staff_id", UUID(as_uuid=True)),
    Column("client_id", String(64)),
    Column("content", JSONB, nullable=False),
    Column("thumb", String(4)),
    Column("created_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("conversation_id", "seq"),
)
Index(
    "uq_messages_client_id",
    messages.c.conversation_id,
    messages.c.author,
    messages.c.client_id,
    unique=True,
    postgresql_where=messages.c.client_id.is_not(None),
)

turn_traces = tenant_table(
    "turn_traces",
    Column("conversation_id", UUID(as_uuid=True), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("answered", Boolean, nullable=False),
    Column("handoff", String(60)),
    Column("confidence", Float, nullable=False),
    Column("emotion", String(20), nullable=False),
    Column("heard", Text, nullable=False),
    Column("intents", JSONB, nullable=False),
    Column("skills", JSONB, nullable=False),
    Column("steps", JSONB, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("conversation_id", "seq"),
    Index(None, "shop_id", "created_at"),
)

ratings = tenant_table(
    "ratings",
    Column("conversation_id", UUID(as_uuid=True), nullable=False),
    #: seq of the event by which the shopper rated.
    Column("seq", BigInteger, nullable=False),
    Column("score", SmallInteger, nullable=False),
    Column("comment", Text, nullable=False),
    #: Who had the chat when it was closed; nobody: the bot.
    Column("staff_id", UUID(as_uuid=True)),
    Column("created_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("conversation_id", "seq"),
)
