"""Match a person's skin, state, season or occasion with what the product says of itself; never promises more."""

from __future__ import annotations

import re
from typing import ClassVar

from xiaoer.commerce.model import Product
from xiaoer.knowledge.model import Source
from xiaoer.skills.choose_product import ask_which_product, chosen_product
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.suitability.conditions import Verdict, conditions_in, is_about_people, judge
from xiaoer.skills.wording import Grounds, joined

_SEASONS = {"春": r"春", "夏": r"夏|热天|大热", "秋": r"秋", "冬": r"冬|零下|下雪|大冷"}
_AUDIENCE = re.compile(
    r"爸爸|父亲|老人|中年|爷爷|妈妈|母亲|老公|男朋友|男友|女朋友|女友|学生|小孩|孩子|儿子|女儿|男生|女生|男士|女士|上班|通勤|婚礼|面试|运动|商务"
)


_TOGETHER = re.compile(r"一起用|搭配|同时用|叠加|叠着|混着?用|一块用")


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
        if _TOGETHER.search(request.text):
            return SkillResult(False, notes=("问的是搭配，资料里没有",), topic={"product": product.code})
        grounds = Grounds(request.now, request.shop.time_zone)
        said, sources = _on_conditions(product, request.text, grounds)
        if not said:
            said, sources = _on_season(product, request.text, grounds)
            facts = list(abilities.knowledge.find_facts(request.text, request.understanding.vector, product))[:2]
            said += [f"{hit.matched}：{grounds.quote(hit.text)}" for hit in facts if hit.source not in sources]
            sources += [hit.source for hit in facts if hit.source not in sources]
        if not said:
            said, sources = _on_people(product, grounds)
        if not said and product.audience and _AUDIENCE.search(request.text):
            said = [f"这款标的适用人群是“{grounds.quote(product.audience)}”"]
            sources = [Source(f"product:{product.code}#适用人群", f"{product.title} · 适用人群")]
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


def _on_conditions(product: Product, text: str, grounds: Grounds) -> tuple[list[str], list[Source]]:
    said, sources = [], []
    for condition in conditions_in(text):
        judged = judge(condition, product)
        if judged is None:
            continue
        value = grounds.quote(judged.value)
        words = {
            Verdict.FITS: f"{condition.name}适合，{judged.attribute}写的是“{value}”",
            Verdict.UNFIT: f"{condition.name}不适合，不要用：{judged.attribute}写的是“{value}”",
            Verdict.SAYS: f"{judged.attribute}：{value}",
            Verdict.NOT_NAMED: f"{judged.attribute}写的是“{value}”，不包括{condition.name}，不建议用",
        }
        said.append(words[judged.verdict])
        sources.append(Source(f"product:{product.code}#{judged.attribute}", f"{product.title} · {judged.attribute}"))
    return said, sources


def _on_people(product: Product, grounds: Grounds) -> tuple[list[str], list[Source]]:
    """What the product says of whom it is for, to be held against the shopper's own case."""
    facts = [(name, value) for name, value in product.facts.items() if is_about_people(name)][:2]
    said = [f"{name}：{grounds.quote(value)}" for name, value in facts]
    sources = [Source(f"product:{product.code}#{name}", f"{product.title} · {name}") for name, _ in facts]
    return said, sources


def _on_season(product: Product, text: str, grounds: Grounds) -> tuple[list[str], list[Source]]:
    asked = [season for season, pattern in _SEASONS.items() if re.search(pattern, text)]
    if not asked or not product.season:
        return [], []
    fits = [season for season in asked if any(season in own for own in product.season)]
    own = grounds.quote("、".join(product.season))
    if fits:
        said = f"{'、'.join(f'{season}天' for season in fits)}可以，这款适合{own}"
    else:
        said = f"这款适合{own}，{'、'.join(f'{season}天' for season in asked)}不太合适"
    return [said], [Source(f"product:{product.code}#季节", f"{product.title} · 季节")]
