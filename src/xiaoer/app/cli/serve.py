"""`xiaoer serve` and what serves for other commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from fastapi import FastAPI

from xiaoer.app.api import create_app
from xiaoer.app.cli.options import Port, Reload
from xiaoer.app.cli.start import console, migrated, settings_of
from xiaoer.app.wiring import build_services, database_url
from xiaoer.foundation.settings import Settings

_SOURCES = Path(__file__).resolve().parents[2]


def serve(
    port: Port = None,
    worker: Annotated[bool, typer.Option(help="Also answer turns in this process.")] = True,
    reload: Reload = False,
) -> None:
    """Serve shoppers and the shop's people until Ctrl-C."""
    settings = settings_of()
    if not settings.database_url:
        console.print("• Starting PostgreSQL")
    url = migrated(settings)
    if reload:
        serve_reloading(settings, port)
    else:
        listen(create_app(build_services(settings, url), with_worker=worker), settings, port)


def listen(app: FastAPI, settings: Settings, port: int | None) -> None:
    """Serve until Ctrl-C or SIGTERM; open requests and running turns are finished first."""
    port = port or settings.port
    _welcome(settings, port)
    uvicorn.run(
        app, host=settings.host, port=port, log_level="warning", access_log=False,
        ws_max_size=64 * 1024, ws_per_message_deflate=False, timeout_graceful_shutdown=5,
    )  # fmt: skip


def serve_reloading(settings: Settings, port: int | None) -> None:
    """Serve from a child process that is replaced whenever a source file changes."""
    port = port or settings.port
    _welcome(settings, port)
    console.print("• Watching src/xiaoer: a change starts the server anew")
    uvicorn.run(
        "xiaoer.app.cli.serve:reloaded", factory=True, reload=True, reload_dirs=[str(_SOURCES)], host=settings.host,
        port=port, log_level="info", access_log=False, ws_max_size=64 * 1024, ws_per_message_deflate=False,
        timeout_graceful_shutdown=2,
    )  # fmt: skip


def reloaded() -> FastAPI:
    """The application as a reloading child builds it, from the environment alone."""
    settings = settings_of()
    return create_app(build_services(settings, database_url(settings)), with_worker=True)


def _welcome(settings: Settings, port: int) -> None:
    console.print(
        f"• Open http://{settings.host}:{port}  (Ctrl-C stops; data stays in {settings.data_dir})", highlight=False
    )
