"""Tell where an order stands, with its card."""

from __future__ import annotations

from typing import ClassVar

from xiaoer.commerce.model import Order, OrderStatus
from xiaoer.skills.cards import order_card
from xiaoer.skills.choose_order import NoOrder, choose_order, order_name, order_source
from xiaoer.skills.shipping_rules import carrier_name, why_not_shipped
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import ORDER_STATES, PARCEL_STATES, Grounds, joined

_OPEN = {OrderStatus.UNPAID, OrderStatus.PAID, OrderStatus.SHIPPED, OrderStatus.REFUNDING}


class OrderStatusSkill:
    """我的订单怎么样了, 查一下订单."""

    name = "order_status"
    intents: ClassVar[frozenset[str]] = frozenset({"order_status"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """The state of the order meant."""
        order = await choose_order(request, abilities, self.name, fits=lambda each: each.status in _OPEN)
        if isinstance(order, NoOrder):
            return order.result
        grounds = Grounds(request.now, request.shop.time_zone)
        said = _state(order, request, abilities, grounds)
        return SkillResult(
            True, joined(said), cards=(order_card(order),), sources=(order_source(order),), confidence=0.93, specific=True,
            facts=(*grounds.facts, order.no), topic={"order_no": order.no}, notes=(f"查了订单 {order.no}：{ORDER_STATES[order.status]}",),
        )  # fmt: skip


def _state(order: Order, request: SkillRequest, abilities: Abilities, grounds: Grounds) -> list[str]:
    name = grounds.quote(order_name(order))
    said = [
        f"您{grounds.day(order.placed_at)}下的这单（{name}，{grounds.money(order.amount)}）现在是：{ORDER_STATES[order.status]}"
    ]
    shipping = abilities.knowledge.policies.shipping
    if order.status is OrderStatus.PAID:
        said.append(why_not_shipped(order, shipping, abilities.knowledge.products, grounds, request.now)[0])
    if order.status is OrderStatus.UNPAID:
        said.append("付款后仓库才会备货，还想要的话记得付一下")
    if order.shipments and order.status in {OrderStatus.SHIPPED, OrderStatus.DELIVERED, OrderStatus.COMPLETED}:
        parcel = order.shipments[-1]
        said.append(
            f"{grounds.quote(carrier_name(shipping, parcel.carrier))} {grounds.quote(parcel.no)}，{PARCEL_STATES[parcel.status]}"
        )
    return said
