"""Reads and writes the orders of a shop without a connector."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, or_, select
from sqlalchemy.dialects.postgresql import insert

from xiaoer.commerce.model import Order, OrderLine, OrderStatus, Shipment, ShipmentEvent, ShipmentStatus
from xiaoer.commerce.tables import order_lines, orders, shipment_events, shipments
from xiaoer.storage.among import among
from xiaoer.storage.database import UnitOfWork

_ORDER = [column for column in orders.c if column.name != "shop_id"]
_LINE = [column for column in order_lines.c if column.name not in {"shop_id", "order_no", "position"}]
_SHIPMENT = [column for column in shipments.c if column.name not in {"shop_id", "position"}]


async def recent_orders(uow: UnitOfWork, customer: str, limit: int) -> list[Order]:
    """The customer's orders, newest first."""
    return await _load(uow, orders.c.customer == customer, limit=limit)


async def find_order(uow: UnitOfWork, customer: str, number: str) -> Order | None:
    """The customer's order with this order or parcel number."""
    parcel = exists().where(shipments.c.order_no == orders.c.no, shipments.c.no == number)
    found = await _load(uow, orders.c.customer == customer, or_(orders.c.no == number, parcel), limit=1)
    return found[0] if found else None


async def all_orders(uow: UnitOfWork) -> list[Order]:
    """Every order of the shop, newest first."""
    return await _load(uow)


async def _load(uow: UnitOfWork, *where: ColumnElement[bool], limit: int | None = None) -> list[Order]:
    statement = select(*_ORDER).where(*where).order_by(orders.c.placed_at.desc(), orders.c.no).limit(limit)
    rows = (await uow.connection.execute(statement)).mappings().all()
    mine = [row["no"] for row in rows] if where else None
    lines, parcels = await _lines(uow, mine), await _shipments(uow, mine)
    return [
        Order(
            **{**row, "status": OrderStatus(row["status"])},
            lines=tuple(lines[row["no"]]),
            shipments=tuple(parcels[row["no"]]),
        )
        for row in rows
    ]


async def _lines(uow: UnitOfWork, nos: Sequence[str] | None) -> dict[str, list[OrderLine]]:
    statement = select(order_lines.c.order_no, *_LINE).order_by(order_lines.c.order_no, order_lines.c.position)
    if nos is not None:
        statement = statement.where(among(order_lines.c.order_no, nos))
    lines: dict[str, list[OrderLine]] = defaultdict(list)
    for row in (await uow.connection.execute(statement)).mappings():
        lines[row["order_no"]].append(OrderLine(**{column.name: row[column.name] for column in _LINE}))
    return lines


async def _shipments(uow: UnitOfWork, nos: Sequence[str] | None) -> dict[str, list[Shipment]]:
    statement = select(*_SHIPMENT).order_by(shipments.c.order_no, shipments.c.position)
    traced = select(shipment_events).order_by(shipment_events.c.shipment, shipment_events.c.position)
    if nos is not None:
        statement = statement.where(among(shipments.c.order_no, nos))
        own = select(shipments.c.no).where(among(shipments.c.order_no, nos))
        traced = traced.where(shipment_events.c.shipment.in_(own))
    events: dict[str, list[ShipmentEvent]] = defaultdict(list)
    for event in await uow.connection.execute(traced):
        events[event.shipment].append(ShipmentEvent(event.at, event.place, event.text))
    parcels: dict[str, list[Shipment]] = defaultdict(list)
    for row in (await uow.connection.execute(statement)).mappings():
        status = ShipmentStatus(row["status"])
        parcels[row["order_no"]].append(Shipment(**{**row, "status": status}, events=tuple(events[row["no"]])))
    return parcels


async def save_orders(uow: UnitOfWork, new: Sequence[Order]) -> None:
    """Add the orders, or replace those of the same number with their lines and parcels."""
    if not new:
        return
    shop = uow.shop_id
    await delete_orders(uow, [order.no for order in new])
    moved = [parcel.no for order in new for parcel in order.shipments]
    await uow.connection.execute(delete(shipments).where(among(shipments.c.no, moved)))
    await uow.connection.execute(insert(orders), [{**_columns(order, _ORDER), "shop_id": shop} for order in new])
    lines = [
        {**_columns(line, _LINE), "shop_id": shop, "order_no": order.no, "position": position}
        for order in new
        for position, line in enumerate(order.lines)
    ]
    parcels = [
        {**_columns(parcel, _SHIPMENT), "shop_id": shop, "position": position}
        for order in new
        for position, parcel in enumerate(order.shipments)
    ]
    events = [
        {
            "shop_id": shop,
            "shipment": parcel.no,
            "position": position,
            "at": event.at,
            "place": event.place,
            "text": event.text,
        }
        for order in new
        for parcel in order.shipments
        for position, event in enumerate(parcel.events)
    ]
    for table, rows in ((order_lines, lines), (shipments, parcels), (shipment_events, events)):
        if rows:
            await uow.connection.execute(insert(table), rows)


def _columns(thing: object, columns: Sequence[Any]) -> dict[str, Any]:
    return {column.name: getattr(thing, column.name) for column in columns}


async def delete_orders(uow: UnitOfWork, nos: Sequence[str]) -> None:
    """Remove the orders of these numbers."""
    if nos:
        await uow.connection.execute(delete(orders).where(among(orders.c.no, nos)))
