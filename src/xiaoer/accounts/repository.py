"""Reads and writes the directory of shops."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import RowMapping, select, text, update
from sqlalchemy.dialects.postgresql import insert

from xiaoer.accounts.model import ShopNotFound, ShopRecord
from xiaoer.accounts.tables import shops
from xiaoer.foundation.ids import ShopId, new_id
from xiaoer.storage.database import UnitOfWork

_HOLD_SLUG = text("SELECT pg_advisory_xact_lock(hashtextextended(:slug, 11))")


def _record(row: RowMapping) -> ShopRecord:
    return ShopRecord(ShopId(row["id"]), row["slug"], row["name"], row["config"], row["knowledge_version"])


async def all_shops(uow: UnitOfWork) -> list[ShopRecord]:
    """Every shop, by name."""
    rows = await uow.connection.execute(select(shops).order_by(shops.c.slug))
    return [_record(row) for row in rows.mappings()]


async def find_shop(uow: UnitOfWork, slug: str) -> ShopRecord:
    """The shop of this slug; raises ShopNotFound."""
    row = (await uow.connection.execute(select(shops).where(shops.c.slug == slug))).mappings().first()
    if row is None:
        raise ShopNotFound(f"There is no shop “{slug}”; import its pack, or mend data-shop in the page.", slug=slug)
    return _record(row)


async def load_shop(uow: UnitOfWork, shop_id: ShopId) -> ShopRecord:
    """The shop of this id; raises ShopNotFound."""
    row = (await uow.connection.execute(select(shops).where(shops.c.id == shop_id))).mappings().first()
    if row is None:
        raise ShopNotFound(shop=str(shop_id))
    return _record(row)


async def hold_slug(uow: UnitOfWork, slug: str) -> None:
    """Let nobody else import a shop of this slug until the transaction ends."""
    await uow.connection.execute(_HOLD_SLUG, {"slug": slug})


async def ensure_shop(
    uow: UnitOfWork, slug: str, name: str, config: Mapping[str, Any], *, shop_id: ShopId | None = None
) -> ShopRecord:
    """Create the shop (under `shop_id`, if given), or bring its name and configuration up to date."""
    values = {"slug": slug, "name": name, "config": dict(config)}
    statement = insert(shops).values(id=shop_id or new_id(), **values)
    statement = statement.on_conflict_do_update(index_elements=[shops.c.slug], set_=values)
    row = (await uow.connection.execute(statement.returning(shops))).mappings().one()
    return _record(row)


async def bump_knowledge(uow: UnitOfWork, shop_id: ShopId) -> None:
    """Make every process load this shop's knowledge anew before its next answer."""
    statement = update(shops).where(shops.c.id == shop_id).values(knowledge_version=shops.c.knowledge_version + 1)
    await uow.connection.execute(statement)
