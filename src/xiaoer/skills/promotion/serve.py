"""What is on now, one campaign by its name or code word, or what it makes of a product; never one that is over."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

from xiaoer.commerce.model import Product
from xiaoer.skills.cards import product_card
from xiaoer.skills.choose_product import chosen_product
from xiaoer.skills.promotion_calculator import Promotion, applies_to, is_coming, is_for_level, is_over, runs
from xiaoer.skills.promotion_wording import (
    bill_of,
    explained,
    gift_line,
    name_of,
    nearly,
    rule,
    source_of,
    unit_price,
    until,
    with_coupons,
    working,
)
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import Grounds, joined

_MOST = 4
_THIS = re.compile(r"这件|这款|这个|它|那件|那款|这条|这双|这瓶|本款")
_COUPON = re.compile(r"券|优惠码|红包")
_COMING = re.compile(r"什么时候(有|开始|搞|做)|下次|双十一|双11|双十二|双12|618|年货节|还会有|以后|过几天")
#: A campaign named by its numbers.
_MISSING = re.compile(r"满\s*\d+\s*(减|送|打|包邮)\s*\d*")


class PromotionSkill:
    """有优惠吗, 满300减40怎么用, 闪购暗号, 券用不了."""

    name = "promotion"
    intents: ClassVar[frozenset[str]] = frozenset({"promotion"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """The promotions that answer the question."""
        promotions = abilities.knowledge.policies.promotions
        if not promotions:
            return SkillResult(False, notes=("店里没有登记活动",))
        grounds = Grounds(request.now, request.shop.time_zone)
        named = _named(request, promotions)
        product = chosen_product(request, abilities)
        about_product = product is not None and (
            request.named or bool(_THIS.search(request.text)) or request.viewing == product.code
        )
        if named:
            return _one(request, named, product if about_product else None, grounds)
        if product is not None and about_product:
            return _for_product(request, product, promotions, abilities.knowledge.products, grounds)
        return _all(request, promotions, grounds)


def _named(request: SkillRequest, promotions: Sequence[Promotion]) -> Promotion | None:
    """The campaign called by its name, code word or shop word."""
    text = request.text.lower()
    targets = {entity.value for kind in ("promotion", "coupon") for entity in request.understanding.all(kind)}
    for promotion in promotions:
        names = [str(promotion["name"]), *map(str, promotion.get("code_words", ()))]
        if promotion["id"] in targets or any(len(name) > 1 and name.lower() in text for name in names):
            return promotion
    threshold = re.search(r"满\s*(\d+)\s*(减|送|打|包)?\s*(\d+)?", text)
    if threshold:
        fits = [each for each in promotions if each.get("threshold") == int(threshold[1]) * 100]
        exact = [each for each in fits if threshold[3] and each.get("off") == int(threshold[3]) * 100]
        chosen = exact or (fits if not threshold[3] else [])
        return next((each for each in chosen if runs(each, request.now)), chosen[0] if chosen else None)
    return None


def _one(request: SkillRequest, promotion: Promotion, product: Product | None, grounds: Grounds) -> SkillResult:
    name = grounds.quote(promotion["name"])
    if is_over(promotion, request.now):
        said = [f"“{name}”已经在{grounds.day(promotion['ends'])}结束了，现在用不了"]
    elif is_coming(promotion, request.now):
        said = [
            f"“{name}”{grounds.moment(promotion['starts'])}开始{until(promotion, grounds)}",
            explained(promotion, grounds),
        ]
    else:
        said = [f"{explained(promotion, grounds)}{until(promotion, grounds)}"]
        if product is not None and not applies_to(promotion, product):
            said.append(f"不过{grounds.quote(product.title)}不参加这个活动")
        elif product is not None:
            bill = bill_of(product, request, [promotion])
            if bill.saved:
                said.append(
                    f"{grounds.quote(product.title)}用上它是{grounds.money(bill.after)}（{working(bill, grounds)}）"
                )
    return SkillResult(
        True, joined(said), sources=(source_of(promotion),), confidence=0.9, specific=True, facts=grounds.facts,
        notes=(f"说的是活动“{promotion['name']}”",),
    )  # fmt: skip


def _for_product(
    request: SkillRequest,
    product: Product,
    promotions: Sequence[Promotion],
    products: Mapping[str, Product],
    grounds: Grounds,
) -> SkillResult:
    bill = bill_of(product, request, promotions)
    title = grounds.quote(product.title)
    level = request.customer.level
    running = [
        each
        for each in promotions
        if runs(each, request.now) and applies_to(each, product) and is_for_level(each, level)
    ]
    extra = with_coupons(product, request, promotions, bill, grounds)
    if bill.saved:
        said = [f"{title}现在{working(bill, grounds)}，{grounds.money(bill.before)}变{grounds.money(bill.after)}"]
        said += [extra[0]] if extra else []
    elif extra:
        said = [f"{title}标价{grounds.money(bill.before)}，{extra[0]}"]
    elif close := nearly(product, unit_price(product, request), request, promotions):
        said = [
            f"{title}单买还差{grounds.money(close[1])}，凑够就能用{name_of(close[0], grounds)}（{rule(close[0], grounds)}）"
        ]
    elif running:
        said = [f"{title}现在能用的活动：", *(explained(each, grounds) for each in running[:_MOST])]
    else:
        said = [f"{title}现在没有单独的活动，就是标价{grounds.money(product.price)}"]
    said += [f"另外{gift_line(gift, products, grounds)}" for gift in bill.gifts[:2]]
    return SkillResult(
        True, joined(said), cards=(product_card(product, promotion_price=bill.after if bill.saved else None),),
        sources=tuple(source_of(step.promotion) for step in bill.steps) or tuple(source_of(each) for each in running[:_MOST]),
        confidence=0.88, specific=True, facts=grounds.facts, topic={"product": product.code},
        notes=(f"算了“{product.title}”现在的优惠",),
    )  # fmt: skip


def _all(request: SkillRequest, promotions: Sequence[Promotion], grounds: Grounds) -> SkillResult:
    level = request.customer.level
    running = [each for each in promotions if runs(each, request.now) and is_for_level(each, level)]
    coming = [each for each in promotions if is_coming(each, request.now)]
    if _COUPON.search(request.text):
        coupons = [each for each in running if each.get("kind") == "coupon" or "券" in str(each["name"])]
        running = coupons or running
    running = running[:_MOST]
    said = ["现在的优惠有这些"] if len(running) > 1 else []
    said += [f"{explained(each, grounds)}{until(each, grounds)}" for each in running]
    if coming and (not running or _COMING.search(request.text)):
        said += [
            f"“{grounds.quote(each['name'])}”{grounds.day(each['starts'])}开始：{explained(each, grounds)}"
            for each in coming[:2]
        ]
    missing = _MISSING.search(request.text)
    start = f"没有查到“{missing.group()}”这个活动。" if missing else ""
    if not said:
        said = ["现在没有正在进行的活动，按标价卖"]
    text = (
        f"{said[0]}：\n" + "\n".join(f"{i}. {line}" for i, line in enumerate(said[1:], 1))
        if len(running) > 1
        else joined(said)
    )
    return SkillResult(
        True, f"{start}{text}", sources=tuple(source_of(each) for each in (*running, *coming[:2])), confidence=0.7,
        facts=(*grounds.facts, start), specific=bool(start),
        notes=(f"正在进行 {len(running)} 个，将要开始 {len(coming)} 个",),
    )  # fmt: skip
