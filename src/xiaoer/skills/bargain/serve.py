"""Offer exactly what the running promotions allow, once; the price itself is not the bot's to change."""

from __future__ import annotations

from typing import ClassVar

from xiaoer.knowledge.model import Source
from xiaoer.skills.cards import product_card
from xiaoer.skills.choose_product import chosen_product
from xiaoer.skills.promotion_calculator import runs
from xiaoer.skills.promotion_wording import (
    bill_of,
    explained,
    gift_line,
    name_of,
    nearly,
    rule,
    source_of,
    unit_price,
    with_coupons,
    working,
)
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import Grounds, joined


class Bargain:
    """能便宜点吗, 太贵了, 再少点."""

    name = "bargain"
    intents: ClassVar[frozenset[str]] = frozenset({"bargain"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """What can be had, or that there is no more."""
        grounds = Grounds(request.now, request.shop.time_zone)
        promotions = [each for each in abilities.knowledge.policies.promotions if runs(each, request.now)]
        product = chosen_product(request, abilities)
        offered = str(request.topic.facts.get("offered", ""))
        key = product.code if product else "*"
        if offered == key:
            return SkillResult(
                True, "刚才说的已经是现在最划算的买法了，再低我做不了主，不好意思。", confidence=0.8, specific=True,
                notes=("已经报过一次优惠，不再让",),
            )  # fmt: skip
        start = "价格是统一的，我不能单独改价"
        topic = {"facts": {**request.topic.facts, "offered": key}}
        if product is None:
            said = [start, *(explained(each, grounds) for each in promotions[:3])]
            if not promotions:
                said.append("现在也没有别的活动")
            return SkillResult(
                True, joined(said), sources=tuple(source_of(each) for each in promotions[:3]), confidence=0.7,
                facts=grounds.facts, topic=topic, notes=("没有说哪一款，报了正在进行的活动",),
            )  # fmt: skip
        bill = bill_of(product, request, promotions)
        title, price = grounds.quote(product.title), unit_price(product, request)
        extra = with_coupons(product, request, promotions, bill, grounds)
        if bill.saved:
            said = [start, f"不过{title}现在可以{working(bill, grounds)}，到手{grounds.money(bill.after)}"]
        elif extra:
            said = [start, f"不过{title}{extra[0]}"]
        elif close := nearly(product, price, request, promotions):
            said = [
                start,
                f"再凑{grounds.money(close[1])}可以用{name_of(close[0], grounds)}（{rule(close[0], grounds)}），算下来更划算",
            ]
        else:
            said = [start, f"{title}现在是{grounds.money(price)}，没有别的优惠可以叠加"]
        said += [extra[0]] if bill.saved and extra else []
        said += [f"另外{gift_line(gift, abilities.knowledge.products, grounds)}" for gift in bill.gifts[:1]]
        return SkillResult(
            True, joined(said), cards=(product_card(product, promotion_price=bill.after if bill.saved else None),),
            sources=(Source(f"product:{product.code}#价格", f"{product.title} · 价格"), *(source_of(s.promotion) for s in bill.steps)),
            confidence=0.88, specific=True, facts=grounds.facts, topic={**topic, "product": product.code},
            notes=(f"活动允许的最低价：{bill.after} 分",),
        )  # fmt: skip
