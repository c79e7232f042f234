"""The figures of 今天, each in one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from xiaoer.conversation.tables import conversations, messages, turn_traces
from xiaoer.storage.database import UnitOfWork

_MANY_UNANSWERED = 10
_LONGEST_TEXT = 200
t = turn_traces.c


@dataclass(frozen=True, slots=True)
class BotDay:
    """What the bot did since a time: chats it spoke in, chats a person was called to, chats it closed the matter of alone."""

    conversations: int
    resolved: int
    handed_over: int


async def waiting_now(uow: UnitOfWork) -> Mapping[str, Any]:
    """How many wait, and since when the longest."""
    c = conversations.c
    statement = select(func.count().label("waiting"), func.min(c.waiting_since).label("since"))
    row = (await uow.connection.execute(statement.where(c.state == "waiting"))).one()
    return {"waiting": row.waiting, "since": row.since}


async def bot_day(uow: UnitOfWork, since: datetime) -> BotDay:
    """Resolved are chats in which the bot answered and neither it nor a person thought one was needed."""
    spoken = (
        select(
            t.conversation_id,
            func.bool_or(t.handoff.is_not(None)).label("handed"),
            func.bool_and(t.answered).label("answered"),
        )
        .where(t.created_at >= since)
        .group_by(t.conversation_id)
        .subquery()
    )
    person = (
        select(messages.c.conversation_id)
        .where(
            messages.c.conversation_id == spoken.c.conversation_id,
            messages.c.author == "staff",
            messages.c.created_at >= since,
            messages.c.content["type"].astext != "note",
        )
        .exists()
    )
    statement = select(
        func.count().label("conversations"),
        func.count().filter(spoken.c.answered, ~spoken.c.handed, ~person).label("resolved"),
        func.count().filter(spoken.c.handed).label("handed_over"),
    ).select_from(spoken)
    return BotDay(**(await uow.connection.execute(statement)).one()._asdict())


async def unanswered(uow: UnitOfWork, since: datetime) -> Sequence[tuple[str, int]]:
    """What shoppers asked and the bot had no basis to answer, the most frequent first."""
    text = func.left(t.heard, _LONGEST_TEXT).label("text")
    statement = (
        select(text, func.count().label("many"))
        .where(t.created_at >= since, ~t.answered, t.heard != "")
        .group_by(text)
        .order_by(func.count().desc(), func.max(t.created_at).desc())
        .limit(_MANY_UNANSWERED)
    )
    return [(row.text, row.many) for row in await uow.connection.execute(statement)]
