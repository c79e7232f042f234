"""What the brain may ask of the shop's knowledge: one immutable snapshot per version, held in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from numpy import float32
from numpy.typing import NDArray

from xiaoer.commerce.model import Material, Product, SizeChart
from xiaoer.knowledge.model import Finding, Policies, Script, Sticker
from xiaoer.language.understand import Understanding


class ShopKnowledge(Protocol):
    """Everything one shop knows at one version; safe to share between turns. Implemented by `knowledge.snapshot.Snapshot`."""

    @property
    def version(self) -> int: ...
    @property
    def policies(self) -> Policies: ...
    @property
    def products(self) -> Mapping[str, Product]: ...
    @property
    def materials(self) -> Mapping[str, Material]: ...
    @property
    def size_charts(self) -> Mapping[str, SizeChart]: ...
    @property
    def scripts(self) -> Sequence[Script]: ...
    @property
    def stickers(self) -> Sequence[Sticker]: ...

    def understand(self, text: str, *, now: datetime) -> Understanding:
        """What a text says, in this shop's dialect. Encodes the text: call it through `asyncio.to_thread`."""
        ...

    def search(
        self,
        text: str,
        vector: NDArray[float32],
        *,
        now: datetime,
        product: str | None = None,
        intents: Mapping[str, float] | None = None,
        limit: int = 5,
    ) -> Sequence[Finding]:
        """The best FAQ entries, product facts, passages and policy clauses for a question, best first (words and vectors fused).

        With `product` (a code) its own facts and what is scoped to it rank before what is general; what is scoped to others is left out.
        `intents` (code → confidence) lift entries of these intents and lower those of others.
        """
        ...

    def find_facts(self, text: str, vector: NDArray[float32] | None, product: Product) -> Sequence[Finding]:
        """The facts of a product that a question asks for, its material's care guide included."""
        ...

    def find_products(self, text: str, *, limit: int = 5) -> Sequence[tuple[Product, float]]:
        """Products named in a text by title, nickname or part of them, surest first, with confidence 0..1."""
        ...
