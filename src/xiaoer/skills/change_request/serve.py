"""Changes the bot can't make yet: says what is possible in this order's state and calls a person, with the facts."""

from __future__ import annotations

import re
from typing import ClassVar

from xiaoer.commerce.model import Order, OrderStatus
from xiaoer.skills.cards import order_card
from xiaoer.skills.choose_order import NoOrder, choose_order, order_name, order_source
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import ORDER_STATES, Grounds, joined

_WHAT = {
    "change_address": "改地址",
    "cancel_order": "取消订单",
    "modify_order": "改订单",
    "change_aftersale": "改售后申请",
}
_ASKS_HOW = re.compile(r"能不能|可不可以|可以.{0,8}(吗|么)|能.{0,8}(吗|么)|怎么|如何|在哪")
_DEMANDS = re.compile(r"帮我|给我|麻烦|我要|我想|请|改成|换成|改到|寄到|送到|不要了|取消了|取消掉|发到")


class ChangeRequest:
    """帮我改一下地址, 取消订单, 换成L码."""

    name = "change_request"
    intents: ClassVar[frozenset[str]] = frozenset(_WHAT)

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """What can be done with the order meant, and by whom."""
        if not request.customer.identified:
            return SkillResult(False, notes=("顾客没有登录，只能说一般的规则",))
        what = _WHAT[request.intent]
        after_sale = request.intent == "change_aftersale"
        states = {OrderStatus.REFUNDING} if after_sale else {OrderStatus.UNPAID, OrderStatus.PAID}
        order = await choose_order(
            request, abilities, self.name, fits=lambda each: each.status in states, question=f"要{what}的是哪一单？"
        )
        if isinstance(order, NoOrder):
            return order.result
        only_asks = bool(_ASKS_HOW.search(request.text)) and not _DEMANDS.search(request.text) and not request.filled
        grounds = Grounds(request.now, request.shop.time_zone)
        said, possible = _possible(order, request.intent, what, grounds)
        handoff = "change_request" if possible and not only_asks else None
        if handoff:
            said.append(f"{what}要人来操作，我把这单的情况一起交给同事")
        return SkillResult(
            True, joined(said), cards=(order_card(order),), sources=(order_source(order),), confidence=0.92, specific=True,
            facts=(*grounds.facts, order.no), topic={"order_no": order.no}, handoff=handoff,
            notes=(f"查了订单 {order.no}（{ORDER_STATES[order.status]}），想{what}",),
        )  # fmt: skip


def _possible(order: Order, intent: str, what: str, grounds: Grounds) -> tuple[list[str], bool]:
    name = grounds.quote(order_name(order))
    if intent == "change_aftersale":
        return [f"您买的{name}现在是：{ORDER_STATES[order.status]}"], order.status is OrderStatus.REFUNDING
    if order.status is OrderStatus.UNPAID:
        return [f"您买的{name}还没付款，您可以直接关掉这单，按新的重新拍一次"], False
    if order.status is OrderStatus.PAID:
        return [f"您买的{name}还没发货，现在{what}来得及"], True
    if order.status is OrderStatus.SHIPPED and intent == "cancel_order":
        return [f"您买的{name}已经发出，取消不了了；可以拒收，或者收到后申请退货"], False
    if order.status is OrderStatus.SHIPPED and intent == "change_address":
        return [f"您买的{name}已经发出，只能请快递试着改派，不一定改得成"], True
    return [f"您买的{name}现在是：{ORDER_STATES[order.status]}，这时候不能再{what}了"], False
