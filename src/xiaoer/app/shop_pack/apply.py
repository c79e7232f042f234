"""Bring a shop to what its pack says; importing twice changes nothing the second time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xiaoer.accounts.model import ShopNotFound, ShopRecord
from xiaoer.accounts.repository import bump_knowledge, ensure_shop, find_shop
from xiaoer.app.shop_pack.read import ShopPack
from xiaoer.knowledge.model import FaqEntry
from xiaoer.knowledge.repository import all_faq, delete_faq, save_faq
from xiaoer.storage.database import Database


@dataclass(frozen=True, slots=True)
class Diff:
    """What an import would change, or has changed: one readable line each."""

    shop: tuple[str, ...]
    added: tuple[FaqEntry, ...]
    changed: tuple[FaqEntry, ...]
    removed: tuple[FaqEntry, ...]

    @property
    def empty(self) -> bool:
        """Whether pack and shop already agree."""
        return not (self.shop or self.added or self.changed or self.removed)

    def lines(self) -> list[str]:
        """The differences for people: + added, ~ changed, - removed."""
        faq = (("+", self.added), ("~", self.changed), ("-", self.removed))
        return [*self.shop, *(f"{sign} faq {entry.id}: {entry.question}" for sign, entries in faq for entry in entries)]


def compare(pack: ShopPack, shop: ShopRecord | None, entries: list[FaqEntry]) -> Diff:
    """The differences between a pack and what the shop has."""
    lines: list[str] = []
    if shop is None:
        lines.append(f"+ shop {pack.shop.slug}: {pack.shop.name}")
    elif (shop.name, dict(shop.config)) != (pack.shop.name, pack.config):
        lines.append(f"~ shop {pack.shop.slug}: shop.toml")
    mine = {entry.id: entry for entry in entries}
    theirs = {entry.id: entry for entry in pack.faq}
    changed = [
        replace(entry, version=mine[entry.id].version + 1)
        for entry in pack.faq
        if entry.id in mine and replace(entry, version=mine[entry.id].version) != mine[entry.id]
    ]
    return Diff(
        tuple(lines),
        tuple(entry for entry in pack.faq if entry.id not in mine),
        tuple(changed),
        tuple(entry for entry in entries if entry.id not in theirs),
    )


async def import_pack(database: Database, pack: ShopPack, *, dry_run: bool = False) -> Diff:
    """Apply the pack in transactions of its shop and return what changed; with `dry_run` only say what would."""
    async with database.unit_of_work() as uow:
        try:
            shop: ShopRecord | None = await find_shop(uow, pack.shop.slug)
        except ShopNotFound:
            shop = None
    entries: list[FaqEntry] = []
    if shop:
        async with database.unit_of_work(shop.id) as uow:
            entries = await all_faq(uow)
    diff = compare(pack, shop, entries)
    if dry_run or diff.empty:
        return diff
    if diff.shop or shop is None:
        async with database.unit_of_work() as uow:
            shop = await ensure_shop(uow, pack.shop.slug, pack.shop.name, pack.config)
    async with database.unit_of_work(shop.id) as uow:
        await save_faq(uow, (*diff.added, *diff.changed))
        await delete_faq(uow, [entry.id for entry in diff.removed])
        await bump_knowledge(uow, shop.id)
    return diff
