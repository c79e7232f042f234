"""Colleagues with their presence and load, read in one go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping, func, select

from xiaoer.accounts.tables import staff
from xiaoer.conversation.tables import conversations
from xiaoer.desk.tables import staff_presence
from xiaoer.storage.database import UnitOfWork


async def list_colleagues(uow: UnitOfWork) -> Sequence[RowMapping]:
    """Everybody who works for the shop now, by name."""
    held: Any = (
        select(func.count())
        .where(conversations.c.state == "person", conversations.c.assignee == staff.c.id)
        .scalar_subquery()
    )
    columns = (staff.c.id, staff.c.name, staff.c.role, staff.c.avatar)
    statement = (
        select(*columns, staff_presence.c.status, staff_presence.c.seen_at, held.label("load"))
        .outerjoin(staff_presence, staff_presence.c.staff_id == staff.c.id)
        .where(~staff.c.disabled)
        .order_by(staff.c.name, staff.c.login)
    )
    return (await uow.connection.execute(statement)).mappings().all()
