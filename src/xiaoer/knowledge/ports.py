"""What the brain may ask of the shop's knowledge: one immutable snapshot per version, held in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from numpy import float32
from numpy.typing import NDArray

from xiaoer.commerce.model import Material, Product, SizeChart
from xiaoer.knowledge.model import Finding, Policies
from xiaoer.language.classify import IntentModel
from xiaoer.language.lexicon import LexiconMatcher
from xiaoer.language.segment import Segmenter


class ShopKnowledge(Protocol):
    """Everything one shop knows at one version; safe to share between turns."""

    version: int
    policies: Policies
    products: Mapping[str, Product]
    materials: Mapping[str, Material]
    size_charts: Mapping[str, SizeChart]
    scripts: Mapping[str, Sequence[str]]
    stickers: Mapping[str, Sequence[str]]
    #: Shop words, product names and nicknames; hits carry kind and target.
    lexicon: LexiconMatcher
    segmenter: Segmenter
    intents: IntentModel

    def search(
        self, text: str, vector: NDArray[float32], *, now: datetime, product: str | None = None, limit: int = 5
    ) -> Sequence[Finding]:
        """The best FAQ entries, product facts, passages and policy clauses for a question, best first (words and vectors fused)."""
        ...

    def find_products(self, text: str, *, limit: int = 5) -> Sequence[tuple[Product, float]]:
        """Products named in a text by title, nickname or lexicon word, surest first, with confidence 0..1."""
        ...
