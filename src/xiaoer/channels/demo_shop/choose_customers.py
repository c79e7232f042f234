"""Whom it is worth being in a demo: one customer for each thing that can be asked about an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from xiaoer.commerce.model import Order, OrderStatus, Shipment, ShipmentStatus
from xiaoer.customers.model import CustomerRecord

#: More would be a list to read, not a choice to make.
MOST = 7
#: A pack marks with this tag the customers whose stories it tells.
STORY_TAG = "demo"
_PATIENCE_DAYS = 7
_ON_THE_WAY = {ShipmentStatus.COLLECTED, ShipmentStatus.IN_TRANSIT, ShipmentStatus.OUT_FOR_DELIVERY}


@dataclass(frozen=True, slots=True)
class DemoCustomer:
    """A customer, why they are worth being, and the reason in a line."""

    id: str
    name: str
    level: str
    city: str
    why: str
    line_zh: str
    line_en: str


def choose_customers(
    customers: Sequence[CustomerRecord], orders: Sequence[Order], now: datetime, zone: ZoneInfo
) -> list[DemoCustomer]:
    """At most seven customers, each for another reason; those tagged `demo` go first, then the order most recently placed decides."""
    people = {customer.external_id: customer for customer in customers}
    told = {customer.external_id for customer in customers if STORY_TAG in customer.tags}
    newest_first = sorted(orders, key=lambda order: (order.customer in told, order.placed_at), reverse=True)
    chosen: dict[str, DemoCustomer] = {}
    taken: set[str] = set()
    for why, customer_id, line_zh, line_en in _candidates(people, newest_first, now, zone):
        if why not in chosen and customer_id in people and customer_id not in taken:
            person = people[customer_id]
            taken.add(customer_id)
            chosen[why] = DemoCustomer(customer_id, person.name, person.level, person.city, why, line_zh, line_en)
    return list(chosen.values())[:MOST]


def _candidates(
    people: dict[str, CustomerRecord], orders: Sequence[Order], now: datetime, zone: ZoneInfo
) -> Iterator[tuple[str, str, str, str]]:
    for reason in (_in_transit, _exception, _waiting, _delivered, _unpaid, _refunding):
        for order in orders:
            if lines := reason(order, now, zone):
                yield (reason.__name__.strip("_"), order.customer, *lines)
    yield from _vip(people, orders)
    yield from _new(people, orders)


def _parcel(order: Order) -> Shipment | None:
    return order.shipments[-1] if order.shipments else None


def _in_transit(order: Order, now: datetime, zone: ZoneInfo) -> tuple[str, str] | None:
    parcel = _parcel(order)
    if parcel is None or order.status is not OrderStatus.SHIPPED or parcel.status not in _ON_THE_WAY:
        return None
    if parcel.promised_at is None or parcel.promised_at < now:
        return "包裹在路上", "A parcel on its way"
    zh, en = _day(parcel.promised_at, now, zone)
    return f"包裹在路上，{zh}到", f"A parcel on its way, due {en}"


def _exception(order: Order, now: datetime, zone: ZoneInfo) -> tuple[str, str] | None:
    del now, zone
    parcel = _parcel(order)
    if parcel is None or parcel.status is not ShipmentStatus.EXCEPTION:
        return None
    return f"包裹卡住了：{parcel.exception}", "A parcel is stuck on its way"


def _waiting(order: Order, now: datetime, zone: ZoneInfo) -> tuple[str, str] | None:
    if order.status is not OrderStatus.PAID:
        return None
    if order.promised_ship_at is None:
        return "付了款，等发货", "Paid, waiting for the parcel to leave"
    if order.promised_ship_at < now:
        return "付了款，过了说好的时间还没发货", "Paid, and the parcel should have left by now"
    zh, en = _day(order.promised_ship_at, now, zone)
    return f"付了款，说好{zh}前发货", f"Paid, to be shipped by {en}"


def _delivered(order: Order, now: datetime, zone: ZoneInfo) -> tuple[str, str] | None:
    parcel = _parcel(order)
    if (
        parcel is None
        or parcel.delivered_at is None
        or order.status not in {OrderStatus.DELIVERED, OrderStatus.COMPLETED}
    ):
        return None
    if not 0 <= (now - parcel.delivered_at).days < _PATIENCE_DAYS:
        return None
    zh, en = _day(parcel.delivered_at, now, zone)
    return f"{zh}刚收到货，还能退换", f"Received {en}; may still return it"


def _unpaid(order: Order, now: datetime, zone: ZoneInfo) -> tuple[str, str] | None:
    del now, zone
    return ("有一单还没付款", "Has an order to pay for") if order.status is OrderStatus.UNPAID else None


def _refunding(order: Order, now: datetime, zone: ZoneInfo) -> tuple[str, str] | None:
    del now, zone
    return ("退款正在处理", "A refund is under way") if order.status is OrderStatus.REFUNDING else None


def _vip(people: dict[str, CustomerRecord], orders: Sequence[Order]) -> Iterator[tuple[str, str, str, str]]:
    spent: dict[str, int] = {}
    counts: dict[str, int] = {}
    for order in orders:
        if order.paid_at:
            spent[order.customer] = spent.get(order.customer, 0) + order.amount
            counts[order.customer] = counts.get(order.customer, 0) + 1
    levels = Counter(person.level for person in people.values() if person.level)
    regulars = [each for each in spent if each in people and people[each].level and counts[each] > 1]
    # the rarest level is the highest
    for customer_id in sorted(
        regulars, key=lambda each: (STORY_TAG not in people[each].tags, levels[people[each].level], -spent[each], each)
    ):
        level, count = people[customer_id].level, counts[customer_id]
        yield "vip", customer_id, f"{level}老顾客，买过 {count} 单", f"A regular ({level}) with {count} orders"


def _new(people: dict[str, CustomerRecord], orders: Sequence[Order]) -> Iterator[tuple[str, str, str, str]]:
    buyers = {order.customer for order in orders}
    guests = [each for each in people.values() if each.external_id not in buyers]
    for guest in sorted(guests, key=lambda each: -(each.joined_at.timestamp() if each.joined_at else 0)):
        yield "new", guest.external_id, "第一次来，还没买过", "New here, has bought nothing yet"


def _day(at: datetime, now: datetime, zone: ZoneInfo) -> tuple[str, str]:
    """A day as people say it."""
    day, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    words = {
        -2: ("前天", "two days ago"),
        -1: ("昨天", "yesterday"),
        0: ("今天", "today"),
        1: ("明天", "tomorrow"),
        2: ("后天", "in two days"),
    }
    return words.get((day - today).days, (f"{day.month}月{day.day}日", f"{day.day} {day:%B}"))
