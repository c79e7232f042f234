"""Match a person's skin, season or occasion with what the product says of itself; never promises more."""

from __future__ import annotations

import re
from typing import ClassVar

from xiaoer.commerce.model import Product
from xiaoer.knowledge.attributes import group_of
from xiaoer.knowledge.find_facts import find_facts
from xiaoer.knowledge.model import Source
from xiaoer.skills.choose_product import ask_which_product, chosen_product
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import Grounds, joined

#: The shopper's words → the words product data uses for the same.
_SKIN = {
    "敏感": r"敏感|敏肌|泛红|过敏|薄皮|红血丝",
    "油": r"油皮|油性|大油|混油|爱出油|出油|油痘",
    "干": r"干皮|干性|大干|混干|缺水|起皮",
    "混合": r"混合|混油|混干",
    "痘": r"痘|粉刺|闭口",
    "中性": r"中性",
    "孕": r"孕妇|孕期|怀孕|哺乳|备孕|宝妈",
}
_SEASONS = {"春": r"春", "夏": r"夏|热天|大热", "秋": r"秋", "冬": r"冬|零下|下雪|大冷"}
_AUDIENCE = re.compile(
    r"(爸爸|父亲|老人|中年|爷爷|妈妈|母亲|老公|男朋友|男友|女朋友|女友|学生|小孩|孩子|儿子|女儿|男生|女生|男士|女士|上班|通勤)"
)


class Suitability:
    """适合敏感肌吗, 冬天能穿吗, 适合爸爸穿吗."""

    name = "suitability"
    intents: ClassVar[frozenset[str]] = frozenset({"suitability"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """What the product's data says about it."""
        product = chosen_product(request, abilities)
        if product is None:
            return ask_which_product(
                request, abilities, self.name, "您问的是哪一款？告诉我商品名，我对着资料看合不合适。"
            )
        grounds = Grounds(request.now, request.shop.time_zone)
        skin = [key for key, asked in _SKIN.items() if re.search(asked, request.text)]
        said, sources = _on_skin(product, skin, grounds) if skin else ([], [])
        if not skin:
            said, sources = _on_season(product, request.text, grounds)
        facts = [
            hit for hit in find_facts(request.text, product, abilities.knowledge.materials) if hit.source not in sources
        ]
        if not (skin and said):
            said += [f"{hit.matched}：{grounds.quote(hit.text)}" for hit in facts[:2]]
            sources += [hit.source for hit in facts[:2]]
        if not said and product.audience and _AUDIENCE.search(request.text):
            said = [f"这款标的适用人群是{grounds.quote(product.audience)}"]
            sources = [Source(f"product:{product.code}", product.title)]
        if not said:
            return SkillResult(False, notes=(f"“{product.title}”的资料没有写这一点",), topic={"product": product.code})
        return SkillResult(
            True,
            f"{grounds.quote(product.title)}：{joined(said)}",
            sources=tuple(sources),
            confidence=0.88,
            specific=True,
            facts=grounds.facts,
            topic={"product": product.code},
            notes=(f"对照了“{product.title}”的资料",),
        )


def _on_skin(product: Product, skin: list[str], grounds: Grounds) -> tuple[list[str], list[Source]]:
    facts = {
        name: value for name, value in product.facts.items() if (g := group_of(name)) is not None and g.key == "skin"
    }
    if not facts and product.audience:
        facts = {"适用人群": product.audience}
    said, sources = [], []
    for name, value in facts.items():
        fits = [key for key in skin if key in value or "所有" in value or "全肤质" in value or "任何" in value]
        warned = re.search(r"(不适合|慎用|不建议|避免|禁用|咨询医生|先试|试用)", value)
        quoted = grounds.quote(value)
        if warned:
            said.append(f"资料上写的是“{quoted}”，请以这句为准")
        elif fits:
            said.append(f"适合的，{name}写的是“{quoted}”")
        else:
            said.append(f"{name}写的是“{quoted}”，没有写到您说的情况，不敢说一定适合")
        sources.append(Source(f"product:{product.code}#{name}", f"{product.title} · {name}"))
    return said, sources


def _on_season(product: Product, text: str, grounds: Grounds) -> tuple[list[str], list[Source]]:
    asked = [season for season, pattern in _SEASONS.items() if re.search(pattern, text)]
    if not asked or not product.season:
        return [], []
    fits = [season for season in asked if any(season in own for own in product.season)]
    own = grounds.quote("、".join(product.season))
    if fits:
        said = f"{'、'.join(f'{season}天' for season in fits)}能穿，这款是{own}的款"
    else:
        said = f"这款是{own}的款，{'、'.join(f'{season}天' for season in asked)}穿不太合适"
    return [said], [Source(f"product:{product.code}#季节", f"{product.title} · 季节")]
