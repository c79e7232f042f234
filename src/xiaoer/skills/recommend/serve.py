"""Advise what to buy, with reasons taken from the catalogue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from xiaoer.commerce.model import Product
from xiaoer.knowledge.attributes import group_of
from xiaoer.knowledge.model import Source
from xiaoer.language.segment import words
from xiaoer.skills.cards import product_card
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import Grounds

_MOST = 3
_SEASONS = {"春": r"春", "夏": r"夏|天热|热天", "秋": r"秋|转凉|降温", "冬": r"冬|天冷|冷了|零下|下雪|寒"}
_SKIN = ("敏感", "油", "干", "混合", "痘", "中性")
_MONTHS = {
    12: "冬",
    1: "冬",
    2: "冬",
    3: "春",
    4: "春",
    5: "春",
    6: "夏",
    7: "夏",
    8: "夏",
    9: "秋",
    10: "秋",
    11: "冬",
}
_HOT = ("热卖", "爆款", "主推", "热销", "店长推荐", "人气", "必买", "明星")
_MORE = re.compile(r"别的|其他|其它|另外|换一|再推荐|还有(吗|没)|都不")
_EMPTY = frozenset(
    re.findall(
        r"\S+",
        "推荐 一下 一款 一个 什么 哪个 哪款 适合 可以 有没有 想要 怎么 不错 比较 给我 帮我 看看 产品 商品 东西 款式 便宜 好看 实用",
    )
)
_CHEAP = re.compile(r"便宜|实惠|划算|性价比|平价|不贵|低价")
_BUDGET = re.compile(
    r"(\d{2,5})\s*(?:元|块)?\s*(?:以内|以下|之内|内|左右|上下|预算)|预算\s*(\d{2,5})|不(?:超过|要超过)\s*(\d{2,5})"
)
_BETWEEN = re.compile(r"(\d{2,5})\s*(?:元|块)?\s*(?:到|至|-|~|—)\s*(\d{2,5})")


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the shopper is looking for."""

    categories: tuple[str, ...]
    seasons: tuple[str, ...]
    skin: tuple[str, ...]
    words: frozenset[str]
    low: int | None
    high: int | None
    cheap: bool = False

    @property
    def empty(self) -> bool:
        """Nothing to go by."""
        return not (self.categories or self.seasons or self.skin or self.words or self.high)

    @property
    def line(self) -> str:
        """As a colleague reads it."""
        named = [*self.categories, *self.seasons, *self.skin, *sorted(self.words)]
        if self.high is not None:
            named.append(f"{(self.low or 0) // 100}–{self.high // 100}元")
        return "、".join(named) or "没有说"


class Recommend:
    """天冷了推荐个外套, 300以内的衬衫, 油皮用哪款."""

    name = "recommend"
    intents: ClassVar[frozenset[str]] = frozenset({"recommend"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """Up to three products that can be bought now, with why."""
        there = [
            p
            for p in abilities.knowledge.products.values()
            if p.on_sale and (not p.variants or any(v.stock for v in p.variants))
        ]
        if not there:
            return SkillResult(False, notes=("没有能买的商品",))
        more = bool(_MORE.search(request.text)) and request.topic.intent == "recommend"
        if more:
            there = [product for product in there if product.code not in request.topic.shown] or there
        wish = _wish(request, there, f"{request.topic.question} {request.text}" if more else request.text)
        if wish.empty and not request.filled:
            return _ask(request, there)
        scored = sorted(
            ((_score(product, wish, request), product) for product in there),
            key=lambda pair: (-pair[0][0], pair[1].code),
        )
        fitting = [(reasons, product) for (score, reasons), product in scored if score > 0][:_MOST]
        if not fitting:
            return SkillResult(
                True, "您要的条件店里暂时没有合适的，不硬推。放宽一点价格或者换个品类，我再帮您找。", confidence=0.6,
                notes=("没有符合条件的商品",),
            )  # fmt: skip
        grounds = Grounds(request.now, request.shop.time_zone)
        lines = [
            f"{number}. {grounds.quote(product.title)}，{grounds.money(product.price)}：{grounds.quote('，'.join(reasons))}"
            for number, (reasons, product) in enumerate(fitting, 1)
        ]
        return SkillResult(
            True, "给您挑了" + ("这几款" if len(lines) > 1 else "这一款") + "：\n" + "\n".join(lines),
            cards=tuple(product_card(product) for _, product in fitting),
            sources=tuple(Source(f"product:{product.code}", product.title) for _, product in fitting), confidence=0.82, specific=True,
            facts=grounds.facts, topic={
                "shown": tuple(product.code for _, product in fitting),
                **({"product": fitting[0][1].code} if len(fitting) == 1 else {}),
                "question": request.topic.question if more else request.text,
            },
            notes=(f"条件：{wish.line}",),
        )  # fmt: skip


def _wish(request: SkillRequest, products: list[Product], said: str) -> _Wish:
    text = f"{said} {request.filled.get('category', '')}"
    steps = {step for product in products for step in product.category.split("/") if step}
    named = sorted((step for step in steps if step in text), key=lambda step: -len(step))
    if not named:
        named = [step for step in steps if (short := step.rstrip("装服子类品")) and short != step and short in text]
    if not named:
        named = [step for step in steps if any(len(word) > 1 and word in text for word in words(step))]
    low, high = _budget(text)
    skin = tuple(key for key in _SKIN if re.search(rf"{key}(皮|性|肌|感)?", text)) if _speaks_of_skin(products) else ()
    vocabulary = {tag for product in products for tag in (*product.tags, product.audience) if tag}
    vocabulary |= {
        word
        for product in products
        for word in words(f"{product.audience} {product.summary} {' '.join(product.nicknames)}")
        if len(word) > 1
    }
    vocabulary |= {word for product in products for word in words(product.title) if len(word) > 1}
    wanted = frozenset(
        word for word in vocabulary if len(word) > 1 and word in text and word not in named and word not in _EMPTY
    )
    seasons = tuple(season for season, pattern in _SEASONS.items() if re.search(pattern, text))
    return _Wish(tuple(dict.fromkeys(named)), seasons, skin, wanted, low, high, bool(_CHEAP.search(text)))


def _speaks_of_skin(products: list[Product]) -> bool:
    return any(
        (group := group_of(name)) is not None and group.key == "skin" for product in products for name in product.facts
    )


def _budget(text: str) -> tuple[int | None, int | None]:
    if match := _BETWEEN.search(text):
        low, high = sorted((int(match[1]), int(match[2])))
        return low * 100, high * 100
    if match := _BUDGET.search(text):
        amount = int(match[1] or match[2] or match[3]) * 100
        return (int(amount * 0.75), int(amount * 1.25)) if "左右" in text or "上下" in text else (None, amount)
    return None, None


def _score(product: Product, wish: _Wish, request: SkillRequest) -> tuple[float, list[str]]:
    """How well it fits; 0 where a condition is broken."""
    score, reasons = 0.1, []
    path = product.category.split("/")
    if wish.categories:
        hits = [step for step in wish.categories if step in path or step in product.title]
        if not hits:
            return 0, []
        score += 2 + 0.2 * len(hits)
    if (wish.high and product.price > wish.high) or (wish.low and product.price < wish.low):
        return 0, []
    if wish.high:
        reasons.append("在您的预算里")
    if wish.seasons and product.season:
        if not set(wish.seasons) & set("".join(product.season)):
            return 0, []
        score += 1
        reasons.append(f"适合{'、'.join(product.season)}季")
    skin = " ".join(
        value for name, value in product.facts.items() if (group := group_of(name)) is not None and group.key == "skin"
    )
    for kind in wish.skin:
        if kind in skin or "所有" in skin or "全肤质" in skin:
            score += 1.2
            reasons.append(f"适合肤质写的是“{skin}”")
        elif skin:
            return 0, []
    own = f"{product.title} {' '.join(product.tags)} {product.audience} {product.summary} {' '.join(product.nicknames)}"
    hits = sorted(word for word in wish.words if word in own)
    if wish.words and not hits and not wish.categories:
        return 0, []
    score += 0.8 * len(hits)
    reasons += [f"符合“{'、'.join(hits[:2])}”"] if hits else []
    if not wish.seasons and _MONTHS[request.now.astimezone(request.shop.time_zone).month] in "".join(product.season):
        score += 0.3
    if hot := next((tag for tag in product.tags if any(word in tag for word in _HOT)), None):
        score += 0.3
        reasons.append(f"是{hot}")
    if wish.cheap:
        score += 300_00 / (product.price + 300_00)
        reasons.insert(0, "价格实惠")
    if product.summary:
        reasons.append(product.summary.rstrip("。"))
    return score, list(dict.fromkeys(reasons))[:3] or ["现货"]


def _ask(request: SkillRequest, products: list[Product]) -> SkillResult:
    tops = list(dict.fromkeys(product.category.split("/")[0] for product in products if product.category))[:6]
    pending = {
        "skill": "recommend", "slot": "category", "intent": "recommend", "question": request.text,
        "options": {top: top for top in tops}, "filled": {},
    }  # fmt: skip
    return SkillResult(
        False, "想看哪一类？顺便说说预算，或者什么时候穿用，我帮您挑。", choices=tuple(tops), topic={"pending": pending},
        confidence=0.7, specific=True, notes=("没有说要什么，先问品类",),
    )  # fmt: skip
