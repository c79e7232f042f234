"""Add a webhook, resend a delivery."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from xiaoer.foundation.ids import new_id
from xiaoer.jobs.queue import JobQueue
from xiaoer.storage.database import UnitOfWork
from xiaoer.webhooks.address import check_form
from xiaoer.webhooks.jobs import DeliverWebhook
from xiaoer.webhooks.model import Webhook
from xiaoer.webhooks.repository import add_webhook, revive
from xiaoer.webhooks.signature import new_secret


@dataclass(frozen=True, slots=True)
class Webhooks:
    """What an admin does with webhooks, inside the caller's transaction."""

    jobs: JobQueue
    private: bool

    async def add(self, uow: UnitOfWork, url: str, events: tuple[str, ...], now: datetime) -> Webhook:
        """A new webhook with its secret; raises WebhookUrlRefused."""
        check_form(url, private=self.private)
        webhook = Webhook(new_id(), url, events, new_secret(), now)
        await add_webhook(uow, webhook)
        return webhook

    async def resend(self, uow: UnitOfWork, delivery_id: UUID) -> None:
        """Deliver again, now, also what was delivered already; raises WebhookNotFound."""
        await revive(uow, delivery_id)
        await self.jobs.enqueue(uow, DeliverWebhook(str(uow.shop_id), str(delivery_id)), lock=str(delivery_id))
