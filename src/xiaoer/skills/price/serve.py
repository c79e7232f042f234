"""The price now, the list price, and what the promotions leave of it, with the working."""

from __future__ import annotations

import re
from typing import ClassVar

from xiaoer.commerce.model import Product
from xiaoer.knowledge.model import Source
from xiaoer.skills.cards import product_card
from xiaoer.skills.choose_product import ask_which_product, chosen_product, narrowed
from xiaoer.skills.promotion_calculator import Item, best_bill, is_automatic
from xiaoer.skills.promotion_wording import (
    bill_of,
    gift_line,
    name_of,
    nearly,
    pieces,
    rule,
    source_of,
    unit_price,
    with_coupons,
    working,
)
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import Grounds, joined

_TOGETHER = re.compile(r"一起|一共|总共|合计|加起来|都买|两件|各(买|一)")
#: From here a product counts as named.
_NAMED = 0.9


class Price:
    """多少钱, 到手价, 两件多少."""

    name = "price"
    intents: ClassVar[frozenset[str]] = frozenset({"price"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """The price of what is spoken of."""
        basket = _basket(request, abilities)
        if len(basket) > 1:
            return _together(request, abilities, basket)
        product = chosen_product(request, abilities)
        if product is None:
            return ask_which_product(request, abilities, self.name, "您问的是哪一款的价格？告诉我商品名就行。")
        grounds = Grounds(request.now, request.shop.time_zone)
        promotions = abilities.knowledge.policies.promotions
        bill, count = bill_of(product, request, promotions), pieces(request)
        price = unit_price(product, request)
        title = grounds.quote(product.title)
        said = [f"{title}现价{grounds.money(price)}" + self._market(product.market_price, price, grounds)]
        prices = {each.price for each in narrowed(product, request.topic.color, request.topic.size)}
        if len(prices) > 1:
            said.append(f"不同颜色尺码{grounds.money(min(prices))}到{grounds.money(max(prices))}")
        if count > 1:
            said.append(f"{grounds.quote(count)}件一共{grounds.money(bill.before)}")
        if bill.saved:
            said.append(f"现在{working(bill, grounds)}，到手{grounds.money(bill.after)}")
        extra = with_coupons(product, request, promotions, bill, grounds)
        said += [extra[0]] if extra else []
        close = None if bill.saved or extra else nearly(product, price * count, request, promotions)
        if close:
            said.append(f"再凑{grounds.money(close[1])}就能用{name_of(close[0], grounds)}（{rule(close[0], grounds)}）")
        said += [f"另外{gift_line(gift, abilities.knowledge.products, grounds)}" for gift in bill.gifts[:1]]
        if not product.on_sale:
            said = [f"{title}已经下架了", f"下架前的价格是{grounds.money(price)}"]
        return SkillResult(
            True, joined(said),
            cards=(product_card(product, promotion_price=bill.after if count == 1 and bill.saved else None),),
            sources=(Source(f"product:{product.code}#价格", f"{product.title} · 价格"), *(source_of(s.promotion) for s in bill.steps)),
            confidence=0.92, specific=True, facts=grounds.facts,
            topic={"product": product.code, "shown": (product.code,)},
            notes=(f"算了“{product.title}” {count} 件：{bill.before} → {bill.after} 分",),
        )  # fmt: skip

    def _market(self, market: int | None, price: int, grounds: Grounds) -> str:
        return f"（吊牌价{grounds.money(market)}）" if market and market > price else ""


def _basket(request: SkillRequest, abilities: Abilities) -> list[Product]:
    """The products that are asked for together."""
    if not _TOGETHER.search(request.text):
        return []
    named = [entity.value for entity in request.understanding.all("product")]
    named += [
        product.code for product, sure in abilities.knowledge.find_products(request.text, limit=5) if sure >= _NAMED
    ]
    products = abilities.knowledge.products
    return [products[code] for code in dict.fromkeys(named) if code in products]


def _together(request: SkillRequest, abilities: Abilities, basket: list[Product]) -> SkillResult:
    """What several products cost in one order."""
    grounds = Grounds(request.now, request.shop.time_zone)
    automatic = [
        each for each in abilities.knowledge.policies.promotions if is_automatic(each) or each.get("kind") == "gift"
    ]
    bill = best_bill(
        [Item(product, product.price) for product in basket], automatic, request.now, level=request.customer.level
    )
    parts = "、".join(f"{grounds.quote(product.title)}{grounds.money(product.price)}" for product in basket)
    said = [f"{parts}，一共{grounds.money(bill.before)}"]
    said.append(
        f"现在{working(bill, grounds)}，到手{grounds.money(bill.after)}" if bill.saved else "现在没有能用的满减"
    )
    said += [f"另外{gift_line(gift, abilities.knowledge.products, grounds)}" for gift in bill.gifts[:1]]
    return SkillResult(
        True, joined(said), cards=tuple(product_card(product) for product in basket),
        sources=(*(Source(f"product:{each.code}#价格", f"{each.title} · 价格") for each in basket), *(source_of(s.promotion) for s in bill.steps)),
        confidence=0.92, specific=True, facts=grounds.facts, topic={"shown": tuple(product.code for product in basket)},
        notes=(f"一起算了 {len(basket)} 款：{bill.before} → {bill.after} 分",),
    )  # fmt: skip
