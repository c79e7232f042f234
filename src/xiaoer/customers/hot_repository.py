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
    customer, shop, external_id, name, level, phone, city, tags, profile = row
    return Customer(CustomerId(customer), ShopId(shop), external_id, name, level, phone, city, tuple(tags), profile)
