"""How Alembic runs our migrations: as the database's owner, one process at a time."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine, text

from xiaoer.migrations.tables import metadata

#: Any fixed number; processes that start together queue on it.
_LOCK = 7263541


def _run() -> None:
    url: str = context.config.attributes["url"]
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _LOCK})
        connection.commit()
        context.configure(connection=connection, target_metadata=metadata, compare_type=True)
        with context.begin_transaction():
            connection.execute(text("SET LOCAL lock_timeout = '5s'"))
            context.run_migrations()
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _LOCK})
        connection.commit()
    engine.dispose()


_run()
