"""Reads and writes presence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from xiaoer.desk.model import Presence, PresenceStatus
from xiaoer.desk.tables import staff_presence
from xiaoer.foundation.ids import StaffId
from xiaoer.storage.database import UnitOfWork


async def all_presence(uow: UnitOfWork) -> Sequence[Presence]:
    """Everybody who was ever here, by name."""
    rows = await uow.connection.execute(select(staff_presence).order_by(staff_presence.c.name))
    return [
        Presence(StaffId(row["staff_id"]), row["name"], PresenceStatus(row["status"]), row["seen_at"])
        for row in rows.mappings()
    ]


async def save_presence(uow: UnitOfWork, presence: Presence) -> bool:
    """Keep what a person says of themselves; True when it differs from what counted before."""
    before = select(staff_presence).where(staff_presence.c.staff_id == presence.staff_id).with_for_update()
    row = (await uow.connection.execute(before)).mappings().first()
    values = {"name": presence.name, "status": presence.status.value, "seen_at": presence.seen_at}
    statement = insert(staff_presence).values(shop_id=uow.shop_id, staff_id=presence.staff_id, **values)
    await uow.connection.execute(statement.on_conflict_do_update(index_elements=["shop_id", "staff_id"], set_=values))
    if row is None:
        return True
    counted = Presence(presence.staff_id, row["name"], PresenceStatus(row["status"]), row["seen_at"])
    return counted.at(presence.seen_at) is not presence.status


async def touch_presence(uow: UnitOfWork, staff_id: StaffId, now: datetime) -> None:
    """A sign of life; changes nothing else."""
    await uow.connection.execute(
        update(staff_presence).where(staff_presence.c.staff_id == staff_id).values(seen_at=now)
    )
