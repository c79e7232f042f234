"""Jobs this room asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from xiaoer.jobs.model import Payload


@dataclass(frozen=True, slots=True)
class DeliverWebhook(Payload):
    """One attempt to deliver."""

    task: ClassVar[str] = "webhooks.deliver"
    shop_id: str
    delivery_id: str
