"""What every command begins with: the console, the settings, the migrated database."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from rich.console import Console

from xiaoer.app.wiring import database_url
from xiaoer.foundation.log import configure_log
from xiaoer.foundation.settings import Settings
from xiaoer.storage.database import Database
from xiaoer.storage.migrate import upgrade

T = TypeVar("T")
console = Console()


def settings_of() -> Settings:
    """The settings, with logging set up as they say."""
    settings = Settings()
    configure_log(form=settings.log_format, level=settings.log_level)
    return settings


def migrated(settings: Settings) -> str:
    """The database's URL, its schema brought up to date."""
    url = database_url(settings)
    upgrade(url)
    return url


def with_database(use: Callable[[Database], Awaitable[T]]) -> T:
    """Run a piece of work against the migrated database and give its connections back."""

    async def run() -> T:
        database = Database(migrated_url, pool=2)
        try:
            return await use(database)
        finally:
            await database.close()

    migrated_url = migrated(settings_of())
    return asyncio.run(run())
