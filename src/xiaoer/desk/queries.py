"""How busy the desk is, read from the chats."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import extract, func, select

from xiaoer.conversation.tables import conversations
from xiaoer.desk.model import Load
from xiaoer.foundation.ids import ConversationId, StaffId
from xiaoer.storage.database import UnitOfWork

_MEASURED = timedelta(days=7)
#: Chats the average is made of.
_LATEST = 50


async def desk_load(uow: UnitOfWork, online: list[StaffId], now: datetime) -> Load:
    """One statement: chats waiting, chats each person online holds, and the minutes chats took lately."""
    chats = conversations.c
    waiting = select(func.count()).where(chats.shop_id == uow.shop_id, chats.state == "waiting").scalar_subquery()
    held = (
        select(chats.assignee, func.count().label("many"))
        .where(chats.shop_id == uow.shop_id, chats.state == "person", chats.assignee.in_(online))
        .group_by(chats.assignee)
        .subquery()
    )
    holding = select(func.array_agg(held.c.many)).scalar_subquery()
    took = (
        select((extract("epoch", chats.closed_at - chats.taken_at) / 60).label("minutes"))
        .where(
            chats.shop_id == uow.shop_id,
            chats.state == "closed",
            chats.taken_at.is_not(None),
            chats.closed_at > now - _MEASURED,
        )
        .order_by(chats.closed_at.desc())
        .limit(_LATEST)
        .subquery()
    )
    minutes = select(func.avg(took.c.minutes)).scalar_subquery()
    row = (await uow.connection.execute(select(waiting, holding, minutes))).one()
    busy = [int(many) for many in row[1] or []]
    return Load(
        waiting=int(row[0]),
        holding=tuple(busy + [0] * (len(online) - len(busy))),
        minutes=float(row[2]) if row[2] is not None else None,
    )


async def waiting_before(uow: UnitOfWork, conversation_id: ConversationId, since: datetime) -> int:
    """Chats that wait longer than this one."""
    chats = conversations.c
    statement = select(func.count()).where(
        chats.shop_id == uow.shop_id,
        chats.state == "waiting",
        (chats.waiting_since < since) | ((chats.waiting_since == since) & (chats.id < conversation_id)),
    )
    return int((await uow.connection.execute(statement)).scalar_one())
