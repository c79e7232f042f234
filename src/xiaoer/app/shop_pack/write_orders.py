"""Customers, orders and parcels as the tables of their CSV files; times absolute."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from xiaoer.app.shop_pack.cells import join_values
from xiaoer.app.shop_pack.orders import CUSTOMER, EVENT, LINE, ORDER, SHIPMENT
from xiaoer.app.shop_pack.times import write_time
from xiaoer.commerce.model import Order
from xiaoer.customers.model import CustomerRecord
from xiaoer.foundation.ids import yuan


def order_tables(customers: Sequence[CustomerRecord], orders: Sequence[Order], zone: ZoneInfo) -> dict[str, Any]:
    """Columns and rows by file name."""
    parcels = [parcel for order in orders for parcel in order.shipments]
    return {
        "customers.csv": (CUSTOMER, [_customer(each, zone) for each in customers]),
        "orders.csv": (ORDER, [_order(each, zone) for each in orders]),
        "order_lines.csv": (
            LINE, [(each.no, line.sku, str(line.quantity), yuan(line.price)) for each in orders for line in each.lines],
        ),
        "shipments.csv": (
            SHIPMENT,
            [
                (
                    each.no, each.order_no, each.carrier, each.status.value, write_time(each.shipped_at, zone),
                    write_time(each.promised_at, zone), write_time(each.delivered_at, zone), each.courier,
                    each.courier_phone, each.exception,
                )
                for each in parcels
            ],
        ),
        "shipment_events.csv": (
            EVENT,
            [(each.no, write_time(event.at, zone), event.place, event.text) for each in parcels for event in each.events],
        ),
    }  # fmt: skip


def _customer(each: CustomerRecord, zone: ZoneInfo) -> Sequence[str]:
    return (
        each.external_id,
        each.name,
        each.phone,
        each.level,
        each.city,
        each.profile.get("height", ""),
        each.profile.get("weight", ""),
        join_values(each.tags),
        write_time(each.joined_at, zone),
        each.note,
    )


def _order(each: Order, zone: ZoneInfo) -> Sequence[str]:
    return (
        each.no,
        each.customer,
        each.status.value,
        write_time(each.placed_at, zone),
        write_time(each.paid_at, zone),
        yuan(each.amount),
        yuan(each.freight),
        yuan(each.discount),
        each.recipient,
        each.phone,
        each.province,
        each.city,
        each.address,
        each.note,
        write_time(each.promised_ship_at, zone),
        each.warehouse,
        each.hold_reason,
        each.invoice,
    )
