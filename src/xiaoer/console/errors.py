"""What the staff interface refuses by itself."""

from __future__ import annotations

from typing import ClassVar

from xiaoer.foundation.errors import ErrorKind, XiaoerError


class CsrfInvalid(XiaoerError):
    """The header X-CSRF-Token is missing or of another session; take it from GET /me."""

    code: ClassVar[str] = "csrf_invalid"
    kind: ClassVar[ErrorKind] = ErrorKind.FORBIDDEN


class OriginRefused(XiaoerError):
    """This can only be asked from pages of the same host."""

    code: ClassVar[str] = "origin_refused"
    kind: ClassVar[ErrorKind] = ErrorKind.FORBIDDEN
