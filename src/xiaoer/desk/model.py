"""Presence and the queue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from xiaoer.foundation.ids import StaffId

#: A person not heard of for this long counts as gone, whatever they last said.
GONE_AFTER = timedelta(seconds=60)
#: Chats one person holds side by side before the next shopper has to wait.
SIDE_BY_SIDE = 5
#: Minutes a chat takes before there is any to measure.
USUAL_MINUTES = 5.0
LONGEST_MINUTES = 120


class PresenceStatus(StrEnum):
    """What a person says of themselves."""

    ONLINE = "online"
    AWAY = "away"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Presence:
    """One person, as of their last sign of life."""

    staff_id: StaffId
    name: str
    status: PresenceStatus
    seen_at: datetime

    def at(self, now: datetime) -> PresenceStatus:
        """What counts now."""
        return self.status if now - self.seen_at < GONE_AFTER else PresenceStatus.OFFLINE


@dataclass(frozen=True, slots=True)
class Load:
    """How busy the desk is: chats waiting, chats per person online, minutes a chat took lately (None: nothing measured)."""

    waiting: int
    holding: tuple[int, ...]
    minutes: float | None


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """Where a waiting chat stands: 1 is next. `minutes` is None when nobody is there."""

    position: int
    minutes: int | None
