"""The bus of many machines: NATS. It comes and goes without anybody noticing more than a poll's delay."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

import nats
import structlog
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription

from xiaoer.realtime.bus import Listener, Listeners

_log = structlog.get_logger()
_PREFIX = "xiaoer."
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 5.0


class NatsBus:
    """Hints go to listeners of this process at once, and through NATS to those of others.

    While NATS is away hints to other processes are lost; when it is back every listener gets an empty one.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._listeners = Listeners()
        self._client: Client | None = None
        self._subscriptions: dict[str, Subscription] = {}
        self._connecting: asyncio.Task[None] | None = None
        self._ending: set[asyncio.Task[None]] = set()
        self._away = False

    async def open(self) -> None:
        """Start connecting; a NATS that is not there yet is waited for in the background."""
        self._connecting = asyncio.create_task(self._connect())

    async def close(self) -> None:
        """Send what is on its way and disconnect."""
        if self._connecting:
            self._connecting.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._connecting
        if self._client and not self._client.is_closed:
            with contextlib.suppress(nats.errors.Error, TimeoutError, OSError):
                async with asyncio.timeout(2):
                    await self._client.flush(1)
            with contextlib.suppress(nats.errors.Error, OSError):
                await self._client.close()

    async def publish(self, subject: str, data: bytes) -> None:
        """Tell this process at once, the others through NATS if it is there."""
        self._listeners.tell(subject, data)
        if self._client is None or not self._client.is_connected:
            return
        try:
            await self._client.publish(_PREFIX + subject, data)
        except (nats.errors.Error, OSError) as error:
            _log.warning("bus.hint_lost", subject=subject, error=f"{type(error).__name__}: {error}")

    async def subscribe(self, subject: str, listener: Listener) -> Callable[[], None]:
        """Listen until the returned function is called."""
        if self._listeners.add(subject, listener):
            await self._listen(subject)

        def end() -> None:
            if self._listeners.discard(subject, listener):
                found = self._subscriptions.pop(subject, None)
                if found:
                    task = asyncio.ensure_future(self._unsubscribe(found))
                    self._ending.add(task)
                    task.add_done_callback(self._ending.discard)

        return end

    async def _connect(self) -> None:
        pause = _FIRST_PAUSE
        while True:
            try:
                self._client = await nats.connect(
                    [each.strip() for each in self._url.split(",")],
                    no_echo=True,
                    connect_timeout=5,
                    max_reconnect_attempts=-1,
                    reconnect_time_wait=0.2,
                    allow_reconnect=True,
                    ping_interval=10,
                    max_outstanding_pings=2,
                    pending_size=0,
                    disconnected_cb=self._on_lost,
                    reconnected_cb=self._on_back,
                    error_cb=self._on_error,
                )
                break
            except (nats.errors.Error, OSError) as error:
                _log.warning("bus.not_reached", url=self._url, error=f"{type(error).__name__}: {error}")
                self._away = True
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
        for subject in self._listeners.subjects():
            await self._listen(subject)
        if self._away:
            await self._on_back()

    async def _listen(self, subject: str) -> None:
        if self._client is None or subject in self._subscriptions:
            return

        async def tell(message: Msg) -> None:
            self._listeners.tell(subject, message.data)

        try:
            self._subscriptions[subject] = await self._client.subscribe(_PREFIX + subject, cb=tell)
        except (nats.errors.Error, OSError) as error:
            _log.warning("bus.not_listening", subject=subject, error=f"{type(error).__name__}: {error}")

    async def _unsubscribe(self, subscription: Subscription) -> None:
        with contextlib.suppress(nats.errors.Error, OSError):
            await subscription.unsubscribe()

    async def _on_lost(self) -> None:
        if not self._away:
            _log.warning("bus.lost", url=self._url)
        self._away = True

    async def _on_back(self) -> None:
        self._away = False
        _log.warning("bus.back", url=self._url)
        for subject in self._listeners.subjects():
            await self._listen(subject)
            self._listeners.tell(subject, b"")

    async def _on_error(self, error: Exception) -> None:
        if not self._away:
            _log.warning("bus.error", error=f"{type(error).__name__}: {error}")
        if self._client is None:  # not reached yet: nats.connect tries on by itself
            self._away = True
