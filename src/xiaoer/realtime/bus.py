"""The bus: the port, and the one that lives inside a process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Protocol

Listener = Callable[[bytes], None]


class Bus(Protocol):
    """Carries small hints from whoever publishes to all who listen."""

    async def publish(self, subject: str, data: bytes) -> None: ...

    async def subscribe(self, subject: str, listener: Listener) -> Callable[[], None]:
        """Call `listener` for each hint on the subject; the returned function ends it."""
        ...


class InProcessBus:
    """A bus for one process: listeners are called at once."""

    def __init__(self) -> None:
        self._listeners: defaultdict[str, set[Listener]] = defaultdict(set)

    async def publish(self, subject: str, data: bytes) -> None:
        """Call every listener of the subject."""
        for listener in list(self._listeners.get(subject, ())):
            listener(data)

    async def subscribe(self, subject: str, listener: Listener) -> Callable[[], None]:
        """Listen until the returned function is called."""
        self._listeners[subject].add(listener)

        def end() -> None:
            self._listeners[subject].discard(listener)
            if not self._listeners[subject]:
                del self._listeners[subject]

        return end
