"""How much one visitor may send: a token bucket (a burst, then a steady rate), shared by everything the visitor sends to this process."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import ClassVar

from xiaoer.foundation.errors import ErrorKind, XiaoerError
from xiaoer.foundation.ids import CustomerId

BURST, PER_SECOND = 20.0, 5.0
#: Visitors that are remembered; who was silent longest is forgotten first, with a full bucket by then.
_REMEMBERED = 20_000


class TooManyMessages(XiaoerError):
    """Too many messages at once; wait a moment and send again."""

    code: ClassVar[str] = "too_many_messages"
    kind: ClassVar[ErrorKind] = ErrorKind.LIMITED


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


@dataclass(frozen=True, slots=True)
class Buckets:
    """Every visitor's allowance in this process."""

    known: OrderedDict[CustomerId, Bucket] = field(default_factory=OrderedDict)

    def of(self, visitor: CustomerId, now: float) -> Bucket:
        """The visitor's bucket."""
        bucket = self.known.get(visitor)
        if bucket is None:
            bucket = self.known[visitor] = Bucket(at=now)
            if len(self.known) > _REMEMBERED:
                self.known.popitem(last=False)
        self.known.move_to_end(visitor)
        return bucket
