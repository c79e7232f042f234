"""The language of shop systems: what a product, an order and a parcel are to a clerk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from xiaoer.foundation.ids import Fen


@dataclass(frozen=True, slots=True)
class Variant:
    """One colour and size of a product that can be bought."""

    sku: str
    product: str
    color: str
    color_code: str
    size: str
    price: Fen
    stock: int
    restock_at: datetime | None = None
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Product:
    """A product with its variants and facts (attribute → value)."""

    code: str
    title: str
    category: str
    price: Fen
    market_price: Fen | None
    on_sale: bool
    summary: str = ""
    nicknames: tuple[str, ...] = ()
    material: str = ""
    size_chart: str = ""
    picture: str = ""
    url: str = ""
    season: tuple[str, ...] = ()
    audience: str = ""
    tags: tuple[str, ...] = ()
    warehouse: str = ""
    ships_from: datetime | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    variants: tuple[Variant, ...] = ()
    listed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """A material with its care guide."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    feel: str = ""
    season: str = ""
    shrink: str = ""
    fade: str = ""
    care: str = ""


@dataclass(frozen=True, slots=True)
class SizeRow:
    """One size of a chart: whom it fits (cm, kg, mm) and how the garment measures (cm)."""

    size: str
    height: tuple[float, float] | None = None
    weight: tuple[float, float] | None = None
    foot: tuple[float, float] | None = None
    garment: Mapping[str, float] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class SizeChart:
    """Sizes in order from small to large."""

    name: str
    rows: tuple[SizeRow, ...]


class OrderStatus(StrEnum):
    """Where an order stands."""

    UNPAID = "unpaid"
    PAID = "paid"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    REFUNDING = "refunding"
    REFUNDED = "refunded"


class ShipmentStatus(StrEnum):
    """Where a parcel stands."""

    COLLECTED = "collected"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERED = "delivered"
    EXCEPTION = "exception"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class ShipmentEvent:
    """One line of a parcel's trace."""

    at: datetime
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Shipment:
    """A parcel with its trace, oldest line first."""

    no: str
    order_no: str
    carrier: str
    status: ShipmentStatus
    shipped_at: datetime | None
    promised_at: datetime | None
    delivered_at: datetime | None
    courier: str = ""
    courier_phone: str = ""
    exception: str = ""
    events: tuple[ShipmentEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderLine:
    """What was bought, as it was named when bought."""

    sku: str
    product: str
    title: str
    color: str
    size: str
    quantity: int
    price: Fen
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """An order with its lines and parcels."""

    no: str
    customer: str
    status: OrderStatus
    placed_at: datetime
    paid_at: datetime | None
    amount: Fen
    freight: Fen
    discount: Fen
    recipient: str
    phone: str
    province: str
    city: str
    address: str
    note: str = ""
    promised_ship_at: datetime | None = None
    warehouse: str = ""
    hold_reason: str = ""
    invoice: str = "none"
    lines: tuple[OrderLine, ...] = ()
    shipments: tuple[Shipment, ...] = ()
