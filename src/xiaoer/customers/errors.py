"""What can be wrong with the name of a customer."""

from __future__ import annotations

from typing import ClassVar

from xiaoer.foundation.errors import ErrorKind, XiaoerError


class CustomerNotFound(XiaoerError):
    """The shop has no customer with this id."""

    code: ClassVar[str] = "customer_not_found"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND
