"""Try to deliver one event; what fails is tried again after growing pauses, then waits for a person."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import httpx
import orjson
import structlog

from xiaoer.foundation.clock import Clock
from xiaoer.foundation.ids import ShopId
from xiaoer.jobs.queue import JobQueue
from xiaoer.storage.database import Database
from xiaoer.webhooks.address import check_host
from xiaoer.webhooks.jobs import DeliverWebhook
from xiaoer.webhooks.model import PAUSES, Delivery, DeliveryState, Webhook, WebhookNotFound, WebhookUrlRefused
from xiaoer.webhooks.repository import load_delivery, load_webhook, note_attempt
from xiaoer.webhooks.signature import sign

_log = structlog.get_logger()
_SECONDS = 10.0
_OK = range(200, 300)


@dataclass(frozen=True, slots=True)
class DeliverWebhookHandler:
    """Works DeliverWebhook jobs. The receiver may get an event twice (a crash between sending and noting); its id stays the same."""

    database: Database
    jobs: JobQueue
    clock: Clock
    #: Whether http and private networks are allowed (XIAOER_WEBHOOK_PRIVATE).
    private: bool

    async def __call__(self, job: DeliverWebhook) -> None:
        """One attempt, unless the delivery is done or gone."""
        shop_id, delivery_id = ShopId(UUID(job.shop_id)), UUID(job.delivery_id)
        async with self.database.unit_of_work(shop_id) as uow:
            try:
                delivery = await load_delivery(uow, delivery_id)
                webhook = await load_webhook(uow, delivery.webhook_id)
            except WebhookNotFound:
                return  # the webhook was removed meanwhile
        if delivery.state is not DeliveryState.WAITING:
            return
        status, error = await self._send(webhook, delivery)
        delivered = status is not None and status in _OK
        left = delivery.attempts < len(PAUSES)
        state = DeliveryState.DELIVERED if delivered else DeliveryState.WAITING if left else DeliveryState.DEAD
        async with self.database.unit_of_work(shop_id) as uow:
            await note_attempt(uow, delivery_id, state, status, error)
            if state is DeliveryState.WAITING:
                again = self.clock.now() + PAUSES[delivery.attempts]
                await self.jobs.enqueue(uow, job, lock=job.delivery_id, at=again)
        if not delivered:
            _log.warning("webhook.failed", delivery=job.delivery_id, status=status, error=error, state=state.value)

    async def _send(self, webhook: Webhook, delivery: Delivery) -> tuple[int | None, str]:
        """The answer's status, or none and what went wrong."""
        now = self.clock.now()
        envelope = {"type": delivery.event, "timestamp": delivery.created_at.isoformat(), "data": delivery.payload}
        body = orjson.dumps(envelope)
        headers = sign(webhook.secret, str(delivery.id), int(now.timestamp()), body)
        headers |= {"content-type": "application/json", "user-agent": "Xiaoer-Webhooks"}
        try:
            await check_host(webhook.url, private=self.private)
            async with (
                httpx.AsyncClient(timeout=_SECONDS, follow_redirects=False) as client,
                client.stream("POST", webhook.url, content=body, headers=headers) as answer,
            ):
                return answer.status_code, "" if answer.status_code in _OK else f"HTTP {answer.status_code}"
        except (httpx.HTTPError, WebhookUrlRefused, OSError) as error:
            return None, f"{type(error).__name__}: {error}"
