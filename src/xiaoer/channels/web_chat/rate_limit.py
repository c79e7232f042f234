"""How much one visitor may send: a token bucket (a burst, then a steady rate)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from xiaoer.foundation.errors import ErrorKind, XiaoerError

BURST, PER_SECOND = 20.0, 5.0


class TooManyMessages(XiaoerError):
    """Too many messages at once; wait a moment and send again."""

    code: ClassVar[str] = "too_many_messages"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED


@dataclass(slots=True)
class Bucket:
    """One visitor's allowance; `at` is a monotonic time in seconds."""

    left: float = BURST
    at: float = 0.0

    def take(self, now: float) -> None:
        """Use one; raises TooManyMessages when none is left."""
        self.left = min(BURST, self.left + (now - self.at) * PER_SECOND)
        self.at = now
        if self.left < 1:
            raise TooManyMessages
        self.left -= 1
