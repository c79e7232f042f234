"""Orders held in memory: what `xiaoer eval` plays against."""

from __future__ import annotations

from collections.abc import Sequence

from xiaoer.commerce.model import Order


class InMemoryOrders:
    """The `OrderReader` over a list of orders."""

    def __init__(self, orders: Sequence[Order] = ()) -> None:
        self._orders = tuple(orders)

    async def recent(self, customer: str, limit: int = 10) -> Sequence[Order]:
        """The customer's orders, newest first."""
        own = [order for order in self._orders if order.customer == customer]
        return sorted(own, key=lambda order: order.placed_at, reverse=True)[:limit]

    async def find(self, customer: str, order_or_parcel_no: str) -> Order | None:
        """The customer's order with this order or parcel number."""
        for order in self._orders:
            parcels = {shipment.no for shipment in order.shipments}
            if order.customer == customer and (order.no == order_or_parcel_no or order_or_parcel_no in parcels):
                return order
        return None
