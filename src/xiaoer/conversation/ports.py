"""What this room asks of rooms above and beside it; chosen in `app/`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from xiaoer.dialogue.model import DeskState
from xiaoer.foundation.ids import ShopId
from xiaoer.skills.skill import Shop
from xiaoer.storage.database import UnitOfWork
from xiaoer.storage.quick import Quick


class Outlet(Protocol):
    """Tells systems outside what happened, by rows of the caller's transaction."""

    async def wants(self, uow: UnitOfWork, event: str) -> bool:
        """Whether anybody outside wants this event; cheap."""
        ...

    async def wants_quickly(self, quick: Quick, event: str) -> bool:
        """The same in a quick transaction."""
        ...

    async def __call__(self, uow: UnitOfWork, event: str, data: Mapping[str, Any]) -> None:
        """Queue the event for everybody who wants it."""
        ...


class Desk(Protocol):
    """The people of the shop, as far as the bot must know them."""

    async def look(self, uow: UnitOfWork, shop: Shop, now: datetime, *, fresh: bool = False) -> DeskState:
        """Whether people can take over now, and how long that takes. Up to two seconds old unless `fresh`."""
        ...

    def recent(self, shop_id: ShopId) -> DeskState | None:
        """What was seen in the last two seconds, if anything."""
        ...
