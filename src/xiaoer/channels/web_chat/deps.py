"""What this channel needs; built by `app/`."""

from __future__ import annotations

from dataclasses import dataclass

from xiaoer.conversation.receive_message import ReceiveMessage
from xiaoer.foundation.clock import Clock
from xiaoer.realtime.bus import Bus
from xiaoer.storage.database import Database


@dataclass(frozen=True, slots=True)
class WebChat:
    """The use cases and ports behind the widget; `secret` signs visitors' tokens."""

    database: Database
    bus: Bus
    clock: Clock
    secret: bytes
    receive_message: ReceiveMessage
