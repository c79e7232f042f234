"""Orders kept in our own database: those of demo and test shops, brought by their packs."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from xiaoer.commerce.model import Order
from xiaoer.commerce.orders_repository import find_order, recent_orders
from xiaoer.commerce.ports import CommerceUnavailable
from xiaoer.foundation.ids import ShopId
from xiaoer.storage.database import Database

#: A shopper would rather hear that it takes longer than wait for longer than this.
DEADLINE = 3.0


@dataclass(frozen=True, slots=True)
class StoredOrders:
    """The `OrderReader` of one shop over the tables of this room."""

    database: Database
    shop_id: ShopId

    async def recent(self, customer: str, limit: int = 10) -> Sequence[Order]:
        """The customer's orders, newest first."""
        try:
            async with asyncio.timeout(DEADLINE), self.database.unit_of_work(self.shop_id) as uow:
                return await recent_orders(uow, customer, limit)
        except (TimeoutError, SQLAlchemyError) as error:
            raise CommerceUnavailable from error

    async def find(self, customer: str, order_or_parcel_no: str) -> Order | None:
        """The customer's order with this order or parcel number."""
        try:
            async with asyncio.timeout(DEADLINE), self.database.unit_of_work(self.shop_id) as uow:
                return await find_order(uow, customer, order_or_parcel_no)
        except (TimeoutError, SQLAlchemyError) as error:
            raise CommerceUnavailable from error
