"""Find the products a text names: by title, nickname, shop word, or by the parts of a title that set it apart."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from xiaoer.commerce.model import Material, Product
from xiaoer.knowledge.model import LexiconEntry
from xiaoer.language.segment import words

#: Confidence of a product named by its title, by a nickname or shop word.
_BY_TITLE, _BY_NICKNAME = 1.0, 0.96
#: Words of titles that name no product by themselves.
_GENERAL = frozenset(
    re.findall(
        r"\S+",
        "男 女 男士 女士 男款 女款 男装 女装 新款 款 季 春 夏 秋 冬 春秋 秋冬 春夏 四季 码 色 版 装 系列 官方 正品 件 条 双 瓶 盒 支 片 的 和 与 ml g "
        "经典 基础 百搭 时尚 潮流 简约 舒适 日常 通勤 加大 大码 小 大 长 短 厚 薄 新 老 套",
    )
)


@dataclass(frozen=True, slots=True)
class ProductFinder:
    """Every way the shop's products are called; immutable."""

    products: tuple[Product, ...]
    names: tuple[tuple[str, str, float], ...]
    parts: dict[str, frozenset[str]]
    heads: frozenset[str]
    rarity: dict[str, float]
    asked_anyway: frozenset[str]

    @classmethod
    def build(
        cls,
        products: Sequence[Product],
        lexicon: Sequence[LexiconEntry] = (),
        materials: Sequence[Material] = (),
        questions: Iterable[str] = (),
    ) -> ProductFinder:
        """Learn the names; words that general `questions` use often don't name a product by themselves."""
        names = [(product.title.lower(), product.code, _BY_TITLE) for product in products]
        names += [(nick.lower(), product.code, _BY_NICKNAME) for product in products for nick in product.nicknames]
        names += [
            (word.lower(), entry.target, _BY_NICKNAME)
            for entry in lexicon
            if entry.kind == "product"
            for word in (entry.word, *entry.aliases)
        ]
        codes = {product.code.lower(): product.code for product in products if len(product.code) >= 4}
        names += [(lower, code, _BY_TITLE) for lower, code in codes.items()]
        material = {each.code: each for each in materials}
        parts = {product.code: _parts(product, material.get(product.material)) for product in products}
        seen = Counter(part for owned in parts.values() for part in owned)
        rarity = {part: math.log(1 + len(products) / count) for part, count in seen.items()}
        heads = frozenset(
            piece for product in products for step in product.category.split("/") for piece in (step, *words(step))
            if len(piece) > 1
        )  # fmt: skip
        common = Counter(word for question in questions for word in set(words(question)))
        named = {name for each in materials for name in (each.name, *each.aliases)}
        asked = frozenset(
            word for word, count in common.items() if count >= 2 and word not in heads and word not in named
        )
        ordered = tuple(sorted(set(names), key=lambda name: (-len(name[0]), name)))
        return cls(tuple(products), ordered, parts, heads, rarity, asked)

    def find(self, text: str, *, limit: int = 5) -> list[tuple[Product, float]]:
        """The products named, surest first. Several that fit equally well share the doubt."""
        lower = text.lower()
        scores: dict[str, float] = {}
        rest = lower
        for name, code, confidence in self.names:
            if len(name) > 1 and name in rest:
                scores[code] = max(scores.get(code, 0.0), confidence)
        for name, _, _ in self.names:
            if len(name) > 1:
                rest = rest.replace(name, " ")
        if not scores:
            scores = self._by_parts(lower)
        scores = self._narrowed_by_color(scores, lower)
        by_code = {product.code: product for product in self.products}
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(by_code[code], round(score, 3)) for code, score in ranked[:limit] if code in by_code]

    def _by_parts(self, text: str) -> dict[str, float]:
        said = {word for word in self.rarity if len(word) > 1 and word in text and word not in _GENERAL}
        said = {word for word in said if not any(word != longer and word in longer for longer in said)}
        telling = {word for word in said if word not in self.asked_anyway}
        if not telling:
            return {}
        total = sum(self.rarity[word] for word in said)
        scores: dict[str, float] = {}
        for product in self.products:
            owned = said & self.parts[product.code]
            if owned & telling:
                scores[product.code] = sum(self.rarity[word] for word in owned) / total
        if not scores:
            return {}
        best = max(scores.values())
        same = sum(1 for score in scores.values() if score >= best - 0.05)
        sure = {1: 0.92, 2: 0.62, 3: 0.52, 4: 0.45}.get(same, 0.35 if same <= 8 else 0.2)
        return {code: score * sure for code, score in scores.items() if score >= best * 0.6}

    def _narrowed_by_color(self, scores: dict[str, float], text: str) -> dict[str, float]:
        """Of several candidates, those that come in the colour that was named."""
        if len(scores) < 2:
            return scores
        has = {
            product.code
            for product in self.products
            if product.code in scores and any(len(v.color) > 1 and v.color.lower() in text for v in product.variants)
        }
        if not has:
            return scores
        lift = 0.9 if len(has) == 1 else 0.0
        return {code: max(score, lift) if code in has else score * 0.5 for code, score in scores.items()}


def _parts(product: Product, material: Material | None) -> frozenset[str]:
    found: set[str] = set()
    for text in (product.title.lower(), *(step.lower() for step in product.category.split("/"))):
        cut = words(text)
        found.update(cut)
        found.update(a + b for a, b in pairwise(cut) if len(a + b) <= 6)
        found.update(a + b + c for a, b, c in zip(cut, cut[1:], cut[2:], strict=False) if len(a + b + c) <= 8)
    found.update(step.lower() for step in product.category.split("/"))
    if material:
        found.update(name.lower() for name in (material.name, *material.aliases))
    found.update(variant.color.lower() for variant in product.variants)
    return frozenset(part for part in found if len(part) > 1 and part not in _GENERAL)
