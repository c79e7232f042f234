"""Webhooks and what they were told."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path

from xiaoer.accounts.key_repository import note_act
from xiaoer.accounts.permissions import Permission
from xiaoer.console.access import Access, Actor
from xiaoer.console.deps import Console
from xiaoer.console.forms import BEHIND_LOGIN, Done, problems
from xiaoer.console.settings.models import DeliveryView, NewWebhookAnswer, WebhookForm, WebhookView
from xiaoer.webhooks.model import Webhook
from xiaoer.webhooks.repository import all_webhooks, delete_webhook, load_webhook, recent_deliveries

WebhookId = Annotated[UUID, Path(alias="id", description="Id of the webhook.")]


def build(console: Console, access: Access) -> APIRouter:
    """Everything under /webhooks and /deliveries."""
    router = APIRouter(responses=problems(*BEHIND_LOGIN))
    _add_webhooks(router, console, access)
    _add_deliveries(router, console, access)
    return router


def _add_webhooks(router: APIRouter, console: Console, access: Access) -> None:
    admin = access.needs(Permission.MANAGE_WEBHOOKS)

    @router.get("/webhooks", operation_id="list_webhooks")
    async def webhooks(actor: Actor = admin) -> list[WebhookView]:
        """The shop's webhooks."""
        async with console.database.unit_of_work(actor.shop_id) as uow:
            return [_view(webhook) for webhook in await all_webhooks(uow)]

    @router.post("/webhooks", operation_id="add_webhook")
    async def add(form: WebhookForm, actor: Actor = admin) -> NewWebhookAnswer:
        """A new webhook; its secret can't be shown again."""
        now = console.clock.now()
        async with console.database.unit_of_work(actor.shop_id) as uow:
            webhook = await console.webhooks.add(uow, form.url, tuple(dict.fromkeys(form.events)), now)
            await note_act(uow, actor.staff.id, "webhook.add", webhook.id, now, url=webhook.url)
        return NewWebhookAnswer(**_view(webhook).model_dump(), secret=webhook.secret)

    @router.delete("/webhooks/{id}", operation_id="delete_webhook", responses=problems(404))
    async def delete(webhook_id: WebhookId, actor: Actor = admin) -> Done:
        """Tell this address nothing more."""
        async with console.database.unit_of_work(actor.shop_id) as uow:
            await delete_webhook(uow, webhook_id)
            await note_act(uow, actor.staff.id, "webhook.delete", webhook_id, console.clock.now())
        return Done()


def _add_deliveries(router: APIRouter, console: Console, access: Access) -> None:
    admin = access.needs(Permission.MANAGE_WEBHOOKS)

    @router.get("/webhooks/{id}/deliveries", operation_id="list_deliveries", responses=problems(404))
    async def deliveries(webhook_id: WebhookId, actor: Actor = admin) -> list[DeliveryView]:
        """The last 100 deliveries, newest first."""
        async with console.database.unit_of_work(actor.shop_id) as uow:
            await load_webhook(uow, webhook_id)
            found = await recent_deliveries(uow, webhook_id)
        return [
            DeliveryView(
                id=str(each.id),
                event=each.event,
                state=each.state.value,
                attempts=each.attempts,
                last_status=each.last_status,
                last_error=each.last_error,
                at=each.created_at,
            )
            for each in found
        ]

    @router.post("/deliveries/{id}/resend", operation_id="resend_delivery", responses=problems(404))
    async def resend(delivery_id: Annotated[UUID, Path(alias="id")], actor: Actor = admin) -> Done:
        """Deliver again, now."""
        async with console.database.unit_of_work(actor.shop_id) as uow:
            await console.webhooks.resend(uow, delivery_id)
            await note_act(uow, actor.staff.id, "delivery.resend", delivery_id, console.clock.now())
        return Done()


def _view(webhook: Webhook) -> WebhookView:
    return WebhookView(id=str(webhook.id), url=webhook.url, events=list(webhook.events), created_at=webhook.created_at)
