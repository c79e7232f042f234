"""Bring a shop to what its pack says, in one transaction; importing twice changes nothing the second time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from xiaoer.accounts.ensure_staff import ensure_staff
from xiaoer.accounts.key_repository import note_act
from xiaoer.accounts.model import NewStaff, Role, ShopNotFound, ShopRecord
from xiaoer.accounts.pack.model import PackImport
from xiaoer.accounts.pack.repository import last_import, note_import
from xiaoer.accounts.repository import bump_knowledge, ensure_shop, find_shop, hold_slug
from xiaoer.accounts.staff_repository import known_logins
from xiaoer.app.shop_pack.diff import Diff, Line, changed_parts
from xiaoer.app.shop_pack.kinds import KINDS, Kind
from xiaoer.app.shop_pack.read import ShopPack, peek_shop, read_pack
from xiaoer.foundation.ids import ShopId, new_id
from xiaoer.storage.database import Database, UnitOfWork

__all__ = ["Diff", "import_folder", "import_pack", "last_import_of"]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to do with the things of one kind."""

    kind: Kind
    save: Mapping[Any, Any]
    delete: tuple[Any, ...]
    lines: tuple[Line, ...]


async def last_import_of(database: Database, slug: str) -> PackImport | None:
    """The last import of the shop of this slug, if there is such a shop and it came from a pack."""
    shop = await _find(database, slug)
    if shop is None:
        return None
    async with database.unit_of_work(shop.id) as uow:
        return await last_import(uow)


async def import_folder(
    database: Database,
    folder: Path,
    now: datetime,
    *,
    today: bool = False,
    dry_run: bool = False,
    keep_edits: bool = False,
) -> tuple[ShopPack, Diff]:
    """Read and apply the pack in a folder. Relative times count from the shop's first import, or from `now` with `today`."""
    shop = peek_shop(folder)
    before = await last_import_of(database, shop.slug) if shop and not today else None
    pack = read_pack(folder, before.anchor if before else now)
    return pack, await import_pack(database, pack, now, dry_run=dry_run, keep_edits=keep_edits)


async def import_pack(
    database: Database,
    pack: ShopPack,
    now: datetime | None = None,
    *,
    dry_run: bool = False,
    keep_edits: bool = False,
) -> Diff:
    """Apply the pack and return what changed; with `dry_run` only say what would. `keep_edits` leaves alone what people edited."""
    while True:
        shop = await _find(database, pack.shop.slug)
        shop_id = shop.id if shop else ShopId(new_id())
        async with database.unit_of_work(shop_id) as uow:
            await hold_slug(uow, pack.shop.slug)
            if shop is None and await _exists(uow, pack.shop.slug):
                continue  # another import made the shop while this one waited; look again
            return await _apply(uow, pack, shop, now or pack.anchor, dry_run=dry_run, keep_edits=keep_edits)


async def _find(database: Database, slug: str) -> ShopRecord | None:
    async with database.unit_of_work() as uow:
        return await find_shop(uow, slug) if await _exists(uow, slug) else None


async def _exists(uow: UnitOfWork, slug: str) -> bool:
    try:
        await find_shop(uow, slug)
    except ShopNotFound:
        return False
    return True


async def _apply(
    uow: UnitOfWork, pack: ShopPack, shop: ShopRecord | None, now: datetime, *, dry_run: bool, keep_edits: bool
) -> Diff:
    assert uow.shop_id
    plans = [await _plan(uow, kind, pack, keep_edits=keep_edits) for kind in KINDS]
    people = await _new_people(uow, pack)
    newcomers = tuple(Line("+", "person", person.login, person.name) for person in people)
    diff = Diff((*_shop_lines(pack, shop), *(line for plan in plans for line in plan.lines), *newcomers))
    if dry_run:
        return diff
    if not diff.empty:
        await ensure_shop(uow, pack.shop.slug, pack.shop.name, pack.config, shop_id=uow.shop_id)
        # what refers to others is removed first and saved last
        for plan in reversed(plans):
            await plan.kind.delete(uow, plan.delete)
        for plan in plans:
            if plan.save:
                await plan.kind.save(uow, plan.save)
        await ensure_staff(uow, people)
        if any(plan.lines and plan.kind.knowledge for plan in plans):
            await bump_knowledge(uow, uow.shop_id)
        counts = {sign: sum(line.sign == sign for line in diff.changes) for sign in "+~-"}
        await note_act(uow, None, "import_pack", pack.shop.slug, now, changes=counts, digest=pack.digest)
    await note_import(uow, PackImport(pack.anchor, pack.digest, now))
    return diff


async def _plan(uow: UnitOfWork, kind: Kind, pack: ShopPack, *, keep_edits: bool) -> _Plan:
    mine, theirs = await kind.in_shop(uow), kind.in_pack(pack)
    edited = await kind.edited(uow)
    save: dict[Any, Any] = {}
    lines = []
    for key, new in theirs.items():
        old = mine.get(key)
        if old is not None and kind.essence(new) == kind.essence(old):
            continue
        if keep_edits and key in edited:
            continue
        save[key] = new if old is None else kind.successor(new, old)
        parts = () if old is None else changed_parts(kind.essence(new), kind.essence(old))
        sign = "+" if old is None else "~"
        lines.append(Line(sign, kind.name, _shown(key), kind.label(new), parts, edited.get(key, "")))
    gone = tuple(key for key in mine if key not in theirs and not (keep_edits and key in edited))
    lines += [Line("-", kind.name, _shown(key), kind.label(mine[key]), (), edited.get(key, "")) for key in gone]
    return _Plan(kind, save, gone, tuple(lines))


def _shown(key: object) -> str:
    return str(key[0]) if isinstance(key, tuple) else str(key)


async def _new_people(uow: UnitOfWork, pack: ShopPack) -> list[NewStaff]:
    known = await known_logins(uow)
    return [
        NewStaff(person.login, person.name, Role(person.role), person.password, person.avatar)
        for person in pack.shop.staff
        if person.login.lower() not in known
    ]


def _shop_lines(pack: ShopPack, shop: ShopRecord | None) -> list[Line]:
    if shop is None:
        return [Line("+", "shop", pack.shop.slug, pack.shop.name)]
    new, old = {**_flat(pack.config), "name": pack.shop.name}, {**_flat(shop.config), "name": shop.name}
    parts = changed_parts(new, old)
    return [Line("~", "shop", pack.shop.slug, pack.shop.name, parts)] if parts else []


def _flat(config: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in config.items():
        flat |= _flat(value, f"{before}{name}.") if isinstance(value, Mapping) else {f"{before}{name}": value}
    return flat
