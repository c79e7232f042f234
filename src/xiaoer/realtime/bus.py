"""The bus: the port, and the one that lives inside a process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Protocol

Listener = Callable[[bytes], None]


class Bus(Protocol):
    """Carries small hints from whoever publishes to all who listen. A hint may be lost, never the truth: that is in the database."""

    async def open(self) -> None:
        """Connect, in the background where that may take long."""
        ...

    async def close(self) -> None: ...

    async def publish(self, subject: str, data: bytes) -> None:
        """Send a hint; never raises when nobody can be reached."""
        ...

    async def subscribe(self, subject: str, listener: Listener) -> Callable[[], None]:
        """Call `listener` for each hint on the subject; the returned function ends it. An empty hint means: some may have been lost, look."""
        ...


class Listeners:
    """Who listens in this process, by subject."""

    def __init__(self) -> None:
        self._by_subject: defaultdict[str, set[Listener]] = defaultdict(set)

    def add(self, subject: str, listener: Listener) -> bool:
        """True when it is the subject's first."""
        first = subject not in self._by_subject
        self._by_subject[subject].add(listener)
        return first

    def discard(self, subject: str, listener: Listener) -> bool:
        """True when nobody listens to the subject any more."""
        if subject not in self._by_subject:
            return False
        self._by_subject[subject].discard(listener)
        if self._by_subject[subject]:
            return False
        del self._by_subject[subject]
        return True

    def tell(self, subject: str, data: bytes) -> None:
        """Call every listener of the subject."""
        for listener in list(self._by_subject.get(subject, ())):
            listener(data)

    def subjects(self) -> list[str]:
        """What is listened to."""
        return list(self._by_subject)


class InProcessBus:
    """A bus for one process: listeners are called at once."""

    def __init__(self) -> None:
        self._listeners = Listeners()

    async def open(self) -> None:
        """Nothing to connect."""

    async def close(self) -> None:
        """Nothing to disconnect."""

    async def publish(self, subject: str, data: bytes) -> None:
        """Call every listener of the subject."""
        self._listeners.tell(subject, data)

    async def subscribe(self, subject: str, listener: Listener) -> Callable[[], None]:
        """Listen until the returned function is called."""
        self._listeners.add(subject, listener)

        def end() -> None:
            self._listeners.discard(subject, listener)

        return end
