"""One shop's knowledge in memory, loaded anew when its version changes: an edit works on the next message."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from xiaoer.accounts.repository import load_shop
from xiaoer.foundation.ids import ShopId
from xiaoer.knowledge.repository import all_faq, known_vectors, save_vectors
from xiaoer.knowledge.search import FaqIndex, wordings
from xiaoer.language.embed import Embedder
from xiaoer.storage.database import Database


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything one shop knows at one version; safe to share between turns."""

    version: int
    faq: FaqIndex


class KnowledgeStore:
    """Gives the newest snapshot of a shop; one cheap look at the version per call."""

    def __init__(self, database: Database, embedder: Embedder) -> None:
        self._database = database
        self._embedder = embedder
        self._snapshots: dict[ShopId, Snapshot] = {}
        self._locks: dict[ShopId, asyncio.Lock] = {}

    async def current(self, shop_id: ShopId) -> Snapshot:
        """The shop's knowledge as of now."""
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
            entries = await all_faq(uow)
            texts = sorted({wording for entry in entries for wording in wordings(entry)})
            vectors = await known_vectors(uow, self._embedder.name, texts)
        missing = [text for text in texts if text not in vectors]
        if missing:
            encoded = await asyncio.to_thread(self._embedder.encode, missing)
            new = dict(zip(missing, encoded, strict=True))
            vectors |= new
            async with self._database.unit_of_work(shop_id) as uow:
                await save_vectors(uow, self._embedder.name, new)
        return Snapshot(version, await asyncio.to_thread(FaqIndex.build, entries, vectors, self._embedder.dims))
