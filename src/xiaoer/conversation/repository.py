"""Reads and writes chats. A conversation's row is locked by whoever adds to it, so `seq` has no gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, select, update
from sqlalchemy.dialects.postgresql import insert

from xiaoer.conversation.model import Author, Conversation, ConversationState, Message
from xiaoer.conversation.tables import conversations, messages, turn_traces
from xiaoer.foundation.ids import ConversationId, CustomerId, MessageId, Seq, ShopId, new_id
from xiaoer.storage.database import UnitOfWork


def _conversation(row: RowMapping) -> Conversation:
    return Conversation(
        id=ConversationId(row["id"]),
        shop_id=ShopId(row["shop_id"]),
        customer_id=CustomerId(row["customer_id"]),
        channel=row["channel"],
        state=ConversationState(row["state"]),
        epoch=row["epoch"],
        last_seq=Seq(row["last_seq"]),
        last_customer_seq=Seq(row["last_customer_seq"]),
        answered_seq=Seq(row["answered_seq"]),
    )


def _message(row: RowMapping) -> Message:
    return Message(
        id=MessageId(row["id"]),
        conversation_id=ConversationId(row["conversation_id"]),
        seq=Seq(row["seq"]),
        author=Author(row["author"]),
        client_id=row["client_id"],
        content=row["content"],
        created_at=row["created_at"],
    )


async def open_conversation(uow: UnitOfWork, customer: CustomerId, channel: str) -> Conversation:
    """The customer's conversation on this channel, made if there is none; its row is locked until the transaction ends."""
    statement = insert(conversations).values(id=new_id(), shop_id=uow.shop_id, customer_id=customer, channel=channel)
    statement = statement.on_conflict_do_update(
        index_elements=["shop_id", "customer_id", "channel"], set_={"channel": channel}
    )
    return _conversation((await uow.connection.execute(statement.returning(conversations))).mappings().one())


async def find_conversation(uow: UnitOfWork, customer: CustomerId, channel: str) -> Conversation | None:
    """The customer's conversation on this channel."""
    statement = select(conversations).where(conversations.c.customer_id == customer, conversations.c.channel == channel)
    row = (await uow.connection.execute(statement)).mappings().first()
    return _conversation(row) if row else None


async def load_conversation(
    uow: UnitOfWork, conversation_id: ConversationId, *, lock: bool = False
) -> Conversation | None:
    """The conversation of this id; with `lock` its row is held until the transaction ends."""
    statement = select(conversations).where(conversations.c.id == conversation_id)
    row = (await uow.connection.execute(statement.with_for_update() if lock else statement)).mappings().first()
    return _conversation(row) if row else None


async def find_by_client_id(uow: UnitOfWork, conversation_id: ConversationId, client_id: str) -> Message | None:
    """The message the client sent under this id, if it has come in before."""
    statement = select(messages).where(messages.c.conversation_id == conversation_id, messages.c.client_id == client_id)
    row = (await uow.connection.execute(statement)).mappings().first()
    return _message(row) if row else None


async def append(
    uow: UnitOfWork,
    conversation: Conversation,
    author: Author,
    content: Mapping[str, Any],
    now: datetime,
    client_id: str | None = None,
) -> Message:
    """Add a message under the next seq; the conversation's row must be locked."""
    seq = Seq(conversation.last_seq + 1)
    message_id = MessageId(new_id())
    statement = insert(messages).values(
        shop_id=uow.shop_id,
        id=message_id,
        conversation_id=conversation.id,
        seq=seq,
        author=author.value,
        client_id=client_id,
        content=dict(content),
        created_at=now,
    )
    await uow.connection.execute(statement)
    moved = {"last_seq": seq} | ({"last_customer_seq": seq} if author is Author.CUSTOMER else {})
    await uow.connection.execute(update(conversations).where(conversations.c.id == conversation.id).values(**moved))
    return Message(message_id, conversation.id, seq, author, client_id, content, now)


async def mark_answered(uow: UnitOfWork, conversation_id: ConversationId, seq: Seq) -> None:
    """Note that everything up to `seq` has its reply."""
    statement = update(conversations).where(conversations.c.id == conversation_id).values(answered_seq=seq)
    await uow.connection.execute(statement)


async def messages_after(
    uow: UnitOfWork, conversation_id: ConversationId, seq: int, limit: int = 200
) -> Sequence[Message]:
    """The timeline after `seq`, oldest first."""
    statement = select(messages).where(messages.c.conversation_id == conversation_id, messages.c.seq > seq)
    rows = await uow.connection.execute(statement.order_by(messages.c.seq).limit(limit))
    return [_message(row) for row in rows.mappings()]


async def save_trace(
    uow: UnitOfWork, conversation_id: ConversationId, seq: Seq, *, answered: bool, steps: Sequence[Mapping[str, Any]]
) -> None:
    """Keep why the reply at `seq` is what it is."""
    values = {"conversation_id": conversation_id, "seq": seq, "answered": int(answered), "steps": list(steps)}
    await uow.connection.execute(insert(turn_traces).values(shop_id=uow.shop_id, **values))
