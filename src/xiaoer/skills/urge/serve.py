"""Somebody presses: the honest state, whether the promise is broken, and what happens next."""

from __future__ import annotations

from typing import ClassVar

from xiaoer.commerce.model import Order, OrderStatus, ShipmentStatus
from xiaoer.skills.cards import order_card
from xiaoer.skills.choose_order import NoOrder, choose_order, order_name, order_source
from xiaoer.skills.shipping_rules import carrier_name, promised_ship, why_not_shipped
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import ORDER_STATES, Grounds, joined


class Urge:
    """怎么还不发货, 怎么还没到, 快点."""

    name = "urge"
    intents: ClassVar[frozenset[str]] = frozenset({"urge_ship", "urge_delivery"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """The state of the order meant and what is done about it."""
        delivery = request.intent == "urge_delivery"
        states = {OrderStatus.SHIPPED} if delivery else {OrderStatus.PAID}
        order = await choose_order(
            request, abilities, self.name, fits=lambda each: each.status in states, question="您着急的是哪一单？"
        )
        if isinstance(order, NoOrder):
            return order.result
        grounds = Grounds(request.now, request.shop.time_zone)
        said, late = (
            _unshipped(order, request, abilities, grounds)
            if not order.shipments
            else _shipped(order, request, abilities, grounds)
        )
        return SkillResult(
            True, joined(said), cards=(order_card(order),), sources=(order_source(order),), confidence=0.93, specific=True,
            facts=(*grounds.facts, order.no), topic={"order_no": order.no}, handoff="overdue" if late else None,
            notes=(f"查了订单 {order.no}，" + ("已经超过承诺" if late else "还在承诺的时间内"),),
        )  # fmt: skip


def _unshipped(order: Order, request: SkillRequest, abilities: Abilities, grounds: Grounds) -> tuple[list[str], bool]:
    name = grounds.quote(order_name(order))
    if order.status is not OrderStatus.PAID:
        return [f"您买的{name}现在是：{ORDER_STATES[order.status]}"], False
    why, late = why_not_shipped(
        order, abilities.knowledge.policies.shipping, abilities.knowledge.products, grounds, request.now
    )
    said = [f"理解您着急。您{grounds.day(order.placed_at)}买的{name}还没发出", why]
    if late:
        said.append("我现在请同事去仓库催，有结果马上告诉您")
    elif promised_ship(order, abilities.knowledge.policies.shipping):
        said.append("还在承诺的时间内，发出后您会马上看到单号")
    return said, late


def _shipped(order: Order, request: SkillRequest, abilities: Abilities, grounds: Grounds) -> tuple[list[str], bool]:
    parcel = order.shipments[-1]
    carrier = grounds.quote(carrier_name(abilities.knowledge.policies.shipping, parcel.carrier))
    said = [f"您买的{grounds.quote(order_name(order))}已经发出，{carrier} {grounds.quote(parcel.no)}"]
    if parcel.events:
        said.append(f"最新一条：{grounds.moment(parcel.events[-1].at)}，{grounds.quote(parcel.events[-1].text)}")
    if parcel.status is ShipmentStatus.DELIVERED:
        return [*said, "物流显示已经签收"], False
    if parcel.status is ShipmentStatus.EXCEPTION:
        return [
            *said,
            f"快递遇到异常：{grounds.quote(parcel.exception or '没有写明原因')}",
            "我请同事联系快递处理",
        ], True
    if parcel.promised_at and parcel.promised_at < request.now:
        return [*said, f"原本说好{grounds.moment(parcel.promised_at)}前到，现在晚了，我请同事催快递"], True
    if parcel.status is ShipmentStatus.OUT_FOR_DELIVERY:
        phone = f"，快递员电话{grounds.quote(parcel.courier_phone)}" if parcel.courier_phone else ""
        return [*said, f"今天正在派送{phone}"], False
    if parcel.promised_at:
        said.append(f"预计{grounds.moment(parcel.promised_at)}前送到，还在时间内，路上有变化我会告诉您")
    return said, False
