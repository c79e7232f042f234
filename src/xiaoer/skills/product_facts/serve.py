"""Tell the facts a question asks for; care, shrinking and fading come from the product's material."""

from __future__ import annotations

import re
from typing import ClassVar

from xiaoer.commerce.model import Material, Product
from xiaoer.knowledge.attributes import asked_groups
from xiaoer.knowledge.find_facts import material_facts
from xiaoer.knowledge.model import Finding, Source
from xiaoer.skills.cards import product_card
from xiaoer.skills.choose_product import ask_which_product, chosen_product, colors_of, sizes_of
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import Grounds, listed

_MOST_FACTS = 3
_INTRODUCE = ("介绍", "怎么样", "好不好", "详细", "说说", "参数", "卖点", "特点", "看看这", "了解")


_VARIANTS = re.compile(
    r"(几|哪几|哪些|什么|多少)(个|种)?(颜色|色|尺码|码数|码|规格|款式|口味)(?!适合)|(颜色|尺码|规格|口味)(有|都有|分)(哪些|什么|几)|都有(什么|哪些)(颜色|码|尺码|口味)"
)


class ProductFacts:
    """成分, 克重, 版型, 厚度, 洗护 … of the product spoken of, or of a material named."""

    name = "product_facts"
    intents: ClassVar[frozenset[str]] = frozenset({"product_info", "usage"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """The facts, or which product is meant, or nothing."""
        product = chosen_product(request, abilities)
        groups = asked_groups(request.text)
        if product is None:
            return self._without_product(request, abilities, bool(groups))
        if _VARIANTS.search(request.text) and product.variants:
            return _offered(request, product)
        found = list(abilities.knowledge.find_facts(request.text, request.understanding.vector, product))[:_MOST_FACTS]
        if found:
            return _told(product, found)
        if request.only_named or (any(word in request.text for word in _INTRODUCE) and not groups):
            return _introduced(request, product)
        return SkillResult(
            False, notes=(f"“{product.title}”的资料里没有问到的这一项",), topic={"product": product.code}
        )

    def _without_product(self, request: SkillRequest, abilities: Abilities, asks_fact: bool) -> SkillResult:
        material = _named_material(request.text, abilities)
        if material and (found := material_facts(request.text, material)):
            return SkillResult(
                True,
                "".join(f"{material.name}的{hit.matched}：{_stopped(hit.text)}" for hit in found[:_MOST_FACTS]),
                sources=tuple(hit.source for hit in found[:_MOST_FACTS]),
                confidence=0.7,
                facts=tuple(hit.text for hit in found),
                notes=(f"说的是面料“{material.name}”",),
            )
        if asks_fact and (request.candidates or abilities.knowledge.products):
            return ask_which_product(request, abilities, self.name, "您问的是哪一款？告诉我商品名，我查给您。")
        return SkillResult(False, notes=("没有说是哪件商品",))


def _told(product: Product, found: list[Finding]) -> SkillResult:
    text = f"{product.title}——" + "".join(f"{hit.matched}：{_stopped(hit.text)}" for hit in found)
    return SkillResult(
        True,
        text,
        sources=tuple(hit.source for hit in found),
        confidence=0.9,
        specific=True,
        facts=(product.title, *(hit.text for hit in found)),
        topic={"product": product.code},
        notes=(f"查了“{product.title}”的资料：{'、'.join(hit.matched for hit in found)}",),
    )


def _offered(request: SkillRequest, product: Product) -> SkillResult:
    """Which colours and sizes there are, in stock or not."""
    grounds = Grounds(request.now, request.shop.time_zone)
    colors, sizes = colors_of(product.variants), sizes_of(product.variants)
    parts = [f"有{len(colors)}个颜色：{listed(colors)}"] if colors else []
    parts += [f"尺码有{grounds.quote('、'.join(sizes))}"] if sizes else []
    gone = [f"{each.color}{each.size}" for each in product.variants if not each.stock]
    parts += [f"现在缺货的：{grounds.quote('、'.join(gone[:8]))}"] if gone else []
    return SkillResult(
        True, f"{grounds.quote(product.title)}{'。'.join(parts)}。", cards=(product_card(product),), sources=(_of(product),),
        confidence=0.9, specific=True, facts=(*grounds.facts, str(len(colors))), topic={"product": product.code},
        notes=(f"列了“{product.title}”的颜色和尺码",),
    )  # fmt: skip


def _introduced(request: SkillRequest, product: Product) -> SkillResult:
    grounds = Grounds(request.now, request.shop.time_zone)
    facts = [f"{name}：{grounds.quote(value)}" for name, value in list(product.facts.items())[:4]]
    colors, sizes = colors_of(product.variants), sizes_of(product.variants)
    parts = [grounds.quote(product.summary or product.title), f"现价{grounds.money(product.price)}"]
    parts += ["；".join(facts)] if facts else []
    parts += (
        [f"有{listed(colors[:8])}" + (f"，尺码{grounds.quote('、'.join(sizes))}" if sizes else "")] if colors else []
    )
    text = "".join(_stopped(part) for part in parts)
    return SkillResult(
        True, text, cards=(product_card(product),), sources=(_of(product),), confidence=0.8, specific=True,
        facts=(*grounds.facts, product.title), topic={"product": product.code, "shown": (product.code,)},
        notes=(f"介绍了“{product.title}”",),
    )  # fmt: skip


def _of(product: Product) -> Source:
    return Source(f"product:{product.code}", product.title)


def _named_material(text: str, abilities: Abilities) -> Material | None:
    named = [
        (len(name), material)
        for material in abilities.knowledge.materials.values()
        for name in (material.name, *material.aliases)
        if name and name in text
    ]
    return max(named, key=lambda pair: pair[0])[1] if named else None


def _stopped(text: str) -> str:
    return text if text.endswith(("。", "！", "？", "；")) else f"{text}。"
