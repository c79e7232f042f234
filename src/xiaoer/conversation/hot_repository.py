"""The three statements of every message: take it in, read the turn, store the reply. Each is one round trip.

They do the same as `repository.py` in the plain case; what is out of the ordinary (a closed chat, a repeated message, a hand-over, a
webhook that listens) they leave untouched, and the long way does it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from xiaoer.conversation.model import Author, Conversation, ConversationState, Message, TurnTrace
from xiaoer.conversation.topic import topic_from_json, topic_to_json
from xiaoer.foundation.ids import ConversationId, CustomerId, MessageId, Seq, new_id
from xiaoer.skills.skill import TopicState
from xiaoer.storage.quick import Quick

_RECEIVE = b"""
WITH chat AS (
  INSERT INTO conversations AS c
    (shop_id, id, customer_id, channel, language, last_seq, last_customer_seq, opened_at, last_at)
  VALUES (%(shop)s, %(chat)s, %(customer)s, %(channel)s, %(language)s, 1, 1, %(now)s, %(now)s)
  ON CONFLICT (shop_id, customer_id, channel) DO UPDATE SET
    last_seq = c.last_seq + 1, last_customer_seq = c.last_seq + 1, last_at = excluded.last_at,
    language = CASE WHEN excluded.language = '' THEN c.language ELSE excluded.language END,
    waiting_since = CASE WHEN c.state = 'person' THEN coalesce(c.waiting_since, excluded.last_at) ELSE c.waiting_since END
  WHERE c.state <> 'closed'
  RETURNING c.id, c.last_seq, c.state
), said AS (
  INSERT INTO messages (shop_id, id, conversation_id, seq, author, client_id, content, created_at)
  SELECT %(shop)s, %(message)s, chat.id, chat.last_seq, 'customer', %(client_id)s, %(content)s::jsonb, %(now)s FROM chat
)
SELECT id, last_seq, state FROM chat
"""

_CHAT = b"""c.id, c.shop_id, c.customer_id, c.channel, c.state, c.epoch, c.last_seq, c.last_customer_seq, c.answered_seq, c.opened_at,
  c.last_at, c.assignee, c.topic, c.topic_seq, c.waiting_since, c.handoff, c.brief, c.read_customer, c.read_staff, c.mood,
  c.mood_intensity, c.language, c.taken_at, c.closed_at, c.rated"""
_MESSAGE = b"m.id, m.seq, m.author, m.client_id, m.content, m.created_at, m.staff_id, m.thumb"

_LAST = (
    b"""
SELECT """
    + _MESSAGE
    + b""" FROM messages m WHERE m.conversation_id = %(chat)s AND m.seq > %(after)s ORDER BY m.seq DESC LIMIT %(limit)s
"""
)
_NEXT = (
    b"""
SELECT """
    + _MESSAGE
    + b""" FROM messages m WHERE m.conversation_id = %(chat)s AND m.seq > %(after)s ORDER BY m.seq LIMIT %(limit)s
"""
)
_LOAD = b"SELECT " + _CHAT + b" FROM conversations c WHERE c.id = %(chat)s"

_COMMIT = b"""
WITH chat AS (
  UPDATE conversations SET last_seq = last_seq + 1, last_at = %(now)s, answered_seq = %(thought)s, topic = %(topic)s::jsonb,
    mood = %(mood)s, mood_intensity = %(mood_intensity)s
  WHERE id = %(chat)s AND state = 'bot' AND epoch = %(epoch)s AND last_customer_seq = %(thought)s AND answered_seq < %(thought)s
  RETURNING id, last_seq
), said AS (
  INSERT INTO messages (shop_id, id, conversation_id, seq, author, content, created_at)
  SELECT %(shop)s, %(message)s, chat.id, chat.last_seq, 'bot', %(content)s::jsonb, %(now)s FROM chat
), traced AS (
  INSERT INTO turn_traces
    (shop_id, conversation_id, seq, answered, handoff, confidence, emotion, heard, intents, skills, steps, created_at)
  SELECT %(shop)s, chat.id, chat.last_seq, %(answered)s, NULL, %(confidence)s, %(emotion)s, %(heard)s, %(intents)s::jsonb,
    %(skills)s::jsonb, %(steps)s::jsonb, %(now)s FROM chat
)
SELECT last_seq FROM chat
"""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A message just stored, and whose turn it is."""

    message: Message
    state: ConversationState


def json_text(value: object) -> str:
    """JSON as a statement takes it."""
    return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()


async def take_in_quickly(
    quick: Quick,
    customer: CustomerId,
    channel: str,
    client_id: str,
    content: Mapping[str, Any],
    language: str,
    now: datetime,
) -> TakenIn | None:
    """Store a customer's message. None, and nothing stored, when the chat is closed; raises StoredTwice for a known client id."""
    message_id = MessageId(new_id())
    values = {
        "shop": quick.shop_id, "chat": new_id(), "customer": customer, "channel": channel, "language": language,
        "message": message_id, "client_id": client_id, "content": json_text(dict(content)), "now": now,
    }  # fmt: skip
    row = await quick.one(_RECEIVE, values)
    if row is None:
        return None
    message = Message(message_id, ConversationId(row[0]), Seq(row[1]), Author.CUSTOMER, client_id, content, now)
    return TakenIn(message, ConversationState(row[2]))


async def load_quickly(quick: Quick, conversation_id: ConversationId) -> Conversation | None:
    """The conversation of this id."""
    row = await quick.one(_LOAD, {"chat": conversation_id})
    return _conversation(row) if row else None


async def last_messages(quick: Quick, conversation_id: ConversationId, after: int, limit: int) -> list[Message]:
    """The last messages after `after`, oldest first, notes included."""
    rows = await quick.all(_LAST, {"chat": conversation_id, "after": after, "limit": limit})
    return [_message(row, conversation_id) for row in reversed(rows)]


async def next_messages(quick: Quick, conversation_id: ConversationId, after: int, limit: int) -> list[Message]:
    """The first messages after `after`, oldest first, notes included."""
    rows = await quick.all(_NEXT, {"chat": conversation_id, "after": after, "limit": limit})
    return [_message(row, conversation_id) for row in rows]


async def commit_quickly(
    quick: Quick,
    thought: Conversation,
    content: Mapping[str, Any],
    topic: TopicState,
    mood: tuple[str, float],
    trace: TurnTrace,
    now: datetime,
) -> Seq | None:
    """Compare and set: the reply's seq, or None and nothing stored when it is no longer the bot's turn or something new was said."""
    values = {
        "shop": quick.shop_id, "chat": thought.id, "epoch": thought.epoch, "thought": thought.last_customer_seq,
        "message": new_id(), "content": json_text(content), "topic": json_text(topic_to_json(topic)), "mood": mood[0],
        "mood_intensity": mood[1], "answered": trace.answered, "confidence": trace.confidence, "emotion": trace.emotion,
        "heard": trace.heard, "intents": json_text(trace.intents), "skills": json_text(trace.skills),
        "steps": json_text(trace.steps), "now": now,
    }  # fmt: skip
    row = await quick.one(_COMMIT, values)
    return Seq(row[0]) if row else None


def _conversation(row: Sequence[Any]) -> Conversation:
    return Conversation(
        id=row[0],
        shop_id=row[1],
        customer_id=row[2],
        channel=row[3],
        state=ConversationState(row[4]),
        epoch=row[5],
        last_seq=row[6],
        last_customer_seq=row[7],
        answered_seq=row[8],
        opened_at=row[9],
        last_at=row[10],
        assignee=row[11],
        topic=topic_from_json(row[12]),
        topic_seq=row[13],
        waiting_since=row[14],
        handoff=row[15],
        brief=row[16],
        read_customer=row[17],
        read_staff=row[18],
        mood=row[19],
        mood_intensity=row[20],
        language=row[21],
        taken_at=row[22],
        closed_at=row[23],
        rated=row[24],
    )


def _message(row: Sequence[Any], conversation_id: ConversationId) -> Message:
    found: UUID = row[0]
    return Message(
        MessageId(found), conversation_id, Seq(row[1]), Author(row[2]), row[3], row[4], row[5], row[6], row[7]
    )
