"""When a parcel leaves and when it arrives, by the shop's shipping policy and the order's own data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from xiaoer.commerce.model import Order, Product
from xiaoer.skills.wording import Grounds, joined

Shipping = Mapping[str, Any]


def weekdays(spec: object) -> frozenset[int]:
    """`1-5,7` → {1,2,3,4,5,7}; nothing given means every day."""
    days: set[int] = set()
    for part in str(spec or "1-7").split(","):
        first, _, last = part.partition("-")
        days.update(range(int(first), int(last or first) + 1))
    return frozenset(days)


def warehouse(shipping: Shipping, code: str) -> Mapping[str, Any]:
    """The warehouse of this code; the only one when no code is given; empty when unknown."""
    known = shipping.get("warehouse", ())
    if not code and len(known) == 1:
        return dict(known[0])
    return next((dict(each) for each in known if each.get("code") == code), {})


def carrier_name(shipping: Shipping, code: str) -> str:
    """顺丰速运 for SF; the code itself when the shop names no such carrier."""
    return next((str(each["name"]) for each in shipping.get("carrier", ()) if each.get("code") == code), code)


def ship_day(shipping: Shipping, code: str, paid: datetime, zone: ZoneInfo) -> datetime | None:
    """The day an order paid at this moment leaves the warehouse; None when the shop names no cut-off."""
    store = warehouse(shipping, code)
    cutoff = store.get("cutoff") or shipping.get("cutoff")
    if not cutoff:
        return None
    days = weekdays(store.get("ships_on") or shipping.get("ships_on"))
    local = paid.astimezone(zone)
    hour, _, minute = str(cutoff).partition(":")
    late = (local.hour, local.minute) >= (int(hour), int(minute or 0))
    day = local + timedelta(days=1 if late else 0)
    for _ in range(8):
        if day.isoweekday() in days:
            return day
        day += timedelta(days=1)
    return None


def promised_ship(order: Order, shipping: Shipping) -> datetime | None:
    """The latest moment at which the shop promised to ship the order."""
    if order.promised_ship_at:
        return order.promised_ship_at
    hours = shipping.get("ship_within_hours")
    return order.paid_at + timedelta(hours=int(hours)) if order.paid_at and hours else None


def presale_from(order: Order, products: Mapping[str, Product], now: datetime) -> tuple[str, datetime] | None:
    """The line that ships last because it is sold ahead: its title and from when."""
    coming = [
        (product.title, product.ships_from)
        for line in order.lines
        if (product := products.get(line.product)) is not None and product.ships_from and product.ships_from > now
    ]
    return max(coming, key=lambda pair: pair[1]) if coming else None


def why_not_shipped(
    order: Order, shipping: Shipping, products: Mapping[str, Product], grounds: Grounds, now: datetime
) -> tuple[str, bool]:
    """Why a paid order has not left and when it will; true when the promise is already broken."""
    store = warehouse(shipping, order.warehouse)
    place = f"从{store['name']}" if store.get("name") else ""
    promised = promised_ship(order, shipping)
    if order.hold_reason:
        return joined([f"这单现在没发，是因为{grounds.quote(order.hold_reason)}"]), bool(promised and promised < now)
    presale = presale_from(order, products, now)
    if presale and not (promised and promised > presale[1]):
        return joined([f"“{grounds.quote(presale[0])}”是预售款，{grounds.day(presale[1])}起{place}发货"]), False
    if promised is None:
        return joined([f"仓库正在备货，{place}发出就有单号"]), False
    if promised < now:
        return joined([f"按承诺最晚{grounds.moment(promised)}该发出，现在已经超时了，是我们没做好"]), True
    return joined([f"最晚{grounds.moment(promised)}前{place}发出"]), False
