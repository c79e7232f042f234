"""A shopper's side of the widget socket, lean enough that two thousand fit beside the servers on two cores."""

from __future__ import annotations

import asyncio
import contextlib
import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import orjson
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed


@dataclass(slots=True)
class Sent:
    """One message: when it was sent, acknowledged and answered (seconds on the monotonic clock)."""

    at: float
    text: str
    acked: float | None = None
    replied: float | None = None
    seq: int | None = None


@dataclass(slots=True)
class Shopper:
    """Keeps a socket open through every restart of the other side, resends what was not acknowledged, resumes by seq."""

    urls: list[str]
    token: str
    sent: dict[str, Sent] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    doubled: int = 0
    last_seq: int = 0
    out_of_order: int = 0
    reconnects: int = 0
    socket: ClientConnection | None = None
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    refused: list[str] = field(default_factory=list)
    turn: int = 0
    #: The bot handed the chat over: it answers no more.
    with_people: bool = False

    async def run(self) -> None:
        """Stay connected until cancelled."""
        pause = 0.1
        while True:
            url = self.urls[self.turn % len(self.urls)]
            try:
                address = f"{url.replace('http', 'ws', 1)}/widget/v1/socket"
                async with connect(
                    address, compression=None, max_queue=64, ping_interval=None, open_timeout=30
                ) as socket:
                    pause = 0.1
                    await self._talk(socket)
            except (OSError, ConnectionClosed, TimeoutError, EOFError) as error:
                del error  # the other side was killed or is not up yet: that is what reconnecting is for
            except Exception as error:
                if type(error).__name__ not in {"InvalidStatus", "InvalidMessage", "InvalidHandshake"}:
                    raise
            self.socket = None
            self.ready.clear()
            self.reconnects += 1
            self.turn += 1
            await asyncio.sleep(pause)
            pause = min(pause * 2, 2)

    async def _talk(self, socket: ClientConnection) -> None:
        await socket.send(orjson.dumps({"type": "hello", "token": self.token, "after": self.last_seq}).decode())
        async for frame in socket:
            self._take(orjson.loads(frame), socket)
            if not self.ready.is_set() and self.socket is socket:
                self.ready.set()
                for client_id, sent in list(self.sent.items()):
                    if sent.acked is None and not self.refused:
                        await self._frame(client_id, sent.text)

    def _take(self, frame: dict[str, Any], socket: ClientConnection) -> None:
        kind = frame["type"]
        if kind == "welcome":
            self.socket = socket
            for message in frame["messages"]:
                self._message(message)
        elif kind == "message":
            self._message(frame["message"])
        elif kind == "ack":
            sent = self.sent[frame["client_id"]]
            if sent.acked is None:
                sent.acked, sent.seq = time.monotonic(), frame["seq"]
        elif kind in {"refused", "error"}:
            self.refused.append(str(frame))

    def _message(self, message: dict[str, Any]) -> None:
        seq = int(message["seq"])
        if seq in self.messages:
            self.doubled += 1
            return
        if seq < self.last_seq:
            self.out_of_order += 1
        self.last_seq = max(self.last_seq, seq)
        self.messages[seq] = message
        if message["content"].get("event") == "handed_over":
            self.with_people = True
        if message["author"] == "bot":
            now = time.monotonic()
            for client_id in self.waiting:
                self.sent[client_id].replied = now
            self.waiting.clear()

    async def say(self, text: str) -> None:
        """Send one message; it is sent again after a reconnect unless it was acknowledged."""
        client_id = uuid4().hex
        self.sent[client_id] = Sent(time.monotonic(), text)
        self.waiting.append(client_id)
        await self._frame(client_id, text)

    async def _frame(self, client_id: str, text: str) -> None:
        if self.socket is None:
            return
        content = {"type": "text", "text": text}
        with contextlib.suppress(ConnectionClosed):
            await self.socket.send(orjson.dumps({"type": "send", "client_id": client_id, "content": content}).decode())


def lost(shopper: Shopper) -> int:
    """Messages that were never acknowledged, or acknowledged and not in the timeline, or never answered."""
    own = {message.get("client_id") for message in shopper.messages.values() if message["author"] == "customer"}
    unanswered = len([client_id for client_id in shopper.waiting if shopper.sent[client_id].acked])
    return unanswered + sum(sent.acked is None or client_id not in own for client_id, sent in shopper.sent.items())


def doubled(shopper: Shopper) -> int:
    """Messages that stand twice in the timeline."""
    ids = [message["client_id"] for message in shopper.messages.values() if message["author"] == "customer"]
    return shopper.doubled + len(ids) - len(set(ids))


def gaps(shopper: Shopper) -> int:
    """Numbers missing between the first and the last seq seen, beyond notes the shopper never sees."""
    return (max(shopper.messages) - len(shopper.messages)) if shopper.messages else 0
