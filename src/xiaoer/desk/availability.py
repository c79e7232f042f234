"""Whether people can take over now, and an honest guess of the minutes: the conversation room's `Desk`."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from xiaoer.desk.model import LONGEST_MINUTES, SIDE_BY_SIDE, USUAL_MINUTES, Load, Presence, PresenceStatus
from xiaoer.desk.office_hours import next_opening, within_hours
from xiaoer.desk.queries import desk_load
from xiaoer.desk.repository import all_presence
from xiaoer.dialogue.model import DeskState
from xiaoer.foundation.ids import ShopId
from xiaoer.skills.skill import Shop
from xiaoer.storage.database import UnitOfWork

#: How long an answer is used again, where an old one does no harm.
_KEPT_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Availability:
    """Looks at office hours, presence and the queue."""

    _kept: dict[ShopId, tuple[float, DeskState]] = field(default_factory=dict)

    async def look(self, uow: UnitOfWork, shop: Shop, now: datetime, *, fresh: bool = False) -> DeskState:
        """The desk as it is now; up to two seconds old unless `fresh`."""
        assert uow.shop_id is not None
        if not fresh and (kept := self.recent(uow.shop_id)):
            return kept
        state = await self._look(uow, shop, now)
        self._kept[uow.shop_id] = (time.monotonic(), state)
        return state

    def recent(self, shop_id: ShopId) -> DeskState | None:
        """What was seen in the last two seconds, if anything."""
        kept = self._kept.get(shop_id)
        return kept[1] if kept and time.monotonic() - kept[0] < _KEPT_SECONDS else None

    async def _look(self, uow: UnitOfWork, shop: Shop, now: datetime) -> DeskState:
        in_hours = within_hours(shop.hours, shop.time_zone, now)
        here = [each for each in await all_presence(uow) if each.at(now) is PresenceStatus.ONLINE]
        load = await desk_load(uow, [each.staff_id for each in here], now)
        closed = DeskState(waiting=load.waiting, online=_names(here))
        if not in_hours:
            return replace(closed, opens_at=next_opening(shop.hours, shop.time_zone, now))
        if not here:
            return closed
        return replace(closed, open=True, minutes=minutes_for(load.waiting, load))


def _names(here: Sequence[Presence]) -> tuple[str, ...]:
    return tuple(each.name for each in here)


def minutes_for(before: int, load: Load) -> int | None:
    """How long a chat waits that has `before` others before it: until so many places got free. None when nobody is there.

    Each person holds SIDE_BY_SIDE chats; a place gets free once per the time a chat took lately.
    """
    if not load.holding:
        return None
    free = sum(max(0, SIDE_BY_SIDE - many) for many in load.holding)
    if before < free:
        return 1
    places = SIDE_BY_SIDE * len(load.holding)
    usual = load.minutes if load.minutes is not None else USUAL_MINUTES
    return max(1, min(LONGEST_MINUTES, math.ceil((before - free + 1) * usual / places)))
