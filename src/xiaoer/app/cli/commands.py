"""What one can type after `xiaoer`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from fastapi import FastAPI

from xiaoer.app.api import create_app
from xiaoer.app.cli.demo import open_demo
from xiaoer.app.cli.evaluate import evaluate
from xiaoer.app.cli.shop_commands import shop
from xiaoer.app.cli.start import console, migrated, settings_of
from xiaoer.app.shop_pack.problems import PackInvalid
from xiaoer.app.wiring import Services, build_services
from xiaoer.foundation.errors import XiaoerError

cli = typer.Typer(no_args_is_help=True, help="小二 Xiaoer: AI customer service for online shops.")
cli.add_typer(shop, name="shop")

Port = Annotated[int | None, typer.Option(help="Port to listen on; XIAOER_PORT or 8000 when not given.")]


cli.command("eval")(evaluate)


@cli.command()
def serve(
    port: Port = None, worker: Annotated[bool, typer.Option(help="Also answer turns in this process.")] = True
) -> None:
    """Serve shoppers until Ctrl-C."""
    settings = settings_of()
    services = build_services(settings, migrated(settings))
    _serve(services, create_app(services, with_worker=worker), port)


@cli.command()
def demo(
    port: Port = None,
    packs: Annotated[Path, typer.Option(help="Folder of the shop packs to open.")] = Path("examples"),
) -> None:
    """Create the demo shops and serve them."""
    settings = settings_of().model_copy(update={"demo": True})
    console.print("• Starting PostgreSQL")
    services = build_services(settings, migrated(settings))
    shops = asyncio.run(open_demo(services, packs))
    _serve(services, create_app(services, with_worker=True, logins=shops), port)


def _serve(services: Services, app: FastAPI, port: int | None) -> None:
    settings = services.settings
    port = port or settings.port
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
