"""Reads and writes webhooks and deliveries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping, any_, delete, func, literal, select, update
from sqlalchemy.dialects.postgresql import JSONB, insert

from xiaoer.storage.database import UnitOfWork
from xiaoer.storage.quick import Quick
from xiaoer.webhooks.model import Delivery, DeliveryState, Webhook, WebhookNotFound
from xiaoer.webhooks.tables import webhook_deliveries, webhooks


def _webhook(row: RowMapping) -> Webhook:
    return Webhook(row["id"], row["url"], tuple(row["events"]), row["secret"], row["created_at"])


def _delivery(row: RowMapping) -> Delivery:
    return Delivery(
        id=row["id"],
        webhook_id=row["webhook_id"],
        event=row["event"],
        payload=row["payload"],
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        last_status=row["last_status"],
        last_error=row["last_error"],
        created_at=row["created_at"],
    )


async def all_webhooks(uow: UnitOfWork) -> list[Webhook]:
    """The shop's webhooks, oldest first."""
    rows = await uow.connection.execute(select(webhooks).order_by(webhooks.c.created_at))
    return [_webhook(row) for row in rows.mappings()]


async def load_webhook(uow: UnitOfWork, webhook_id: UUID) -> Webhook:
    """The webhook of this id; raises WebhookNotFound."""
    row = (await uow.connection.execute(select(webhooks).where(webhooks.c.id == webhook_id))).mappings().first()
    if row is None:
        raise WebhookNotFound(webhook=str(webhook_id))
    return _webhook(row)


async def add_webhook(uow: UnitOfWork, webhook: Webhook) -> None:
    """Keep a new webhook."""
    statement = insert(webhooks).values(
        shop_id=uow.shop_id,
        id=webhook.id,
        url=webhook.url,
        events=list(webhook.events),
        secret=webhook.secret,
        created_at=webhook.created_at,
    )
    await uow.connection.execute(statement)


async def delete_webhook(uow: UnitOfWork, webhook_id: UUID) -> None:
    """Remove a webhook with its deliveries; raises WebhookNotFound."""
    if not (await uow.connection.execute(delete(webhooks).where(webhooks.c.id == webhook_id))).rowcount:
        raise WebhookNotFound(webhook=str(webhook_id))


async def anyone_wants(uow: UnitOfWork, event: str) -> bool:
    """Whether a webhook of the shop wants this event."""
    wanted = select(literal(1)).select_from(webhooks).where(literal(event) == any_(webhooks.c.events)).limit(1)
    return (await uow.connection.execute(wanted)).first() is not None


_ANYONE = b"SELECT 1 FROM webhooks WHERE %(event)s = ANY (events) LIMIT 1"


async def anyone_wants_quickly(quick: Quick, event: str) -> bool:
    """The same in a quick transaction."""
    return await quick.one(_ANYONE, {"event": event}) is not None


async def add_deliveries(uow: UnitOfWork, event: str, payload: Mapping[str, Any]) -> Sequence[UUID]:
    """One delivery for each webhook that wants this event; one statement, cheap when there is none."""
    wanted = select(
        webhooks.c.shop_id,
        func.gen_random_uuid(),
        webhooks.c.id,
        literal(event),
        literal(dict(payload), JSONB),
    ).where(literal(event) == any_(webhooks.c.events))
    columns = ["shop_id", "id", "webhook_id", "event", "payload"]
    statement = insert(webhook_deliveries).from_select(columns, wanted).returning(webhook_deliveries.c.id)
    return list((await uow.connection.execute(statement)).scalars())


async def load_delivery(uow: UnitOfWork, delivery_id: UUID, *, lock: bool = False) -> Delivery:
    """The delivery of this id; raises WebhookNotFound."""
    statement = select(webhook_deliveries).where(webhook_deliveries.c.id == delivery_id)
    row = (await uow.connection.execute(statement.with_for_update() if lock else statement)).mappings().first()
    if row is None:
        raise WebhookNotFound(delivery=str(delivery_id))
    return _delivery(row)


async def recent_deliveries(uow: UnitOfWork, webhook_id: UUID, limit: int = 100) -> list[Delivery]:
    """A webhook's deliveries, newest first."""
    statement = select(webhook_deliveries).where(webhook_deliveries.c.webhook_id == webhook_id)
    rows = await uow.connection.execute(statement.order_by(webhook_deliveries.c.created_at.desc()).limit(limit))
    return [_delivery(row) for row in rows.mappings()]


async def note_attempt(
    uow: UnitOfWork, delivery_id: UUID, state: DeliveryState, status: int | None, error: str
) -> None:
    """Count one more attempt and how it went."""
    statement = (
        update(webhook_deliveries)
        .where(webhook_deliveries.c.id == delivery_id)
        .values(
            state=state.value,
            attempts=webhook_deliveries.c.attempts + 1,
            last_status=status,
            last_error=error[:500],
        )
    )
    await uow.connection.execute(statement)


async def revive(uow: UnitOfWork, delivery_id: UUID) -> None:
    """Let a delivery start anew; raises WebhookNotFound."""
    statement = update(webhook_deliveries).where(webhook_deliveries.c.id == delivery_id)
    values = {"state": DeliveryState.WAITING.value, "attempts": 0}
    if not (await uow.connection.execute(statement.values(**values))).rowcount:
        raise WebhookNotFound(delivery=str(delivery_id))
