"""One shop's knowledge in memory, loaded anew when its version changes: an edit works on the next message."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from numpy import float32
from numpy.typing import NDArray

from xiaoer.accounts.repository import load_shop
from xiaoer.commerce.model import Material, Product, SizeChart
from xiaoer.foundation.ids import ShopId
from xiaoer.knowledge.fact_index import FactIndex
from xiaoer.knowledge.find_facts import find_facts
from xiaoer.knowledge.find_products import ProductFinder
from xiaoer.knowledge.model import Finding, KnowledgeData, Policies, Script, Sticker
from xiaoer.knowledge.repository import known_vectors, load_knowledge, save_vectors
from xiaoer.knowledge.search import KnowledgeIndex, texts_to_encode
from xiaoer.language.classify.head import Head
from xiaoer.language.classify.intent_model import example_texts, teach
from xiaoer.language.embed import Embedder
from xiaoer.language.lexicon import LexiconMatcher, ShopWord
from xiaoer.language.understand import Understanding
from xiaoer.language.understander import Understander
from xiaoer.storage.database import Database

#: An entry without an intent is given the model's from this confidence.
_INTENT_SURE = 0.6


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything one shop knows at one version (the `ShopKnowledge` port); safe to share between turns."""

    version: int
    data: KnowledgeData
    products: Mapping[str, Product]
    materials: Mapping[str, Material]
    size_charts: Mapping[str, SizeChart]
    index: KnowledgeIndex
    finder: ProductFinder
    fact_index: FactIndex
    understander: Understander

    @property
    def policies(self) -> Policies:
        """The shop's rules."""
        return self.data.policies

    @property
    def scripts(self) -> Sequence[Script]:
        """The shop's ready phrases."""
        return self.data.scripts

    @property
    def stickers(self) -> Sequence[Sticker]:
        """The shop's stickers."""
        return self.data.stickers

    def understand(self, text: str, *, now: datetime) -> Understanding:
        """What a text says, in this shop's dialect."""
        return self.understander.understand(text, now=now)

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
        """The best findings for a question, best first."""
        spoken_of = [self.products[product]] if product is not None and product in self.products else []
        found = self.index.search(text, vector, now=now, products=spoken_of, intents=intents, limit=limit)
        facts = [fact for each in spoken_of for fact in self.find_facts(text, vector, each)]
        return sorted([*found, *facts], key=lambda hit: -hit.score)[:limit]

    def find_facts(self, text: str, vector: NDArray[float32] | None, product: Product) -> Sequence[Finding]:
        """The facts of a product that a question asks for: by their names, by the material's, else by what is meant."""
        named = find_facts(text, product, self.materials)
        meant = self.fact_index.meant(text, product, vector) if vector is not None and not named else None
        return [meant] if meant else named

    def find_products(self, text: str, *, limit: int = 5) -> Sequence[tuple[Product, float]]:
        """Products named in a text, surest first."""
        return self.finder.find(text, limit=limit)


def build_snapshot(
    data: KnowledgeData, vectors: dict[str, NDArray[float32]], embedder: Embedder, version: int = 0
) -> Snapshot:
    """Index the data; `vectors` holds one per text of `texts_to_encode` (knowledge/search.py)."""
    understander = build_understander(data, vectors, embedder)
    guess = partial(_likely_intent, understander.intents)
    return Snapshot(
        version=version,
        data=data,
        products={product.code: product for product in data.products},
        materials={material.code: material for material in data.materials},
        size_charts={chart.name: chart for chart in data.size_charts},
        index=KnowledgeIndex.build(data, vectors, embedder.dims, guess),
        finder=ProductFinder.build(data.products, data.lexicon, data.materials, [entry.question for entry in data.faq]),
        fact_index=FactIndex.build(data.products, vectors, embedder.dims),
        understander=understander,
    )


def _likely_intent(head: Head, text: str, vector: NDArray[float32]) -> str:
    """The intent of an entry whose author named none, where the model is sure of it."""
    known = vector if len(vector) == len(head.centre) else None
    chances = head.probabilities(known, text)
    best = int(chances.argmax())
    return head.labels[best] if chances[best] >= _INTENT_SURE and head.labels[best] != "other" else ""


def build_understander(
    data: KnowledgeData, vectors: Mapping[str, NDArray[float32]], embedder: Embedder
) -> Understander:
    """What listens to this shop's shoppers: its own words and its own example sentences included."""
    words = [
        ShopWord(word, entry.kind, entry.target, entry.valid_from, entry.valid_to, scope=entry.scope)
        for entry in data.lexicon
        for word in (entry.word, *entry.aliases)
    ]
    return Understander(embedder, LexiconMatcher(words), teach(data.intent_examples, vectors, embedder))


class KnowledgeStore:
    """Gives the newest snapshot of a shop; one cheap look at the version per call."""

    def __init__(self, database: Database, embedder: Embedder) -> None:
        self._database = database
        self._embedder = embedder
        self._snapshots: dict[ShopId, Snapshot] = {}
        self._locks: dict[ShopId, asyncio.Lock] = {}

    async def current(self, shop_id: ShopId, version: int | None = None) -> Snapshot:
        """The shop's knowledge as of now; a caller that has just read the shop's version saves the look."""
        if version is None:
            async with self._database.unit_of_work(shop_id) as uow:
                version = (await load_shop(uow, shop_id)).knowledge_version
        snapshot = self._snapshots.get(shop_id)
        if snapshot and snapshot.version == version:
            return snapshot
        async with self._locks.setdefault(shop_id, asyncio.Lock()):
            snapshot = self._snapshots.get(shop_id)
            if snapshot is None or snapshot.version < version:
                snapshot = self._snapshots[shop_id] = await self._load(shop_id, version)
            return snapshot

    async def _load(self, shop_id: ShopId, version: int) -> Snapshot:
        async with self._database.unit_of_work(shop_id) as uow:
            data = await load_knowledge(uow)
            texts = sorted({*texts_to_encode(data), *example_texts(data.intent_examples)})
            vectors = await known_vectors(uow, self._embedder.name, texts)
        missing = [text for text in texts if text not in vectors]
        if missing:
            encoded = await asyncio.to_thread(self._embedder.encode, missing)
            new: dict[str, Any] = dict(zip(missing, encoded, strict=True))
            vectors |= new
            async with self._database.unit_of_work(shop_id) as uow:
                await save_vectors(uow, self._embedder.name, new)
        return await asyncio.to_thread(build_snapshot, data, vectors, self._embedder, version)
