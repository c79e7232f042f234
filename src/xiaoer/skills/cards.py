"""Cards as the widget draws them (docs/api/messages.md)."""

from __future__ import annotations

from typing import Any

from xiaoer.commerce.model import Order, OrderStatus, Product, SizeChart, Variant
from xiaoer.skills.skill import Card
from xiaoer.skills.wording import ORDER_STATES, PARCEL_STATES

_MEASURES = {"chest": "胸围", "shoulder": "肩宽", "length": "衣长", "sleeve": "袖长", "waist": "腰围", "hip": "臀围"}
_BODY = {"height": "身高cm", "weight": "体重kg", "foot": "脚长mm"}
#: What a shopper most likely wants of an order next, in their own words: a tap says it.
_NEXT = {
    OrderStatus.UNPAID: ("怎么付款", "取消订单"),
    OrderStatus.PAID: ("什么时候发货", "改收货地址"),
    OrderStatus.SHIPPED: ("什么时候到", "改收货地址"),
    OrderStatus.DELIVERED: ("我要退货", "我要换货"),
    OrderStatus.COMPLETED: ("申请开发票", "我要退货"),
    OrderStatus.REFUNDING: ("退款到哪一步了",),
}


def product_card(
    product: Product, variant: Variant | None = None, *, promotion_price: int | None = None, stock_text: str = ""
) -> Card:
    """A product, or one colour and size of it."""
    price = variant.price if variant else product.price
    data: dict[str, Any] = {
        "code": product.code,
        "title": product.title,
        "color": variant.color if variant else "",
        "size": variant.size if variant else "",
        "price": price,
        "market_price": product.market_price,
        "promotion_price": promotion_price if promotion_price is not None and promotion_price < price else None,
        "stock_text": stock_text,
        "picture": (variant.picture if variant and variant.picture else product.picture),
        "url": product.url,
    }
    return Card("product", data)


def order_card(order: Order) -> Card:
    """An order with its steps and the parcel's last word."""
    parcel = order.shipments[-1] if order.shipments else None
    shipped = parcel.shipped_at if parcel else None
    delivered = parcel.delivered_at if parcel else None
    steps = [
        {"name": name, "at": at.isoformat() if at else None, "done": done}
        for name, at, done in (
            ("下单", order.placed_at, True),
            ("付款", order.paid_at, order.paid_at is not None),
            ("发货", shipped, bool(order.shipments)),
            (
                "签收",
                delivered,
                order.status in {OrderStatus.DELIVERED, OrderStatus.COMPLETED} or delivered is not None,
            ),
        )
    ]
    last = parcel.events[-1] if parcel and parcel.events else None
    return Card(
        "order",
        {
            "no": order.no,
            "status": order.status.value,
            "status_text": PARCEL_STATES[parcel.status]
            if parcel and order.status is OrderStatus.SHIPPED
            else ORDER_STATES[order.status],
            "steps": steps,
            "lines": [
                {
                    "title": line.title, "color": line.color, "size": line.size, "quantity": line.quantity,
                    "picture": line.picture, "price": line.price,
                }
                for line in order.lines
            ],
            "amount": order.amount,
            "last_event": {"at": last.at.isoformat(), "text": last.text} if last else None,
            "shipment": {"no": parcel.no, "carrier": parcel.carrier} if parcel else None,
            "actions": list(_NEXT.get(order.status, ())),
        },
    )  # fmt: skip


def size_chart_card(title: str, chart: SizeChart, highlight: str = "") -> Card:
    """A size chart with only the columns it has."""
    body = [name for name in _BODY if any(getattr(row, name) for row in chart.rows)]
    garment = [name for name in _MEASURES if any(name in row.garment for row in chart.rows)]
    rows = [
        [
            row.size,
            *(_span(getattr(row, name)) for name in body),
            *(_number(row.garment.get(name)) for name in garment),
        ]
        for row in chart.rows
    ]
    columns = ["尺码", *(_BODY[name] for name in body), *(_MEASURES[name] for name in garment)]
    return Card("size_chart", {"title": title, "columns": columns, "rows": rows, "highlight": highlight})


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _span(span: tuple[float, float] | None) -> str:
    return "" if span is None else f"{span[0]:g}-{span[1]:g}"
