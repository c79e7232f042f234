"""A person says whether they are there."""

from __future__ import annotations

from dataclasses import dataclass

import orjson

from xiaoer.conversation.hints import shop_subject
from xiaoer.conversation.model import StaffFace
from xiaoer.desk.model import Presence, PresenceStatus
from xiaoer.desk.repository import save_presence, touch_presence
from xiaoer.foundation.clock import Clock
from xiaoer.foundation.ids import ShopId, StaffId
from xiaoer.realtime.bus import Bus
from xiaoer.storage.database import Database


@dataclass(frozen=True, slots=True)
class SetPresence:
    """What counts for the queue until the person is not heard of for a minute."""

    database: Database
    bus: Bus
    clock: Clock

    async def __call__(self, shop_id: ShopId, staff: StaffFace, status: PresenceStatus) -> None:
        """Keep it, and tell colleagues when it changed."""
        presence = Presence(staff.id, staff.name, status, self.clock.now())
        async with self.database.unit_of_work(shop_id) as uow:
            changed = await save_presence(uow, presence)
        if changed:
            await self.bus.publish(shop_subject(shop_id), orjson.dumps({"type": "presence"}))

    async def heartbeat(self, shop_id: ShopId, staff_id: StaffId) -> None:
        """A sign of life, at least every 30 seconds while a person's screen is open."""
        async with self.database.unit_of_work(shop_id) as uow:
            await touch_presence(uow, staff_id, self.clock.now())
