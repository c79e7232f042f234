"""Reads and writes customers."""

from __future__ import annotations

from sqlalchemy.dialects.postgresql import insert

from xiaoer.customers.tables import customers
from xiaoer.foundation.ids import CustomerId, new_id
from xiaoer.storage.database import UnitOfWork


async def add_visitor(uow: UnitOfWork) -> CustomerId:
    """A new visitor nobody knows anything about."""
    customer_id = CustomerId(new_id())
    await uow.connection.execute(insert(customers).values(id=customer_id, shop_id=uow.shop_id))
    return customer_id
