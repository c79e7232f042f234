"""Returns, exchanges and faults: the shop's rule, and where this order stands in it by the day it was received."""

from __future__ import annotations

import re
from typing import ClassVar

from xiaoer.commerce.model import Order, OrderStatus
from xiaoer.knowledge.model import Source
from xiaoer.skills.choose_order import NoOrder, choose_order, order_name, order_source
from xiaoer.skills.choose_product import chosen_product
from xiaoer.skills.return_policy.rules import Rule, freight, general, rule_for, window
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import ORDER_STATES, Grounds, joined

_WISHES = frozenset({"refund_request", "return_goods", "exchange_goods"})
_FAULT = frozenset({"quality_issue", "wrong_or_missing", "repair"})
_RECEIVED = {OrderStatus.DELIVERED, OrderStatus.COMPLETED}
_MINE = re.compile(
    r"我(的|买|那|这|昨天|前天|上周|刚)|这(件|单|个|条|双|瓶)|那(件|单|条|双|瓶)|昨天|前天|上周|收到|我要|我想|帮我|给我"
)
_RECENT_DAYS = 45
_ASKS_RULE = re.compile(r"可以.{0,8}(吗|么)|能.{0,8}(吗|么)|怎么|如何|多久|几天|规则|什么时候")
_HOW_LONG = re.compile(r"几天|多久|多少天|期限|超过|过了|还能|还可以")


class ReturnPolicy:
    """能退吗, 想换大一码, 有个洞怎么办, 运费谁出."""

    name = "return_policy"
    intents: ClassVar[frozenset[str]] = frozenset(
        {
            "return_goods",
            "exchange_goods",
            "quality_issue",
            "wrong_or_missing",
            "return_freight",
            "refund_request",
            "repair",
        }
    )

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """This order's right, or the general rule."""
        policy = abilities.knowledge.policies.aftersales
        product = chosen_product(request, abilities)
        kind = _kind(request)
        about_mine = bool(
            _MINE.search(request.text)
            or request.topic.order_no
            or request.filled
            or request.understanding.first("order_no")
        )
        demands = bool(_WISHES & set(request.intents)) and not _ASKS_RULE.search(request.text)
        if request.customer.identified and (about_mine or demands) and request.intent != "return_freight":
            order = await choose_order(
                request, abilities, self.name, fits=lambda each: _fits(each, kind, request), question="您说的是哪一单？"
            )
            if not isinstance(order, NoOrder):
                return _of_order(request, abilities, order, kind)
            if order.why in {"ask", "unknown"}:
                return order.result
        if not policy:
            return SkillResult(False, notes=("店里没有写售后规则",))
        grounds = Grounds(request.now, request.shop.time_zone)
        rule = rule_for(policy, product if request.named or request.viewing else None, kind)
        said = (
            [freight(policy, fault=kind == "quality", grounds=grounds)]
            if request.intent == "return_freight"
            else general(policy, rule, grounds)
        )
        said = [line for line in said if line]
        if not said:
            return SkillResult(False, notes=("售后规则里没有这一项",))
        if kind == "quality":
            said.append("麻烦拍一张能看清问题的照片发来，我好尽快帮您处理")
        return SkillResult(
            True, joined(said), sources=_clauses(policy, kind), confidence=0.7, specific=rule.exception is not None, facts=grounds.facts,
            notes=(f"按售后规则（{rule.name}）",),
        )  # fmt: skip


def _kind(request: SkillRequest) -> str:
    if _FAULT & set(request.intents):
        return "quality"
    return "exchange" if "exchange_goods" in request.intents else "return"


def _fits(order: Order, kind: str, request: SkillRequest) -> bool:
    """Orders that such a wish is likely about: on the way, or received not too long ago."""
    received = max((parcel.delivered_at for parcel in order.shipments if parcel.delivered_at), default=order.placed_at)
    fresh = (request.now - received).days <= _RECENT_DAYS
    return (order.status in _RECEIVED and fresh) or (
        kind == "return" and order.status in {OrderStatus.PAID, OrderStatus.SHIPPED}
    )


def _clauses(policy: object, kind: str) -> tuple[Source, ...]:
    listed = policy.get("clause", ()) if isinstance(policy, dict) else ()
    wanted = {"return": "退", "exchange": "换", "quality": "质量"}[kind]
    found = [
        Source(f"policy:{each['id']}", str(each["title"]))
        for each in listed
        if wanted in str(each["title"]) + str(each["text"])[:30]
    ]
    return tuple(found[:1]) or (Source("policy:aftersales", "售后规则"),)


def _of_order(request: SkillRequest, abilities: Abilities, order: Order, kind: str) -> SkillResult:
    grounds = Grounds(request.now, request.shop.time_zone)
    policy = abilities.knowledge.policies.aftersales
    products = abilities.knowledge.products
    lines = [products[line.product] for line in order.lines if line.product in products]
    about = next((each for each in lines if each.code == request.topic.product), lines[0] if len(lines) == 1 else None)
    rule = rule_for(policy, about, kind)
    said, handoff = _right(request, order, rule, kind, grounds)
    if kind != "quality" and order.status in _RECEIVED and "还在期限内" in said[0]:
        said.append(freight(policy, fault=False, grounds=grounds))
    if kind == "quality":
        said += ["来回运费由我们承担", "麻烦拍一张能看清问题的照片发来"]
    limit = abilities.knowledge.policies.handoff.get("refund_over")
    if handoff is None and "refund_request" in request.intents and limit is not None and order.amount > limit:
        handoff = "large_refund"
    return SkillResult(
        True, joined([line for line in said if line]), sources=(order_source(order), *_clauses(policy, kind)), confidence=0.92, specific=True,
        facts=(*grounds.facts, order.no), topic={"order_no": order.no}, handoff=handoff,
        notes=(f"查了订单 {order.no}（{ORDER_STATES[order.status]}），按售后规则（{rule.name}）",),
    )  # fmt: skip


def _right(
    request: SkillRequest, order: Order, rule: Rule, kind: str, grounds: Grounds
) -> tuple[list[str], str | None]:
    name = grounds.quote(order_name(order))
    if order.status is OrderStatus.PAID:
        return [f"您买的{name}还没发货，可以直接在订单里申请退款，钱原路退回"], None
    if order.status is OrderStatus.SHIPPED:
        return [f"您买的{name}还在路上，可以拒收，或者收到后再申请"], None
    if order.status in {OrderStatus.REFUNDING, OrderStatus.REFUNDED}:
        return [f"您买的{name}现在是：{ORDER_STATES[order.status]}，不用再申请"], None
    if order.status not in _RECEIVED:
        return [f"您买的{name}现在是：{ORDER_STATES[order.status]}"], None
    verb = {"return": "退", "exchange": "换", "quality": "退、换或修"}[kind]
    if rule.exception is not None and rule.days == 0:
        return [f"{name}不支持{verb}：{grounds.quote(rule.exception)}"], None
    received = max((parcel.delivered_at for parcel in order.shipments if parcel.delivered_at), default=None)
    if rule.days is None or received is None:
        return [f"您买的{name}可以在订单里申请{verb}，审核通过后按页面提示寄回"], None
    inside, last = window(received, rule.days, request.now, request.shop.time_zone)
    start = f"您买的{name}{grounds.day(received)}签收，{rule.name}是签收后{grounds.quote(rule.days)}天"
    if inside:
        need = f"，{grounds.quote('、'.join(rule.conditions))}" if rule.conditions and kind != "quality" else ""
        return [
            f"{start}，现在还在期限内（到{grounds.day(last)}）",
            f"可以{verb}{need}，在订单里点“申请售后”就行",
        ], None
    return [
        f"{start}，已经过了（{grounds.day(last)}截止）",
        "按规则不能再" + verb + "了；如果情况特殊，我可以请同事看看",
    ], None
