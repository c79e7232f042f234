"""The customer of every message."""

from __future__ import annotations

from xiaoer.customers.model import Customer
from xiaoer.foundation.ids import CustomerId, ShopId
from xiaoer.storage.quick import Quick

_LOAD = (
    b"SELECT id, shop_id, external_id, name, level, phone, city, tags, profile FROM customers WHERE id = %(customer)s"
)


async def load_customer_quickly(quick: Quick, customer_id: CustomerId) -> Customer | None:
    """The customer of this id."""
    row = await quick.one(_LOAD, {"customer": customer_id})
    if row is None:
        return None
    return Customer(CustomerId(row[0]), ShopId(row[1]), *row[2:7], tags=tuple(row[7]), profile=row[8])
