"""One base for every error a person or a program outside may see."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar


class ErrorKind(StrEnum):
    """What an error means to the caller; the edges map it to HTTP, WebSocket or a reply."""

    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    FORBIDDEN = "forbidden"
    REJECTED = "rejected"
    UNAUTHENTICATED = "unauthenticated"
    LIMITED = "limited"
    TOO_LARGE = "too_large"
    UNAVAILABLE = "unavailable"


class XiaoerError(Exception):
    """An error with a stable code, a kind, and data that names what, where and the remedy.

    Subclasses set `code` and `kind`; the class docstring's first line is the message shown when none is given.
    """

    code: ClassVar[str] = "error"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED

    def __init__(self, message: str | None = None, **data: object) -> None:
        self.message = message or (type(self).__doc__ or self.code).strip().splitlines()[0]
        self.data = data
        super().__init__(self.message)
