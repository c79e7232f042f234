"""What skills may ask of the shop's systems. Each call is scoped to one shop; a failing system raises CommerceUnavailable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol

from xiaoer.commerce.model import Order
from xiaoer.foundation.errors import ErrorKind, XiaoerError


class CommerceUnavailable(XiaoerError):
    """The shop's order system did not answer in time."""

    code: ClassVar[str] = "commerce_unavailable"
    kind: ClassVar[ErrorKind] = ErrorKind.UNAVAILABLE


class OrderReader(Protocol):
    """Reads the orders of one customer; never another's."""

    async def recent(self, customer: str, limit: int = 10) -> Sequence[Order]:
        """The customer's orders, newest first. `customer` is the shop's own id of an identified customer."""
        ...

    async def find(self, customer: str, order_or_parcel_no: str) -> Order | None:
        """The customer's order with this order number or parcel number; None also when it is another's."""
        ...
