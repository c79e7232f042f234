"""Bring a database to the newest schema, or say that it is not there yet."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from xiaoer.foundation.errors import ErrorKind, XiaoerError

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


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
    """Apply every migration that is missing; safe to run from several processes at once. Raises SchemaTooNew."""
    if current_revision(url) == newest_revision():
        return
    command.upgrade(alembic_config(url), "head")


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
