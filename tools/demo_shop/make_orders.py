"""Write customers, orders, parcels and their traces of the demo shop: `python -m tools.demo_shop.make_orders`.

`stories.toml` holds customers written by hand; around them stands an invented crowd. Times are relative to the import, so
the shop is always in the middle of its week: something unpaid, something on the road, something stuck, something to refund.
Run it after make_stock; the same files come out every time.
"""

from __future__ import annotations

import random
import tomllib
from typing import Any

from tools.demo_shop.crowd import COURIERS, Person, crowd
from tools.demo_shop.make_stock import HERE, PACK, read_table, write_table
from tools.demo_shop.parcels import Parcel, parcel_of

CROWD, SEED = 225, "青禾的订单"
CUSTOMER = ("id", "name", "phone", "level", "city", "height", "weight", "tags", "joined", "note")
ORDER = (
    "no", "customer", "status", "placed", "paid", "amount", "freight", "discount", "recipient", "phone", "province", "city",
    "address", "note", "promised_ship", "warehouse", "hold_reason", "invoice",
)  # fmt: skip
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
FAR, WEST = ("新疆", "西藏"), ("四川", "重庆")
#: How many of each state the crowd has; the words are those of `_STATES` below.
STATES = {
    "completed": 250, "delivered": 62, "in_transit": 58, "out_for_delivery": 24, "collected": 16, "exception": 18, "returned": 7,
    "paid": 34, "late": 5, "held": 5, "presale": 9, "unpaid": 10, "cancelled": 22, "refunding": 20, "refunded": 26,
}  # fmt: skip


class Books:
    """The rows of the five files, and what they are filled from."""

    def __init__(self) -> None:
        products = {row["code"]: row for row in read_table(PACK / "products.csv")}
        self.price: dict[str, int] = {}
        self.category: dict[str, str] = {}
        self.common: list[str] = []
        self.presale: list[str] = []
        for row in read_table(PACK / "variants.csv"):
            product = products[row["product"]]
            sku = row["sku"]
            self.price[sku] = int(row["price"] or product["price"])
            self.category[sku] = product["category"]
            if product["ship_from"]:
                self.presale.append(sku)
            elif product["status"] == "on" and not product["category"].startswith("定制"):
                self.common += [sku] * (3 if "人气" in product["tags"] else 1)
        self.sizes = {sku: sku.rsplit("-", 1)[1] for sku in self.price}
        self.customers: list[dict[str, str]] = []
        self.orders: list[dict[str, str]] = []
        self.lines: list[dict[str, str]] = []
        self.shipments: list[dict[str, str]] = []
        self.events: list[dict[str, str]] = []

    def add_customer(self, person: dict[str, str]) -> None:
        """Note a customer."""
        self.customers.append({name: person.get(name, "") for name in CUSTOMER})

    def add_order(self, order: dict[str, str], skus: list[tuple[str, int]], level: str, discount: int) -> None:
        """Note an order with its lines; the amount follows from them."""
        goods = 0
        for sku, quantity in skus:
            goods += self.price[sku] * quantity
            self.lines.append(
                {"order": order["no"], "sku": sku, "quantity": str(quantity), "price": str(self.price[sku])}
            )
        freight = 0
        if level not in {"金卡", "黑金"}:
            freight = (8 if goods - discount < 99 else 0) + (10 if order["province"] in FAR else 0)
        order |= {"amount": str(goods - discount + freight), "freight": str(freight), "discount": str(discount)}
        self.orders.append({name: order.get(name, "") for name in ORDER})

    def add_parcel(self, order: str, parcel: Parcel) -> None:
        """Note a parcel with its trace."""
        row = parcel.row | {"order": order}
        self.shipments.append({name: row.get(name, "") for name in SHIPMENT})
        self.events += [
            {"shipment": row["no"], "at": at, "place": place, "text": text} for at, place, text in parcel.events
        ]


def tell_stories(books: Books) -> None:
    """The customers written by hand."""
    stories: list[dict[str, Any]] = tomllib.loads((HERE / "stories.toml").read_text("utf-8"))["customer"]
    number = 0
    for person in stories:
        books.add_customer(person)
        for order in person.get("order", ()):
            skus = [(sku, int(count)) for sku, count in (line.split(" x ") for line in order["lines"])]
            row = {
                "customer": person["id"], "recipient": person["real"], "phone": person["phone"], "province": person["province"],
                "city": person["city"], "address": person["address"], "warehouse": "HZ", "invoice": "none",
            } | {name: value for name, value in order.items() if isinstance(value, str)}  # fmt: skip
            books.add_order(row, skus, person["level"], int(order.get("discount", "0")))
            parcels = order.get("parcel", [])
            for parcel in parcels:
                number += 1
                trace = [tuple(event) for event in parcel["events"]]
                told = {name: value for name, value in parcel.items() if name != "events"}
                books.add_parcel(
                    row["no"], Parcel({"no": f"{_prefix(told['carrier'])}1990099{number:06d}"} | told, trace)
                )
            if order["status"] == "completed" and not parcels:
                number += 1
                chance = random.Random(order["no"])
                days = int(order["placed"].removeprefix("-").split("d")[0])
                books.add_parcel(
                    row["no"], parcel_of("delivered", f"SF1990099{number:06d}", "SF", row, days - 1, chance)
                )


def _prefix(carrier: str) -> str:
    return {"SF": "SF", "EMS": "EM", "JD": "JD"}[carrier]


def gather_crowd(books: Books) -> None:
    """The invented people and their orders."""
    chance = random.Random(SEED)
    people = crowd(CROWD)
    for person in people:
        books.add_customer({name: str(getattr(person, name)) for name in CUSTOMER} | {"joined": f"-{person.joined}d"})
    kinds = [kind for kind, count in STATES.items() for _ in range(count)]
    chance.shuffle(kinds)
    for number, kind in enumerate(kinds, 1):
        person = people[number - 1] if number <= len(people) else chance.choice(people)
        _order(books, kind, number, person, chance)
    _join_before_buying(books)


def _join_before_buying(books: Books) -> None:
    """Nobody's first order is older than their membership."""
    first: dict[str, int] = {}
    for order in books.orders:
        placed = order["placed"].split("d")[0]
        days = -int(placed) if placed.lstrip("-").isdigit() else 0
        first[order["customer"]] = max(first.get(order["customer"], 0), days)
    for customer in books.customers:
        joined = -int(customer["joined"].removesuffix("d"))
        customer["joined"] = f"-{max(joined, first.get(customer['id'], 0) + 1)}d"


def _order(books: Books, kind: str, number: int, person: Person, chance: random.Random) -> None:
    days = {
        "completed": chance.randint(16, 300), "delivered": chance.randint(4, 12), "in_transit": chance.randint(2, 4),
        "out_for_delivery": chance.randint(3, 4), "collected": 1, "exception": chance.randint(4, 8), "returned": chance.randint(10, 16),
        "paid": 0, "late": 4, "held": 2, "presale": chance.randint(2, 3), "unpaid": 0, "cancelled": chance.randint(1, 60),
        "refunding": chance.randint(7, 12), "refunded": chance.randint(12, 90),
    }[kind]  # fmt: skip
    skus = _basket(books, kind, person, chance)
    goods = sum(books.price[sku] * count for sku, count in skus)
    coats = sum(books.price[sku] * count for sku, count in skus if books.category[sku].startswith("外套"))
    discount = (60 if coats >= 500 and days < 6 else 0) + (10 if goods >= 199 and chance.random() < 0.2 else 0)
    placed, paid = _times(kind, days, chance)
    west = person.province in WEST and chance.random() < 0.7
    row = {
        "no": f"68201{8000 - days * 7 % 8000:04d}{number:07d}"[:16], "customer": person.id, "status": _STATES.get(kind, kind),
        "placed": placed, "paid": "" if kind == "unpaid" or (kind == "cancelled" and chance.random() < 0.5) else paid,
        "recipient": person.real, "phone": person.phone, "province": person.province, "city": person.city, "address": person.address,
        "note": chance.choice(_NOTES), "warehouse": "CD" if west else "HZ", "invoice": _invoice(kind, chance),
        "promised_ship": "", "hold_reason": "",
    }  # fmt: skip
    row |= _promise(kind, row, skus[0][0], chance)
    books.add_order(row, skus, person.level, discount)
    if kind in _PARCELS:
        far = person.province in FAR
        carrier = "EMS" if far else chance.choices(("SF", "JD"), (88, 12))[0]
        no = f"{_prefix(carrier)}19900{number:08d}"
        books.add_parcel(
            row["no"],
            parcel_of(_PARCELS[kind], no, carrier, row, max(days - 1, 0), chance, courier=chance.choice(COURIERS)),
        )


#: The order's state of a kind, where they differ.
_STATES = {
    "in_transit": "shipped", "out_for_delivery": "shipped", "collected": "shipped", "exception": "shipped", "returned": "shipped",
    "late": "paid", "held": "paid", "presale": "paid",
}  # fmt: skip
#: The parcel's state of a kind that has one.
_PARCELS = {
    "completed": "delivered", "delivered": "delivered", "in_transit": "in_transit", "out_for_delivery": "out_for_delivery",
    "collected": "collected", "exception": "exception", "returned": "returned", "refunding": "delivered", "refunded": "delivered",
}  # fmt: skip
_NOTES = ("", "", "", "", "", "", "放门口", "发顺丰", "别打电话，放驿站", "周末再送", "送礼，不放价格单", "麻烦快一点")
_HOLDS = (
    "门牌号没写全，电话没打通，等您补全",
    "这一件库存正在盘点，最晚明天发出",
    "同款一次买了很多件，等您确认是自己穿",
)


def _basket(books: Books, kind: str, person: Person, chance: random.Random) -> list[tuple[str, int]]:
    if kind == "presale":
        fitting = [sku for sku in books.presale if books.sizes[sku] == _size(person)]
        return [(chance.choice(fitting or books.presale), 1)]
    size = _size(person)
    fitting = [sku for sku in books.common if books.sizes[sku] == size or books.sizes[sku] not in _LETTERS]
    skus = {chance.choice(fitting): 1 for _ in range(chance.choices((1, 2, 3), (62, 28, 10))[0])}
    return [(sku, 2 if books.price[sku] < 100 and chance.random() < 0.2 else count) for sku, count in skus.items()]


_LETTERS = ("S", "M", "L", "XL", "XXL", "3XL")


def _size(person: Person) -> str:
    """The letter size by weight, as the size charts have it."""
    for size, limit in (("S", 58), ("M", 66), ("L", 75), ("XL", 85), ("XXL", 95)):
        if person.weight <= limit:
            return size
    return "3XL"


def _times(kind: str, days: int, chance: random.Random) -> tuple[str, str]:
    if kind == "unpaid":
        return f"-{chance.randint(4, 26)}m", ""
    if kind == "paid":
        hours = chance.randint(1, 20)
        return f"-{hours}h", f"-{hours}h"
    hour, minute = chance.randint(8, 22), chance.randint(0, 57)
    return f"-{days}d {hour:02d}:{minute:02d}", f"-{days}d {hour:02d}:{minute + chance.randint(0, 2):02d}"


def _invoice(kind: str, chance: random.Random) -> str:
    if kind in {"completed", "refunded"}:
        return chance.choices(("none", "issued"), (78, 22))[0]
    if kind in {"delivered", "in_transit", "paid"}:
        return chance.choices(("none", "requested"), (86, 14))[0]
    return "none"


def _promise(kind: str, row: dict[str, str], sku: str, chance: random.Random) -> dict[str, str]:
    if kind == "paid":
        return {"promised_ship": "+1d 20:00"}
    if kind == "late":
        return {"promised_ship": "-2d 20:00", "hold_reason": "仓库漏拣了这一单，正在补发"}
    if kind == "held":
        return {"promised_ship": "+0d 20:00", "hold_reason": chance.choice(_HOLDS)}
    if kind == "presale":
        return {"promised_ship": "+6d 18:00" if sku.startswith("CT02") else "+9d 18:00", "note": row["note"] or "预售"}
    return {}


def main() -> None:
    """Write the files."""
    books = Books()
    tell_stories(books)
    gather_crowd(books)
    write_table(PACK / "customers.csv", CUSTOMER, books.customers)
    write_table(PACK / "orders.csv", ORDER, books.orders)
    write_table(PACK / "order_lines.csv", LINE, books.lines)
    write_table(PACK / "shipments.csv", SHIPMENT, books.shipments)
    write_table(PACK / "shipment_events.csv", EVENT, books.events)


if __name__ == "__main__":
    main()
