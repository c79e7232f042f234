"""When it leaves the warehouse: this order's promise, a pre-sale's date, or the shop's rule for an order placed now."""

from __future__ import annotations

import re
from typing import ClassVar

from xiaoer.commerce.model import Order, OrderStatus
from xiaoer.knowledge.model import Source
from xiaoer.skills.cards import order_card
from xiaoer.skills.choose_order import NoOrder, choose_order, order_name, order_source
from xiaoer.skills.choose_product import chosen_product
from xiaoer.skills.shipping_rules import carrier_name, ship_day, warehouse, why_not_shipped
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import ORDER_STATES, Grounds, joined

_BEFORE = re.compile(r"下单|现在拍|现在买|拍下|今天(买|拍)|如果买|要是买")
_BOUGHT = re.compile(r"昨天|前天|上周|那天|已经|我的|之前|买的|下单的|拍的|付了")


class ShipTime:
    """什么时候发货, 今天下单今天发吗."""

    name = "ship_time"
    intents: ClassVar[frozenset[str]] = frozenset({"ship_time"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """The time for the order meant, or the rule."""
        waiting = lambda order: order.status is OrderStatus.PAID  # noqa: E731
        if request.customer.identified:
            recent = await abilities.orders.recent(request.customer.external_id or "", limit=20)
            about_order = (
                any(map(waiting, recent)) or request.filled.get("order") or request.understanding.first("order_no")
            )
            before_buying = bool(_BEFORE.search(request.text)) and not _BOUGHT.search(request.text)
            if (about_order or request.topic.order_no) and not before_buying and not _presale(request, abilities):
                return await self._of_order(request, abilities)
        return _rule(request, abilities)

    async def _of_order(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        order = await choose_order(request, abilities, self.name, fits=lambda each: each.status is OrderStatus.PAID)
        if isinstance(order, NoOrder):
            return order.result
        grounds = Grounds(request.now, request.shop.time_zone)
        said = _of(order, request, abilities, grounds)
        return SkillResult(
            True, joined(said), cards=(order_card(order),), sources=(order_source(order),), confidence=0.93, specific=True,
            facts=(*grounds.facts, order.no), topic={"order_no": order.no}, notes=(f"查了订单 {order.no} 的发货",),
        )  # fmt: skip


def _of(order: Order, request: SkillRequest, abilities: Abilities, grounds: Grounds) -> list[str]:
    name, shipping = grounds.quote(order_name(order)), abilities.knowledge.policies.shipping
    if order.status is OrderStatus.PAID:
        why, _ = why_not_shipped(order, shipping, abilities.knowledge.products, grounds, request.now)
        return [f"您{grounds.day(order.placed_at)}买的{name}还在备货", why]
    if order.shipments:
        parcel = order.shipments[-1]
        at = f"{grounds.moment(parcel.shipped_at)}已经发出" if parcel.shipped_at else "已经发出"
        return [f"您买的{name}{at}，{grounds.quote(carrier_name(shipping, parcel.carrier))} {grounds.quote(parcel.no)}"]
    return [f"您买的{name}现在是：{ORDER_STATES[order.status]}"]


def _presale(request: SkillRequest, abilities: Abilities) -> bool:
    product = chosen_product(request, abilities)
    return bool(product and product.ships_from and product.ships_from > request.now and request.named)


def _rule(request: SkillRequest, abilities: Abilities) -> SkillResult:
    grounds = Grounds(request.now, request.shop.time_zone)
    shipping = abilities.knowledge.policies.shipping
    product = chosen_product(request, abilities)
    if product is not None and product.ships_from and product.ships_from > request.now:
        return SkillResult(
            True, f"“{grounds.quote(product.title)}”是预售款，{grounds.day(product.ships_from)}起按付款先后发货。",
            sources=(Source(f"product:{product.code}#预售", f"{product.title} · 预售"),), confidence=0.92, specific=True,
            facts=grounds.facts, notes=("预售款，按商品资料",),
        )  # fmt: skip
    code = product.warehouse if product else ""
    day = ship_day(shipping, code, request.now, request.shop.time_zone)
    if day is None and not shipping.get("ship_within_hours"):
        return SkillResult(False, notes=("店里没有写发货规则",))
    said = []
    store = warehouse(shipping, code)
    cutoff = store.get("cutoff") or shipping.get("cutoff")
    if cutoff and day is not None:
        said.append(
            f"{grounds.quote(cutoff)}前付款的当天发，之后付款的下一个发货日发；现在付款，{grounds.day(day)}发出"
        )
    if hours := shipping.get("ship_within_hours"):
        said.append(f"最晚付款后{grounds.quote(hours)}小时内发货")
    return SkillResult(
        True, joined(said), sources=(Source("policy:shipping", "发货规则"),), confidence=0.7, facts=grounds.facts,
        notes=("按发货规则算的",),
    )  # fmt: skip
