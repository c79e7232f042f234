"""`xiaoer shop …`: packs in and out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from xiaoer.accounts.key_repository import identity_secret
from xiaoer.accounts.model import ShopRecord
from xiaoer.accounts.pack.model import PackImport
from xiaoer.accounts.pack.repository import last_import
from xiaoer.accounts.repository import all_shops, find_shop
from xiaoer.app.cli.start import console, with_database
from xiaoer.app.shop_pack.apply import Diff, import_folder
from xiaoer.app.shop_pack.read import ShopPack, read_pack
from xiaoer.app.shop_pack.write import export_pack
from xiaoer.storage.database import Database

shop = typer.Typer(no_args_is_help=True, help="Check, import and export shop packs; list shops.")

Folder = Annotated[Path, typer.Argument(help="The folder that holds shop.toml.")]
Slug = Annotated[str, typer.Argument(help="The shop's name in addresses, as in shop.toml.")]


@shop.command("check")
def check_shop(folder: Folder) -> None:
    """Say what is wrong with a pack, if anything, and what is in it."""
    pack = read_pack(folder)
    _warn(pack)
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column()
    table.add_column(justify="right")
    for name, count in pack.counts().items():
        table.add_row(name, f"{count:,}")
    console.print(table)
    looked = f"{len(pack.warnings)} things to look at" if pack.warnings else "nothing odd"
    console.print(f"{pack.shop.name}: no mistakes, {looked}.", markup=False)


@shop.command("import")
def import_shop(
    folder: Folder,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    today: Annotated[
        bool, typer.Option("--today", help="Count relative times from now, not from the first import.")
    ] = False,
) -> None:
    """Bring a shop to what its pack says; shows the differences."""

    async def work(database: Database) -> tuple[ShopPack, Diff]:
        return await import_folder(database, folder, datetime.now(UTC), today=today, dry_run=dry_run)

    pack, diff = with_database(work)
    _warn(pack)
    for line in diff.lines():
        console.print(line, highlight=False, markup=False, soft_wrap=True)
    done = "Nothing was changed (--dry-run)." if dry_run else "Imported."
    console.print("Nothing to change." if diff.empty else done)


@shop.command("export")
def export_shop(slug: Slug, folder: Annotated[Path, typer.Argument(help="A new or an empty folder.")]) -> None:
    """Write a shop as a pack that imports back with no differences; passwords are left out."""

    async def work(database: Database) -> int:
        return await export_pack(database, slug, folder)

    count = with_database(work)
    console.print(f"Wrote {count} files into {folder}.", markup=False, highlight=False)


@shop.command("list")
def list_shops() -> None:
    """Every shop, and when its pack was imported last."""

    async def work(database: Database) -> list[tuple[ShopRecord, PackImport | None]]:
        async with database.unit_of_work() as uow:
            shops = await all_shops(uow)
        found = []
        for each in shops:
            async with database.unit_of_work(each.id) as uow:
                found.append((each, await last_import(uow)))
        return found

    shops = with_database(work)
    if not shops:
        console.print("No shop yet. Import one: xiaoer shop import FOLDER")
        return
    table = Table(box=None, pad_edge=False)
    for column in ("shop", "name", "last import"):
        table.add_column(column)
    for each, done in shops:
        table.add_row(each.slug, each.name, f"{done.imported_at:%Y-%m-%d %H:%M} UTC" if done else "never")
    console.print(table)


@shop.command("identity-secret")
def show_identity_secret(slug: Slug) -> None:
    """Print the secret with which the shop's own server signs who its visitors are. Keep it on that server."""

    async def work(database: Database) -> str:
        async with database.unit_of_work() as uow:
            found = await find_shop(uow, slug)
        async with database.unit_of_work(found.id) as uow:
            return (await identity_secret(uow)).decode()

    typer.echo(with_database(work))


def _warn(pack: ShopPack) -> None:
    for warning in pack.warnings:
        console.print(warning, style="yellow", highlight=False, markup=False, soft_wrap=True)
