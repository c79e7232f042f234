"""Bring a database to the newest schema, or say that it is not there yet."""

from __future__ import annotations

import time
from pathlib import Path
from typing import ClassVar

import psycopg
import structlog
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from xiaoer.foundation.errors import ErrorKind, XiaoerError

_log = structlog.get_logger()
#: What no waiting mends.
_HOPELESS = ("authentication", "password", "does not exist")
MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


class DatabaseUnreachable(XiaoerError):
    """PostgreSQL can't be reached; check XIAOER_DATABASE_URL, and whether it listens."""

    code: ClassVar[str] = "database_unreachable"
    kind: ClassVar[ErrorKind] = ErrorKind.UNAVAILABLE


class SchemaTooNew(XiaoerError):
    """The database was made by a newer Xiaoer; update the program."""

    code: ClassVar[str] = "schema_too_new"
    kind: ClassVar[ErrorKind] = ErrorKind.UNAVAILABLE


def alembic_config(url: str) -> Config:
    """Alembic's settings for our migrations on this database."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    return config


def upgrade(url: str) -> None:
    """Apply every migration that is missing; safe to run from several processes at once. Raises SchemaTooNew, DatabaseUnreachable."""
    wait_until_reachable(url)
    if current_revision(url) == newest_revision():
        return
    command.upgrade(alembic_config(url), "head")


def wait_until_reachable(url: str, seconds: float = 60) -> None:
    """Wait for a PostgreSQL that is starting; raises DatabaseUnreachable when it does not come."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            psycopg.connect(url, connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if time.monotonic() > deadline or any(word in str(error) for word in _HOPELESS):
                raise DatabaseUnreachable(
                    f"PostgreSQL can't be reached ({error}); check XIAOER_DATABASE_URL."
                ) from error
            _log.warning("database.awaited", error=str(error).strip().splitlines()[-1])
            time.sleep(1)
        else:
            return


def current_revision(url: str) -> str | None:
    """The revision a database is at; None when it has no schema yet. Raises SchemaTooNew when this program does not know it."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1))
    try:
        with engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
    known = {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if found is not None and found not in known:
        raise SchemaTooNew(revision=found)
    return found


def newest_revision() -> str:
    """The revision this code expects."""
    return str(ScriptDirectory(str(MIGRATIONS)).get_current_head())
