"""Promotions in a shopper's words, and what they make of one product's price."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from xiaoer.commerce.model import Product
from xiaoer.knowledge.model import Source
from xiaoer.skills.choose_product import narrowed
from xiaoer.skills.promotion_calculator import Bill, Item, Promotion, applies_to, best_bill, missing_to_threshold, runs
from xiaoer.skills.skill import SkillRequest
from xiaoer.skills.wording import Grounds


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
        return f"{threshold}{grounds.quote(fold)}折"
    if kind == "gift":
        return f"{threshold}送{grounds.quote(promotion.get('gift', '赠品'))}"
    if "price" in promotion:
        return f"活动价{grounds.money(promotion['price'])}"
    return f"{threshold}减{grounds.money(promotion['off'])}" if "off" in promotion else str(promotion["name"])


def until(promotion: Promotion, grounds: Grounds) -> str:
    """（到12月15日） where an end is set."""
    return f"，到{grounds.moment(promotion['ends'])}止" if promotion.get("ends") else ""


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


def bill_of(product: Product, request: SkillRequest, promotions: Sequence[Promotion]) -> Bill:
    """What so many pieces of the product cost now."""
    item = Item(product, unit_price(product, request), pieces(request))
    return best_bill([item], promotions, request.now, level=request.customer.level)


def working(bill: Bill, grounds: Grounds) -> str:
    """冬装满300减40 减40元、新客券 减10元."""
    return "、".join(f"{grounds.quote(step.promotion['name'])}减{grounds.money(step.off)}" for step in bill.steps)


def nearly(
    product: Product, price: int, promotions: Sequence[Promotion], now: datetime
) -> tuple[Promotion, int] | None:
    """The promotion whose threshold this product alone just misses, and by how much."""
    items = [Item(product, price)]
    missed = [
        (missing_to_threshold(items, each), index)
        for index, each in enumerate(promotions)
        if runs(each, now) and applies_to(each, product) and each.get("threshold")
    ]
    missed = [(gap, index) for gap, index in missed if 0 < gap <= price]
    return (promotions[min(missed)[1]], min(missed)[0]) if missed else None
