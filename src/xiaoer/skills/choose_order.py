"""Which of the shopper's own orders a goal is about: by number, product words, date words or state; else asks, with choices."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from xiaoer.commerce.model import Order
from xiaoer.knowledge.model import Source
from xiaoer.language.segment import words
from xiaoer.skills.date_words import days_named
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import ORDER_STATES

_MOST_CHOICES = 4
_LATEST = re.compile(r"最近|最新|刚(刚)?(买|下|拍)|上一单|最后")
#: Words in messages about orders that name no product.
_NO_PRODUCT = re.compile(
    r"订单|快递|发货|退货|退款|物流|包裹|东西|商品|单子|那个|这个|昨天|前天|今天|上周|什么|时候|怎么|还没|一件|那件|可以|现在|已经|时间|换货|"
    r"收到|多久|帮忙|查询|一下"
)


@dataclass(frozen=True, slots=True)
class NoOrder:
    """Why there is none to speak of: `stranger` (not identified), `none` (no orders), `unknown` (no such number), `ask` (several)."""

    why: str
    result: SkillResult


async def choose_order(
    request: SkillRequest,
    abilities: Abilities,
    skill: str,
    *,
    fits: Callable[[Order], bool],
    question: str = "您问的是哪一单？",
) -> Order | NoOrder:
    """The order meant. `fits` says which states the question makes sense for; it decides among several."""
    customer = request.customer.external_id
    if customer is None:
        return NoOrder("stranger", _log_in(request))
    number = request.filled.get("order") or _number(request)
    if number:
        order = await abilities.orders.find(customer, number)
        return order or NoOrder("unknown", _not_yours(number))
    orders = await abilities.orders.recent(customer, limit=20)
    if not orders:
        return NoOrder(
            "none",
            SkillResult(True, "您名下还没有订单；要是用别的账号买的，用那个账号登录再来问我就行。", specific=True),
        )
    named = _named(request, orders)
    if named is not None and len(named) == 1:
        return named[0]
    if named is None and (current := _current(request, orders)):
        return current
    pool = named or orders
    fitting = [order for order in pool if fits(order)]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting or _LATEST.search(request.text):
        return (fitting or pool)[0]
    return NoOrder("ask", _ask(request, skill, fitting, question))


def order_source(order: Order) -> Source:
    """Where an answer about an order comes from."""
    return Source(f"order:{order.no}", f"订单 {order.no}")


def order_name(order: Order) -> str:
    """An order as the shopper would call it: what was bought."""
    titles = list(dict.fromkeys(line.title for line in order.lines))
    if not titles:
        return f"订单{order.no}"
    return titles[0] if len(titles) == 1 else f"{titles[0]}等{len(titles)}款"


def order_label(order: Order, zone: ZoneInfo) -> str:
    """A choice to tap."""
    placed = order.placed_at.astimezone(zone)
    return f"{placed.month}月{placed.day}日 {order_name(order)[:16]}（{ORDER_STATES[order.status]}）"


def _number(request: SkillRequest) -> str | None:
    found = request.understanding.first("order_no") or request.understanding.first("parcel_no")
    return found.value if found else None


def _current(request: SkillRequest, orders: Sequence[Order]) -> Order | None:
    """The order the conversation is already about, unless the shopper speaks of another."""
    if re.search(r"另|别的|其他|还有一", request.text):
        return None
    return next((order for order in orders if order.no == request.topic.order_no), None)


def _named(request: SkillRequest, orders: Sequence[Order]) -> list[Order] | None:
    """The orders that product words or date words of this message point to; None when it has no such words."""
    text = request.text
    zone = request.shop.time_zone
    span = days_named(text, request.now.astimezone(zone).date())
    pool = list(orders)
    pointed = False
    if span and re.search(r"买|下单|拍|付|订|单|购|的", text):
        dated = [order for order in pool if span[0] <= order.placed_at.astimezone(zone).date() <= span[1]]
        if dated:
            pool, pointed = dated, True
    by_product = [order for order in pool if _speaks_of(request, order)]
    if by_product:
        pool, pointed = by_product, True
    return pool if pointed else None


def _speaks_of(request: SkillRequest, order: Order) -> bool:
    codes = {line.product for line in order.lines}
    if request.named and request.topic.product in codes:
        return True
    if codes & set(request.candidates):
        return True
    said = {word for word in words(request.text) if len(word) > 1 and not _NO_PRODUCT.fullmatch(word)}
    return any(word in line.title or word in line.color for line in order.lines for word in said)


def _log_in(request: SkillRequest) -> SkillResult:
    return SkillResult(
        False,
        f"订单是您的隐私，要先在{request.shop.name}登录，我才能看到您的订单；登录后回到这里直接问我就行。",
        notes=("顾客没有登录，不能看订单",),
    )


def _not_yours(number: str) -> SkillResult:
    said = number[:40]
    return SkillResult(
        False,
        f"在您名下没有查到{said}这个单号。您核对一下号码；要是别的账号买的，用那个账号登录再问我。",
        facts=(said,),
        specific=True,
        notes=(f"名下没有 {said}",),
    )


def _ask(request: SkillRequest, skill: str, orders: Sequence[Order], question: str) -> SkillResult:
    options = {order_label(order, request.shop.time_zone): order.no for order in orders[:_MOST_CHOICES]}
    pending = {
        "skill": skill, "slot": "order", "intent": request.intent, "question": request.text, "options": options, "filled": {},
    }  # fmt: skip
    return SkillResult(
        False,
        question,
        choices=tuple(options),
        topic={"pending": pending},
        specific=True,
        facts=tuple(options),
        notes=(f"有 {len(orders)} 单都可能，请顾客选",),
    )
