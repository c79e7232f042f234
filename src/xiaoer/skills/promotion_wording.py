"""Promotions in a shopper's words, and what they make of one product's price."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from xiaoer.commerce.model import Product
from xiaoer.knowledge.model import Source
from xiaoer.skills.choose_product import narrowed
from xiaoer.skills.promotion_calculator import (
    Bill,
    Item,
    Promotion,
    applies_to,
    best_bill,
    is_automatic,
    is_for_level,
    missing_to_threshold,
    runs,
)
from xiaoer.skills.skill import SkillRequest
from xiaoer.skills.wording import Grounds

#: An end further off than so many days is no news.
_SOON = 60


def source_of(promotion: Promotion) -> Source:
    """Where a promotion's words come from."""
    return Source(f"promotion:{promotion['id']}", str(promotion["name"]))


def explained(promotion: Promotion, grounds: Grounds) -> str:
    """The shop's own explanation, or the rule in plain words."""
    if promotion.get("explain"):
        return grounds.quote(str(promotion["explain"]).rstrip("。"))
    return f"{grounds.quote(promotion['name'])}（{rule(promotion, grounds)}）"


def rule(promotion: Promotion, grounds: Grounds) -> str:
    """The bare rule: 满300元减40元."""
    threshold = f"满{grounds.money(promotion['threshold'])}" if promotion.get("threshold") else ""
    kind = promotion.get("kind")
    if kind in {"each_full", "cross_shop"} and threshold:
        return f"每{threshold}减{grounds.money(promotion['off'])}"
    if "percent" in promotion:
        fold = f"{(100 - promotion['percent']) / 10:g}"
        count = f"{grounds.quote(promotion['pieces'])}件起" if promotion.get("pieces") else ""
        return f"{threshold}{count}{grounds.quote(fold)}折"
    if kind == "gift":
        return f"{threshold}送{grounds.quote(promotion.get('gift', '赠品'))}"
    if "price" in promotion:
        return f"活动价{grounds.money(promotion['price'])}"
    return f"{threshold}减{grounds.money(promotion['off'])}" if "off" in promotion else str(promotion["name"])


def name_of(promotion: Promotion, grounds: Grounds) -> str:
    """Its name in quotes; quotes within it become single ones."""
    grounds.quote(promotion["name"])
    return f"“{str(promotion['name']).replace('“', '‘').replace('”', '’')}”"


def until(promotion: Promotion, grounds: Grounds) -> str:
    """，到12月15日23:59止, where the end is near enough to matter."""
    ends = promotion.get("ends")
    return f"，到{grounds.moment(ends)}止" if ends and grounds.days_to(ends) <= _SOON else ""


def unit_price(product: Product, request: SkillRequest) -> int:
    """The price of the variant spoken of, else the product's."""
    prices = {each.price for each in narrowed(product, request.topic.color, request.topic.size)}
    return prices.pop() if len(prices) == 1 else product.price


def pieces(request: SkillRequest) -> int:
    """How many pieces the shopper speaks of; one when nothing is said."""
    found = request.understanding.first("quantity")
    if found and found.value.isdigit():
        return min(max(int(found.value), 1), 999)
    match = re.search(r"(两|俩|三|四|五|\d{1,2})\s*(件|条|双|瓶|盒|支|个|套|包|片)", request.text)
    words = {"两": 2, "俩": 2, "三": 3, "四": 4, "五": 5}
    return (words.get(match[1]) or int(match[1])) if match else 1


def bill_of(product: Product, request: SkillRequest, promotions: Sequence[Promotion], *, claimed: bool = False) -> Bill:
    """What so many pieces of the product cost now by themselves; with `claimed` also with the coupons one may take."""
    item = Item(product, unit_price(product, request), pieces(request))
    usable = [each for each in promotions if claimed or is_automatic(each) or each.get("kind") == "gift"]
    return best_bill([item], usable, request.now, level=request.customer.level)


def with_coupons(
    product: Product, request: SkillRequest, promotions: Sequence[Promotion], plain: Bill, grounds: Grounds
) -> tuple[str, Bill] | None:
    """有“新客10元券”的话到手529元, where a coupon makes it cheaper still."""
    best = bill_of(product, request, promotions, claimed=True)
    if best.after >= plain.after:
        return None
    names = "".join(name_of(step.promotion, grounds) for step in best.steps if not is_automatic(step.promotion))
    return f"符合条件、领到{names}的话是{grounds.money(best.after)}", best


def gift_line(promotion: Promotion, products: Mapping[str, Product], grounds: Grounds) -> str:
    """满399元送羊毛厚袜; a gift named by a product's code is told by its title."""
    gift = str(promotion.get("gift", ""))
    told = {**promotion, "gift": products[gift].title} if gift in products else promotion
    return rule(told, grounds)


def working(bill: Bill, grounds: Grounds) -> str:
    """冬装满300减40 减40元、新客券 减10元."""
    return "、".join(f"{name_of(step.promotion, grounds)}减{grounds.money(step.off)}" for step in bill.steps)


def nearly(
    product: Product, price: int, request: SkillRequest, promotions: Sequence[Promotion]
) -> tuple[Promotion, int] | None:
    """The promotion whose threshold this product alone just misses, and by how much."""
    items = [Item(product, price)]
    missed = [
        (missing_to_threshold(items, each), index)
        for index, each in enumerate(promotions)
        if runs(each, request.now)
        and is_for_level(each, request.customer.level)
        and applies_to(each, product)
        and each.get("threshold")
    ]
    missed = [(gap, index) for gap, index in missed if 0 < gap <= price]
    return (promotions[min(missed)[1]], min(missed)[0]) if missed else None
