"""Note an event for every webhook that wants it, in the transaction of what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xiaoer.jobs.queue import JobQueue
from xiaoer.storage.database import UnitOfWork
from xiaoer.storage.quick import Quick
from xiaoer.webhooks.jobs import DeliverWebhook
from xiaoer.webhooks.repository import add_deliveries, anyone_wants, anyone_wants_quickly


@dataclass(frozen=True, slots=True)
class AnnounceToWebhooks:
    """The conversation room's `Outlet`: both the event and its job are rows of the caller's transaction."""

    jobs: JobQueue

    async def wants(self, uow: UnitOfWork, event: str) -> bool:
        """Whether any webhook wants `event`; one small read."""
        return await anyone_wants(uow, event)

    async def wants_quickly(self, quick: Quick, event: str) -> bool:
        """The same in a quick transaction."""
        return await anyone_wants_quickly(quick, event)

    async def __call__(self, uow: UnitOfWork, event: str, data: Mapping[str, Any]) -> None:
        """Queue one delivery for each webhook that wants `event`."""
        for delivery_id in await add_deliveries(uow, event, data):
            await self.jobs.enqueue(uow, DeliverWebhook(str(uow.shop_id), str(delivery_id)), lock=str(delivery_id))
