"""Customers, orders, parcels and their traces, for demo and test shops."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from xiaoer.app.shop_pack.cells import CODE, Known, Reading, Row, read_rows
from xiaoer.commerce.model import (
    Order,
    OrderLine,
    OrderStatus,
    Product,
    Shipment,
    ShipmentEvent,
    ShipmentStatus,
    Variant,
)
from xiaoer.customers.model import CustomerRecord
from xiaoer.foundation.ids import Fen

CUSTOMER = ("id", "name", "phone", "level", "city", "height", "weight", "tags", "joined", "note")
ORDER = ("no", "customer", "status", "placed", "paid", "amount", "freight", "discount", "recipient", "phone", "province", "city",
         "address", "note", "promised_ship", "warehouse", "hold_reason", "invoice")  # fmt: skip
LINE = ("order", "sku", "quantity", "price")
SHIPMENT = (
    "no",
    "order",
    "carrier",
    "status",
    "shipped",
    "promised",
    "delivered",
    "courier",
    "courier_phone",
    "exception",
)
EVENT = ("shipment", "at", "place", "text")
INVOICES = ("none", "requested", "issued")
_PHONE = re.compile(r"^\+?[\d*][\d* -]{2,24}$")
#: States in which a parcel must exist, and in which it must not.
_NEEDS_PARCEL = {OrderStatus.SHIPPED, OrderStatus.DELIVERED, OrderStatus.COMPLETED}


def _phone(row: Row, name: str) -> str:
    value = row.text(name, 30)
    if value and not _PHONE.match(value):
        row.wrong(name, f"“{value}” is no phone number; write digits")
    return value


def read_customers(reading: Reading) -> tuple[CustomerRecord, ...]:
    """customers.csv."""
    known = Known()
    found = []
    for row in read_rows(reading, "customers.csv", CUSTOMER, ("id", "name")):
        body = {name: row.cells[name] for name in ("height", "weight") if row.number(name) is not None}
        customer = CustomerRecord(
            external_id=row.code("id", CODE),
            name=row.text("name", 100),
            phone=_phone(row, "phone"),
            level=row.text("level", 40),
            city=row.text("city", 60),
            tags=row.several("tags", 40),
            joined_at=row.time("joined"),
            note=row.text("note", 500),
            profile=body,
        )
        if known.first(row, "id", customer.external_id):
            found.append(customer)
    return tuple(found)


class _Shop:
    """What orders may refer to."""

    def __init__(
        self, customers: Sequence[CustomerRecord], products: Sequence[Product], shipping: Mapping[str, object]
    ) -> None:
        self.customers = {customer.external_id for customer in customers}
        self.variants: dict[str, tuple[Product, Variant]] = {
            variant.sku: (product, variant) for product in products for variant in product.variants
        }
        self.warehouses = _codes(shipping, "warehouse")
        self.carriers = _codes(shipping, "carrier")


def _codes(shipping: Mapping[str, object], name: str) -> set[str]:
    tables = shipping.get(name)
    return {str(each.get("code")) for each in tables} if isinstance(tables, list) else set()


def read_orders(
    reading: Reading,
    customers: Sequence[CustomerRecord],
    products: Sequence[Product],
    shipping: Mapping[str, object],
) -> tuple[Order, ...]:
    """orders.csv with order_lines.csv, shipments.csv and shipment_events.csv, in the order of orders.csv."""
    shop = _Shop(customers, products, shipping)
    orders, rows = _orders(reading, shop)
    lines = _lines(reading, shop, orders)
    shipments = _shipments(reading, shop, orders)
    whole = [replace(order, lines=tuple(lines[no]), shipments=tuple(shipments[no])) for no, order in orders.items()]
    for order in whole:
        _look_twice(rows[order.no], order)
    return tuple(whole)


def _orders(reading: Reading, shop: _Shop) -> tuple[dict[str, Order], dict[str, Row]]:
    known = Known()
    orders: dict[str, Order] = {}
    rows: dict[str, Row] = {}
    for row in read_rows(reading, "orders.csv", ORDER, ("no", "customer", "status", "placed", "amount")):
        customer, warehouse = row.text("customer", 64), row.text("warehouse", 64)
        if customer and customer not in shop.customers:
            row.wrong("customer", f"“{customer}” is no id in customers.csv; add the customer or mend the id")
        if warehouse and shop.warehouses and warehouse not in shop.warehouses:
            row.wrong("warehouse", f"“{warehouse}” is no [[warehouse]] code in policies/shipping.toml")
        no = row.code("no")
        order = Order(
            no=no,
            customer=customer,
            status=OrderStatus(row.one_of("status", [each.value for each in OrderStatus], "unpaid")),
            placed_at=row.time("placed") or reading.anchor,
            paid_at=row.time("paid"),
            amount=row.money("amount") or Fen(0),
            freight=row.money("freight") or Fen(0),
            discount=row.money("discount") or Fen(0),
            recipient=row.text("recipient", 60),
            phone=_phone(row, "phone"),
            province=row.text("province", 40),
            city=row.text("city", 60),
            address=row.text("address", 300),
            note=row.text("note", 500),
            promised_ship_at=row.time("promised_ship"),
            warehouse=warehouse,
            hold_reason=row.text("hold_reason", 300),
            invoice=row.one_of("invoice", INVOICES, "none"),
        )
        if known.first(row, "no", no):
            orders[no], rows[no] = order, row
    return orders, rows


def _lines(reading: Reading, shop: _Shop, orders: Mapping[str, Order]) -> dict[str, list[OrderLine]]:
    lines: dict[str, list[OrderLine]] = defaultdict(list)
    for row in read_rows(reading, "order_lines.csv", LINE, ("order", "sku", "quantity", "price")):
        order, sku = row.text("order", 64), row.text("sku", 64)
        quantity, price = row.whole("quantity", 10_000), row.money("price")
        if order and order not in orders:
            row.wrong("order", f"“{order}” is no order in orders.csv")
        if quantity == 0:
            row.wrong("quantity", "0 pieces; leave the line out")
        if sku and sku not in shop.variants:
            row.wrong("sku", f"“{sku}” is no sku in variants.csv; add the variant or mend the sku")
        elif sku:
            product, variant = shop.variants[sku]
            lines[order].append(
                OrderLine(
                    sku, product.code, product.title, variant.color, variant.size, quantity or 1, price or Fen(0),
                    variant.picture or product.picture,
                )
            )  # fmt: skip
    return lines


def _shipments(reading: Reading, shop: _Shop, orders: Mapping[str, Order]) -> dict[str, list[Shipment]]:
    known = Known()
    shipments: dict[str, Shipment] = {}
    for row in read_rows(reading, "shipments.csv", SHIPMENT, ("no", "order", "carrier", "status")):
        order, carrier = row.text("order", 64), row.text("carrier", 64)
        if order and order not in orders:
            row.wrong("order", f"“{order}” is no order in orders.csv")
        if carrier and shop.carriers and carrier not in shop.carriers:
            row.wrong("carrier", f"“{carrier}” is no [[carrier]] code in policies/shipping.toml")
        shipment = Shipment(
            no=row.code("no"),
            order_no=order,
            carrier=carrier,
            status=ShipmentStatus(row.one_of("status", [each.value for each in ShipmentStatus], "collected")),
            shipped_at=row.time("shipped"),
            promised_at=row.time("promised"),
            delivered_at=row.time("delivered"),
            courier=row.text("courier", 60),
            courier_phone=_phone(row, "courier_phone"),
            exception=row.text("exception", 300),
        )
        if shipment.status is ShipmentStatus.DELIVERED and shipment.delivered_at is None:
            row.wrong("delivered", "a delivered parcel needs its time; fill it in")
        if shipment.status is ShipmentStatus.EXCEPTION and not shipment.exception:
            row.wrong("exception", "a parcel in trouble needs its reason; fill it in")
        if known.first(row, "no", shipment.no):
            shipments[shipment.no] = shipment
    events = _events(reading, shipments)
    found: dict[str, list[Shipment]] = defaultdict(list)
    for no, shipment in shipments.items():
        found[shipment.order_no].append(replace(shipment, events=tuple(sorted(events[no], key=_moment))))
    return found


def _moment(event: ShipmentEvent) -> datetime:
    return event.at


def _events(reading: Reading, shipments: Mapping[str, Shipment]) -> dict[str, list[ShipmentEvent]]:
    events: dict[str, list[ShipmentEvent]] = defaultdict(list)
    for row in read_rows(reading, "shipment_events.csv", EVENT, ("shipment", "at", "text")):
        shipment, at = row.text("shipment", 64), row.time("at")
        if shipment and shipment not in shipments:
            row.wrong("shipment", f"“{shipment}” is no parcel in shipments.csv")
        if at:
            events[shipment].append(ShipmentEvent(at, row.text("place", 100), row.text("text", 500)))
    return events


def _look_twice(row: Row, order: Order) -> None:
    """Warn of what can't be: the pack imports, but answers about this order would be odd."""
    if order.paid_at and order.paid_at < order.placed_at:
        row.warn(f"{order.no} was paid before it was placed")
    if order.status not in {OrderStatus.UNPAID, OrderStatus.CANCELLED} and order.paid_at is None:
        row.warn(f"{order.no} is {order.status} but has no time of payment")
    if order.status in _NEEDS_PARCEL and not order.shipments:
        row.warn(f"{order.no} is {order.status} but has no parcel in shipments.csv")
    if order.status in {OrderStatus.UNPAID, OrderStatus.PAID} and order.shipments:
        row.warn(f"{order.no} is {order.status} but has a parcel")
    if not order.lines:
        row.warn(f"{order.no} has no lines in order_lines.csv")
    total = sum(line.price * line.quantity for line in order.lines) + order.freight - order.discount
    if order.lines and total != order.amount:
        row.warn(
            f"{order.no}: lines + freight - discount make {total / 100:.2f}, but amount says {order.amount / 100:.2f}"
        )
