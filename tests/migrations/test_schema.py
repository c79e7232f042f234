"""The migrations build exactly the tables that the code expects, and running them again changes nothing."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from xiaoer.migrations.tables import metadata
from xiaoer.storage.migrate import newest_revision, upgrade


def test_that_migrations_and_tables_agree(database_url: str) -> None:
    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.connect() as connection:
        options = {"compare_type": True, "include_object": lambda _, name, kind, *__: not _foreign(name, kind)}
        context = MigrationContext.configure(connection, opts=options)
        differences = compare_metadata(context, metadata)
    engine.dispose()
    assert differences == []


def test_that_migrating_twice_changes_nothing(database_url: str) -> None:
    upgrade(database_url)
    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.connect() as connection:
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    engine.dispose()
    assert revision == newest_revision()


def _foreign(name: str | None, kind: str) -> bool:
    """The job queue keeps its own tables."""
    return kind == "table" and (name or "").startswith("procrastinate_")
