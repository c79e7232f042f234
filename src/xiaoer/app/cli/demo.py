"""Open the demo shops: import what is new, encode what is new, and know who may log in."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from xiaoer.accounts.pack.model import PackImport
from xiaoer.accounts.repository import find_shop
from xiaoer.app.cli.start import console
from xiaoer.app.shop_pack.apply import import_folder, last_import_of
from xiaoer.app.shop_pack.folder import PackFolder
from xiaoer.app.shop_pack.problems import PackInvalid, Problems
from xiaoer.app.shop_pack.read import peek_shop
from xiaoer.app.shop_pack.shop_file import ShopFile
from xiaoer.app.start_page import DemoLogin, DemoLogins
from xiaoer.app.wiring import Services
from xiaoer.foundation.errors import ErrorKind, XiaoerError
from xiaoer.foundation.ids import ShopId
from xiaoer.knowledge.repository import known_vectors, load_knowledge, save_vectors
from xiaoer.knowledge.search import texts_to_encode
from xiaoer.language.classify.intent_model import example_texts

#: Texts encoded between two steps of the progress bar.
BATCH = 64


class NoPacks(XiaoerError):
    """There is no shop pack to open; run this in the repository, or name a folder of packs with --packs."""

    code: ClassVar[str] = "no_packs"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND


async def open_demo(services: Services, packs: Path) -> DemoLogins:
    """Bring every pack's shop up to date; the logins the packs name, by shop."""
    folders = await asyncio.to_thread(_folders, packs)
    logins: DemoLogins = {}
    try:
        for folder in folders:
            try:
                shop = await _open(services, folder)
            except PackInvalid:
                console.print(f"The pack in {folder} has mistakes:", style="red", highlight=False, markup=False)
                raise
            logins[shop.slug] = [
                DemoLogin(person.name, person.role, person.login, person.password) for person in shop.staff
            ]
    finally:
        await services.database.close()
    return logins


def _folders(packs: Path) -> list[Path]:
    folders = sorted(path for path in packs.iterdir() if (path / "shop.toml").is_file()) if packs.is_dir() else []
    if not folders:
        raise NoPacks(folder=str(packs))
    return folders


async def _open(services: Services, folder: Path) -> ShopFile:
    now = services.clock.now()
    shop = await asyncio.to_thread(peek_shop, folder)
    before = await last_import_of(services.database, shop.slug) if shop else None
    digest = await asyncio.to_thread(PackFolder(folder, Problems()).digest)
    if shop and before and before.digest == digest and _same_day(shop, before, now):
        console.print(f"• {shop.name}: as it was", highlight=False)
        return shop
    # a new day alone moves dates; what people taught the shop yesterday stays
    keep = before is not None and before.digest == digest
    pack, _ = await import_folder(services.database, folder, now, today=True, keep_edits=keep)
    counts = pack.counts()
    shown = ", ".join(f"{counts[name]:,} {name}" for name in ("products", "FAQ entries", "orders") if name in counts)
    console.print(f"• {pack.shop.name}: imported ({shown})", highlight=False)
    async with services.database.unit_of_work() as uow:
        shop_id = (await find_shop(uow, pack.shop.slug)).id
    await _encode(services, shop_id)
    return pack.shop


def _same_day(shop: ShopFile, before: PackImport, now: datetime) -> bool:
    return before.anchor.astimezone(shop.zone).date() == now.astimezone(shop.zone).date()


async def _encode(services: Services, shop_id: ShopId) -> None:
    """Encode the texts that are new, with a bar: the first time this takes a while."""
    name = services.embedder.name
    async with services.database.unit_of_work(shop_id) as uow:
        data = await load_knowledge(uow)
        texts = sorted({*texts_to_encode(data), *example_texts(data.intent_examples)})
        known = await known_vectors(uow, name, texts)
    missing = [text for text in texts if text not in known]
    if not missing:
        return
    columns = (TextColumn("  reading what the shop knows"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=len(missing))
        for start in range(0, len(missing), BATCH):
            batch = missing[start : start + BATCH]
            vectors = await asyncio.to_thread(services.embedder.encode, batch)
            async with services.database.unit_of_work(shop_id) as uow:
                await save_vectors(uow, name, dict(zip(batch, vectors, strict=True)))
            progress.advance(task, len(batch))
