"""Reads and writes chats. A conversation's row is locked by whoever adds to it, so `seq` has no gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, func, select, update
from sqlalchemy.dialects.postgresql import insert

from xiaoer.conversation.model import Author, Conversation, ConversationState, Message, TurnTrace
from xiaoer.conversation.tables import conversations, messages, ratings, turn_traces
from xiaoer.conversation.topic import topic_from_json
from xiaoer.foundation.ids import ConversationId, CustomerId, MessageId, Seq, StaffId, new_id
from xiaoer.storage.database import UnitOfWork


def conversation_of(row: RowMapping) -> Conversation:
    """The conversation a row of `conversations` holds."""
    return Conversation(
        id=row["id"],
        shop_id=row["shop_id"],
        customer_id=row["customer_id"],
        channel=row["channel"],
        state=ConversationState(row["state"]),
        epoch=row["epoch"],
        last_seq=row["last_seq"],
        last_customer_seq=row["last_customer_seq"],
        answered_seq=row["answered_seq"],
        opened_at=row["opened_at"],
        last_at=row["last_at"],
        assignee=row["assignee"],
        topic=topic_from_json(row["topic"]),
        topic_seq=row["topic_seq"],
        waiting_since=row["waiting_since"],
        handoff=row["handoff"],
        brief=row["brief"],
        read_customer=row["read_customer"],
        read_staff=row["read_staff"],
        mood=row["mood"],
        mood_intensity=row["mood_intensity"],
        language=row["language"],
        taken_at=row["taken_at"],
        closed_at=row["closed_at"],
        rated=row["rated"],
    )


def message_of(row: RowMapping) -> Message:
    """The message a row of `messages` holds."""
    return Message(
        id=MessageId(row["id"]),
        conversation_id=ConversationId(row["conversation_id"]),
        seq=Seq(row["seq"]),
        author=Author(row["author"]),
        client_id=row["client_id"],
        content=row["content"],
        created_at=row["created_at"],
        staff_id=StaffId(row["staff_id"]) if row["staff_id"] else None,
        thumb=row["thumb"],
    )


async def open_conversation(uow: UnitOfWork, customer: CustomerId, channel: str) -> Conversation:
    """The customer's conversation on this channel, made if there is none; its row is locked until the transaction ends."""
    statement = insert(conversations).values(id=new_id(), shop_id=uow.shop_id, customer_id=customer, channel=channel)
    statement = statement.on_conflict_do_update(
        index_elements=["shop_id", "customer_id", "channel"], set_={"channel": channel}
    )
    return conversation_of((await uow.connection.execute(statement.returning(conversations))).mappings().one())


async def find_conversation(uow: UnitOfWork, customer: CustomerId, channel: str) -> Conversation | None:
    """The customer's conversation on this channel."""
    statement = select(conversations).where(conversations.c.customer_id == customer, conversations.c.channel == channel)
    row = (await uow.connection.execute(statement)).mappings().first()
    return conversation_of(row) if row else None


async def load_conversation(
    uow: UnitOfWork, conversation_id: ConversationId, *, lock: bool = False
) -> Conversation | None:
    """The conversation of this id; with `lock` its row is held until the transaction ends."""
    statement = select(conversations).where(conversations.c.id == conversation_id)
    row = (await uow.connection.execute(statement.with_for_update() if lock else statement)).mappings().first()
    return conversation_of(row) if row else None


async def find_by_client_id(
    uow: UnitOfWork, conversation_id: ConversationId, author: Author, client_id: str
) -> Message | None:
    """The message the author's client sent under this id, if it has come in before."""
    statement = select(messages).where(
        messages.c.conversation_id == conversation_id,
        messages.c.author == author.value,
        messages.c.client_id == client_id,
    )
    row = (await uow.connection.execute(statement)).mappings().first()
    return message_of(row) if row else None


async def find_message(uow: UnitOfWork, conversation_id: ConversationId, seq: int) -> Message | None:
    """The message at this seq."""
    statement = select(messages).where(messages.c.conversation_id == conversation_id, messages.c.seq == seq)
    row = (await uow.connection.execute(statement)).mappings().first()
    return message_of(row) if row else None


async def insert_messages(uow: UnitOfWork, added: Sequence[Message]) -> None:
    """Add messages at the seqs they carry; the conversation's row must be locked."""
    rows = [
        {
            "shop_id": uow.shop_id,
            "id": message.id,
            "conversation_id": message.conversation_id,
            "seq": message.seq,
            "author": message.author.value,
            "staff_id": message.staff_id,
            "client_id": message.client_id,
            "content": dict(message.content),
            "created_at": message.created_at,
        }
        for message in added
    ]
    await uow.connection.execute(insert(messages), rows)


async def update_conversation(uow: UnitOfWork, conversation_id: ConversationId, values: Mapping[str, Any]) -> None:
    """Set columns of a conversation whose row is locked."""
    await uow.connection.execute(
        update(conversations).where(conversations.c.id == conversation_id).values(**dict(values))
    )


async def messages_after(
    uow: UnitOfWork, conversation_id: ConversationId, seq: int, limit: int = 200
) -> Sequence[Message]:
    """The timeline after `seq`, oldest first, notes included: what goes to shoppers is `for_shoppers` only."""
    statement = select(messages).where(messages.c.conversation_id == conversation_id, messages.c.seq > seq)
    rows = await uow.connection.execute(statement.order_by(messages.c.seq).limit(limit))
    return [message_of(row) for row in rows.mappings()]


async def messages_before(
    uow: UnitOfWork, conversation_id: ConversationId, seq: int | None = None, limit: int = 50
) -> Sequence[Message]:
    """The last messages before `seq` (or of all), oldest first, notes included."""
    statement = select(messages).where(messages.c.conversation_id == conversation_id)
    if seq is not None:
        statement = statement.where(messages.c.seq < seq)
    rows = await uow.connection.execute(statement.order_by(messages.c.seq.desc()).limit(limit))
    return [message_of(row) for row in rows.mappings()][::-1]


async def set_thumb(uow: UnitOfWork, conversation_id: ConversationId, seq: int, value: str | None) -> bool:
    """Keep what the shopper thinks of a reply; False when there is no reply of the bot's at `seq`."""
    statement = update(messages).where(
        messages.c.conversation_id == conversation_id, messages.c.seq == seq, messages.c.author == Author.BOT.value
    )
    return bool((await uow.connection.execute(statement.values(thumb=value))).rowcount)


async def move_read(uow: UnitOfWork, conversation_id: ConversationId, by: str, seq: int) -> int | None:
    """Move a read mark forward, never beyond the last message; the new mark, or None when it did not move."""
    column = conversations.c.read_customer if by == "customer" else conversations.c.read_staff
    mark = func.least(seq, conversations.c.last_seq)
    statement = update(conversations).where(conversations.c.id == conversation_id, column < mark)
    moved = (await uow.connection.execute(statement.values({column: mark}).returning(column))).scalar_one_or_none()
    return None if moved is None else int(moved)


async def add_rating(
    uow: UnitOfWork, conversation: Conversation, seq: Seq, score: int, comment: str, now: datetime
) -> None:
    """Keep a rating for the figures."""
    values = {"conversation_id": conversation.id, "seq": seq, "score": score, "comment": comment}
    statement = insert(ratings).values(shop_id=uow.shop_id, staff_id=conversation.assignee, created_at=now, **values)
    await uow.connection.execute(statement)


async def count_waiting(uow: UnitOfWork, *, before: datetime | None = None) -> int:
    """Chats of this shop that wait for a person; with `before`, only those that have waited longer."""
    statement = select(func.count()).where(
        conversations.c.shop_id == uow.shop_id, conversations.c.state == ConversationState.WAITING.value
    )
    if before is not None:
        statement = statement.where(conversations.c.waiting_since < before)
    return int((await uow.connection.execute(statement)).scalar_one())


async def unanswered_since(uow: UnitOfWork, before: datetime, limit: int = 100) -> Sequence[ConversationId]:
    """Chats in which the bot owes an answer to something said before this time."""
    statement = select(conversations.c.id).where(
        conversations.c.state == ConversationState.BOT.value,
        conversations.c.last_customer_seq > conversations.c.answered_seq,
        conversations.c.last_at < before,
    )
    return [ConversationId(found) for found in (await uow.connection.execute(statement.limit(limit))).scalars()]


async def save_trace(uow: UnitOfWork, conversation_id: ConversationId, trace: TurnTrace, now: datetime) -> None:
    """Keep why the reply is what it is."""
    statement = insert(turn_traces).values(
        shop_id=uow.shop_id,
        conversation_id=conversation_id,
        seq=trace.seq,
        answered=trace.answered,
        handoff=trace.handoff,
        confidence=trace.confidence,
        emotion=trace.emotion,
        heard=trace.heard,
        intents=list(trace.intents),
        skills=list(trace.skills),
        steps=list(trace.steps),
        created_at=now,
    )
    await uow.connection.execute(statement)


async def load_trace(uow: UnitOfWork, conversation_id: ConversationId, seq: int) -> TurnTrace | None:
    """Why the bot said what it said at `seq`."""
    statement = select(turn_traces).where(turn_traces.c.conversation_id == conversation_id, turn_traces.c.seq == seq)
    row = (await uow.connection.execute(statement)).mappings().first()
    if row is None:
        return None
    return TurnTrace(
        seq=Seq(row["seq"]),
        steps=tuple(row["steps"]),
        intents=tuple((code, confidence) for code, confidence in row["intents"]),
        skills=tuple(row["skills"]),
        confidence=row["confidence"],
        emotion=row["emotion"],
        answered=row["answered"],
        handoff=row["handoff"],
        heard=row["heard"],
    )
