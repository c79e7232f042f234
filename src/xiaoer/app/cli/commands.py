"""What one can type after `xiaoer`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from rich.console import Console
from rich.table import Table

from xiaoer.app.api import create_app
from xiaoer.app.shop_pack.apply import Diff, import_pack
from xiaoer.app.shop_pack.read import PackInvalid, read_pack
from xiaoer.app.wiring import Services, build_services, database_url
from xiaoer.foundation.errors import XiaoerError
from xiaoer.foundation.log import configure_log
from xiaoer.foundation.settings import Settings
from xiaoer.storage.database import Database
from xiaoer.storage.migrate import upgrade

cli = typer.Typer(no_args_is_help=True, help="小二 Xiaoer: AI customer service for online shops.")
shop = typer.Typer(no_args_is_help=True, help="Import and check shop packs.")
cli.add_typer(shop, name="shop")
console = Console()

Port = Annotated[int | None, typer.Option(help="Port to listen on; XIAOER_PORT or 8000 when not given.")]


@cli.command()
def serve(
    port: Port = None, worker: Annotated[bool, typer.Option(help="Also answer turns in this process.")] = True
) -> None:
    """Serve shoppers until Ctrl-C."""
    settings = _settings()
    url = _migrated(settings)
    _serve(build_services(settings, url), port, with_worker=worker)


@cli.command()
def demo(
    port: Port = None,
    packs: Annotated[Path, typer.Option(help="Folder of the shop packs to open.")] = Path("examples"),
) -> None:
    """Create the demo shops and serve them."""
    settings = _settings()
    console.print("• Starting PostgreSQL")
    url = _migrated(settings)
    services = build_services(settings, url)

    async def prepare() -> None:
        for folder in sorted(path for path in packs.iterdir() if (path / "shop.toml").is_file()):
            pack = read_pack(folder)
            console.print(f"• Opening {pack.shop.name} ({len(pack.faq)} answers)")
            await import_pack(services.database, pack)
        await services.database.close()

    asyncio.run(prepare())
    _serve(services, port, with_worker=True)


@shop.command("import")
def import_shop(
    folder: Path, dry_run: Annotated[bool, typer.Option(help="Only show what would change.")] = False
) -> None:
    """Bring a shop to what its pack says; shows the differences."""
    pack = read_pack(folder)
    database = Database(_migrated(_settings()), pool=2)

    async def run() -> Diff:
        try:
            return await import_pack(database, pack, dry_run=dry_run)
        finally:
            await database.close()

    diff = asyncio.run(run())
    for line in diff.lines():
        console.print(line, highlight=False, markup=False, soft_wrap=True)
    console.print(
        "Nothing to change." if diff.empty else "Nothing was changed (--dry-run)." if dry_run else "Imported."
    )


@shop.command("check")
def check_shop(folder: Path) -> None:
    """Say what is wrong with a pack, if anything, and what is in it."""
    pack = read_pack(folder)
    for warning in pack.warnings:
        console.print(warning, style="yellow", highlight=False, markup=False, soft_wrap=True)
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, count in pack.counts().items():
        table.add_row(name, f"{count:,}", style=None)
    console.print(table)
    looked = f"{len(pack.warnings)} things to look at" if pack.warnings else "nothing odd"
    console.print(f"{pack.shop.name}: no mistakes, {looked}.")


def _settings() -> Settings:
    settings = Settings()
    configure_log(form=settings.log_format, level=settings.log_level)
    return settings


def _migrated(settings: Settings) -> str:
    url = database_url(settings)
    upgrade(url)
    return url


def _serve(services: Services, port: int | None, *, with_worker: bool) -> None:
    settings = services.settings
    port = port or settings.port
    app = create_app(services, with_worker=with_worker)
    console.print(f"• Open http://{settings.host}:{port}  (Ctrl-C stops; data stays in {settings.data_dir})")
    uvicorn.run(
        app, host=settings.host, port=port, log_level="warning", access_log=False,
        ws_max_size=64 * 1024, ws_per_message_deflate=False, timeout_graceful_shutdown=5,
    )  # fmt: skip


def main() -> None:
    """Run the command; an error we know is told in its own words, without a traceback."""
    try:
        cli()
    except PackInvalid as error:
        for problem in error.problems:
            console.print(problem, style="red", highlight=False, markup=False, soft_wrap=True)
        console.print(f"{len(error.problems)} mistakes; nothing was imported.")
        sys.exit(1)
    except XiaoerError as error:
        console.print(f"{error.message} [{error.code}]", style="red", markup=False)
        sys.exit(1)
