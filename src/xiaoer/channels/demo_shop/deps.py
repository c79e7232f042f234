"""What the demo storefront needs; built by `app/`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from xiaoer.commerce.ports import OrderReader
from xiaoer.foundation.clock import Clock
from xiaoer.foundation.ids import ShopId
from xiaoer.knowledge.snapshot import KnowledgeStore
from xiaoer.storage.database import Database


@dataclass(frozen=True, slots=True)
class DemoShop:
    """The ports behind the demo storefront."""

    database: Database
    clock: Clock
    knowledge: KnowledgeStore
    orders: Callable[[ShopId], OrderReader]
