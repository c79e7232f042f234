"""Webhooks and their deliveries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from xiaoer.foundation.errors import ErrorKind, XiaoerError

#: What a webhook can be told of.
EVENTS = ("message.created", "conversation.changed")
#: Pauses after the first, second … failed attempt; when they are used up the delivery is dead until somebody resends it.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (5, 30, 120, 600, 1800, 7200, 18_000, 36_000))


class DeliveryState(StrEnum):
    """How far a delivery is."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    DEAD = "dead"


class WebhookNotFound(XiaoerError):
    """There is no such webhook or delivery."""

    code: ClassVar[str] = "webhook_not_found"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND


class WebhookUrlRefused(XiaoerError):
    """A webhook's address must be https:// and lead to a public host; see XIAOER_WEBHOOK_PRIVATE for others."""

    code: ClassVar[str] = "webhook_url_refused"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that wants to be told, and the secret its deliveries are signed with (`whsec_…`)."""

    id: UUID
    url: str
    events: tuple[str, ...]
    secret: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """One event for one webhook."""

    id: UUID
    webhook_id: UUID
    event: str
    payload: Mapping[str, Any]
    state: DeliveryState
    attempts: int
    last_status: int | None
    last_error: str
    created_at: datetime
