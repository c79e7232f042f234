"""A shop pack as a world to play in: knowledge, orders and customers in memory, the clock standing still."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from xiaoer.app.evaluation.cases import CasesInvalid
from xiaoer.app.evaluation.vector_cache import CachedEmbedder
from xiaoer.app.shop_pack.read import ShopPack, read_pack
from xiaoer.commerce.adapters.in_memory import InMemoryOrders
from xiaoer.conversation.shop_of import shop_from_config
from xiaoer.customers.model import Customer
from xiaoer.desk.office_hours import next_opening, within_hours
from xiaoer.dialogue.model import DeskState
from xiaoer.foundation.ids import CustomerId, ShopId, new_id
from xiaoer.knowledge.search import texts_to_encode
from xiaoer.knowledge.snapshot import Snapshot, build_snapshot
from xiaoer.language.classify.intent_model import example_texts
from xiaoer.language.embed import Embedder
from xiaoer.skills.skill import Abilities, Shop


@dataclass(frozen=True, slots=True)
class World:
    """Everything a case is played with; nothing in it changes."""

    pack: ShopPack
    shop: Shop
    knowledge: Snapshot
    abilities: Abilities
    now: datetime
    desk: DeskState

    def customer(self, wanted: Mapping[str, Any]) -> Customer:
        """The customer of this id in customers.csv, or a visitor of whom only the given attributes are known."""
        shop_id = ShopId(new_id())
        external = wanted.get("id")
        if external:
            record = next((each for each in self.pack.customers if each.external_id == str(external)), None)
            if record is None:
                raise CasesInvalid(f"customer “{external}” is not in customers.csv; add them or take another")
            return record.customer(CustomerId(new_id()), shop_id)
        profile = {name: str(wanted[name]) for name in ("height", "weight", "foot") if wanted.get(name)}
        return Customer(
            CustomerId(new_id()), shop_id, None, str(wanted.get("name", "")), str(wanted.get("level", "")),
            city=str(wanted.get("city", "")), profile=profile,
        )  # fmt: skip


def build_world(folder: Path, embedder: Embedder, *, now: datetime | None = None) -> World:
    """Read the pack and build its world; what was encoded before is taken from the cache."""
    pack = read_pack(folder, now)
    at = pack.anchor
    texts = sorted({*texts_to_encode(pack.knowledge), *example_texts(pack.knowledge.intent_examples)})
    vectors = dict(zip(texts, embedder.encode(texts), strict=True))
    knowledge = build_snapshot(pack.knowledge, vectors, embedder)
    if isinstance(embedder, CachedEmbedder):
        embedder.save()
    config = pack.config
    shop = shop_from_config(pack.shop.slug, pack.shop.name, config)
    return World(pack, shop, knowledge, Abilities(knowledge, InMemoryOrders(pack.orders)), at, _desk(pack, shop, at))


def _desk(pack: ShopPack, shop: Shop, at: datetime) -> DeskState:
    """The desk as the shop's hours say: the pack's agents are there within them."""
    if not within_hours(shop.hours, shop.time_zone, at):
        return DeskState(opens_at=next_opening(shop.hours, shop.time_zone, at))
    agents = tuple(person.name for person in pack.shop.staff if person.role == "agent")
    return DeskState(open=True, online=agents or ("客服",), minutes=1)
