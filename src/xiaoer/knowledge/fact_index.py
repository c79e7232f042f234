"""Find the fact of a product that a question means, in whatever words: 声音大吗 → 噪音."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy import float32
from numpy.typing import NDArray

from xiaoer.commerce.model import Product
from xiaoer.knowledge.model import Finding, Source
from xiaoer.language.normalise import normalise

#: A fact is meant from this closeness on, if the next one of the product lies this far behind (bench/retrieval).
_MEANT, _LEAD = 0.3, 0.08
#: More different facts than this are found by their names only.
_MOST = 20_000
_LONGEST = 120
#: What is said of some people only is never meant unless they are spoken of.
_FOR_SOME = re.compile(r"孕|哺乳|儿童|婴|不适合|禁忌|过敏")


def fact_text(attribute: str, value: str) -> str:
    """What a fact is found by."""
    return normalise(f"{attribute}：{value[:_LONGEST]}")


def fact_texts(products: Sequence[Product]) -> list[str]:
    """Every different fact of the catalogue, as far as they are encoded."""
    return sorted({fact_text(name, value) for product in products for name, value in product.facts.items()})[:_MOST]


@dataclass(frozen=True, slots=True)
class FactIndex:
    """The vectors of all facts, what they have in common taken off; immutable."""

    rows: Mapping[str, int]
    mean: NDArray[float32]
    vectors: NDArray[float32]

    @classmethod
    def build(cls, products: Sequence[Product], vectors: Mapping[str, NDArray[float32]], dims: int) -> FactIndex:
        """Index the facts; `vectors` holds one per text of `fact_texts`."""
        texts = fact_texts(products)
        matrix = np.stack([vectors[text] for text in texts]) if texts else np.zeros((0, dims), dtype=float32)
        mean = matrix.mean(axis=0) if texts else np.zeros(dims, dtype=float32)
        return cls({text: row for row, text in enumerate(texts)}, mean, _unit(matrix - mean))

    def meant(self, text: str, product: Product, vector: NDArray[float32]) -> Finding | None:
        """The product's fact that the question means, if one stands out."""
        facts = [
            (name, value, self.rows.get(fact_text(name, value)))
            for name, value in product.facts.items()
            if not (special := _FOR_SOME.search(name)) or special.group()[:1] in text
        ]
        known = [(name, value, row) for name, value, row in facts if row is not None]
        if not known:
            return None
        asked = _unit(vector - self.mean)
        close = self.vectors[[row for _, _, row in known]] @ asked
        order = np.argsort(-close, kind="stable")
        best = float(close[order[0]])
        lead = best - float(close[order[1]]) if len(order) > 1 else best
        if best < _MEANT or lead < _LEAD:
            return None
        name, value, _ = known[int(order[0])]
        return Finding(
            Source(f"product:{product.code}#{name}", f"{product.title} · {name}"),
            value,
            round(min(0.85, 0.6 + (best - _MEANT) * 1.2), 4),
            "fact",
            product=product.code,
            matched=name,
            parts={"meaning": round(best, 4)},
        )


def _unit(vectors: NDArray[float32]) -> NDArray[float32]:
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: NDArray[float32] = (vectors / np.maximum(length, 1e-6)).astype(float32)
    return unit
