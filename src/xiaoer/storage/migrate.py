"""Bring a database to the newest schema, or say that it is not there yet."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


def alembic_config(url: str) -> Config:
    """Alembic's settings for our migrations on this database."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    return config


def upgrade(url: str) -> None:
    """Apply every migration that is missing; safe to run from several processes at once."""
    command.upgrade(alembic_config(url), "head")


def newest_revision() -> str:
    """The revision this code expects."""
    return str(ScriptDirectory(str(MIGRATIONS)).get_current_head())
