"""When the money is back: this order's state and the shop's term."""

from __future__ import annotations

from typing import ClassVar

from xiaoer.commerce.model import OrderStatus
from xiaoer.knowledge.model import Source
from xiaoer.skills.cards import order_card
from xiaoer.skills.choose_order import NoOrder, choose_order, order_name, order_source
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import ORDER_STATES, Grounds, joined

_STATES = {OrderStatus.REFUNDING, OrderStatus.REFUNDED}


class RefundProgress:
    """退款到哪了, 钱什么时候退, 售后处理得怎么样了."""

    name = "refund_progress"
    intents: ClassVar[frozenset[str]] = frozenset({"refund_progress", "aftersale_progress"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """The refund of the order meant, else the term."""
        grounds = Grounds(request.now, request.shop.time_zone)
        days = abilities.knowledge.policies.aftersales.get("refund_days")
        term = f"退回的商品到仓后{grounds.quote(days)}天退款，钱原路退回" if days else ""
        if request.customer.identified:
            order = await choose_order(
                request,
                abilities,
                self.name,
                fits=lambda each: each.status in _STATES,
                question="您问的是哪一单的退款？",
            )
            if isinstance(order, NoOrder):
                return order.result
            name = grounds.quote(order_name(order))
            if order.status is OrderStatus.REFUNDING:
                said = [f"您买的{name}（{grounds.money(order.amount)}）退款正在处理", term]
            elif order.status is OrderStatus.REFUNDED:
                said = [
                    f"您买的{name}已经退款{grounds.money(order.amount)}，钱原路退回",
                    "银行卡可能再晚一两天显示，请留意账单",
                ]
            else:
                said = [f"您买的{name}现在是：{ORDER_STATES[order.status]}，没有查到退款申请", term]
            return SkillResult(
                True, joined(said), cards=(order_card(order),), sources=(order_source(order),), confidence=0.92, specific=True,
                facts=(*grounds.facts, order.no), topic={"order_no": order.no}, notes=(f"查了订单 {order.no} 的退款",),
            )  # fmt: skip
        if not term:
            return SkillResult(False, notes=("店里没有写退款时间",))
        return SkillResult(
            True, joined([term, "想查具体某一单的进度，登录后问我就行"]), sources=(Source("policy:aftersales", "售后规则"),),
            confidence=0.7, facts=grounds.facts, notes=("按售后规则",),
        )  # fmt: skip
