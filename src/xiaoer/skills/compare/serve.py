"""Set two products side by side in the facts where they differ."""

from __future__ import annotations

from typing import ClassVar

from xiaoer.commerce.model import Product
from xiaoer.knowledge.model import Source
from xiaoer.skills.cards import product_card
from xiaoer.skills.choose_product import ask_which_product
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import Grounds

_MOST_FACTS = 6


class Compare:
    """这两款有什么区别, A和B哪个厚."""

    name = "compare"
    intents: ClassVar[frozenset[str]] = frozenset({"compare"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """The differences of the two products spoken of."""
        pair = _pair(request, abilities)
        if len(pair) < 2:
            known = f"您想拿“{pair[0].title}”和哪一款比？" if pair else "您想比哪两款？告诉我商品名就行。"
            return ask_which_product(request, abilities, self.name, known)
        grounds = Grounds(request.now, request.shop.time_zone)
        one, other = pair
        lines = [f"价格：{grounds.money(one.price)} / {grounds.money(other.price)}"]
        materials = abilities.knowledge.materials
        made = [materials[each.material].name if each.material in materials else "" for each in pair]
        if made[0] != made[1] and all(made):
            lines.append(f"面料：{made[0]} / {made[1]}")
        shared = [name for name in one.facts if name in other.facts and one.facts[name] != other.facts[name]]
        asked_first = sorted(shared, key=lambda name: name not in request.text)
        lines += [
            f"{name}：{grounds.quote(one.facts[name])} / {grounds.quote(other.facts[name])}"
            for name in asked_first[:_MOST_FACTS]
        ]
        if one.season != other.season and one.season and other.season:
            lines.append(f"季节：{'、'.join(one.season)} / {'、'.join(other.season)}")
        text = f"{grounds.quote(one.title)} 和 {grounds.quote(other.title)} 的区别：\n" + "\n".join(lines)
        return SkillResult(
            True, text, cards=(product_card(one), product_card(other)),
            sources=tuple(Source(f"product:{each.code}", each.title) for each in pair), confidence=0.88, specific=True,
            facts=grounds.facts, topic={"shown": (one.code, other.code)}, notes=(f"比了 {one.code} 和 {other.code}",),
        )  # fmt: skip


def _pair(request: SkillRequest, abilities: Abilities) -> list[Product]:
    products = abilities.knowledge.products
    named = [entity.value for entity in request.understanding.all("product") if entity.value in products]
    found = [product.code for product, sure in abilities.knowledge.find_products(request.text, limit=4) if sure >= 0.45]
    context = [
        code
        for code in (request.filled.get("product"), request.topic.product, request.topic.before, request.viewing)
        if code
    ]
    shown = list(request.topic.shown) if len(named) + len(found) < 2 else []
    order = [*named, *(code for code in found if code not in named)] or []
    if len(order) < 2:
        order = [*shown[:2], *order] if len(shown) >= 2 and not order else [*order, *context, *shown]
    return [products[code] for code in dict.fromkeys(order) if code in products][:2]
