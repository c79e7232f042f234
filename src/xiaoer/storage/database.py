"""Connections and the unit of work: one transaction, one shop, opened and committed at the edge."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from xiaoer.foundation.ids import ShopId
from xiaoer.storage.quick import Quick, QuickPool
from xiaoer.storage.tenancy import APP_ROLE, SHOP_SETTING

_SET_SHOP = text(f"SELECT set_config('{SHOP_SETTING}', :shop, true)")


@dataclass(frozen=True, slots=True)
class UnitOfWork:
    """A running transaction; `connection` executes SQLAlchemy Core statements of repositories."""

    connection: AsyncConnection
    shop_id: ShopId | None


def _to_json(value: object) -> str:
    return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()


class Database:
    """A pool of connections under the application role."""

    def __init__(self, url: str, *, pool: int = 10, role: str | None = APP_ROLE) -> None:
        options = "-c timezone=UTC" + (f" -c role={role}" if role else "")
        self.url = url
        self.engine: AsyncEngine = create_async_engine(
            url.replace("postgresql://", "postgresql+psycopg://", 1),
            pool_size=pool,
            max_overflow=0,
            pool_pre_ping=True,
            connect_args={"options": options, "connect_timeout": 10},
            hide_parameters=True,  # what people said stays out of errors and logs
            json_serializer=_to_json,
            json_deserializer=orjson.loads,
        )
        self._quick = QuickPool(url, size=max(2, pool // 2))

    @asynccontextmanager
    async def unit_of_work(self, shop_id: ShopId | None = None) -> AsyncIterator[UnitOfWork]:
        """A transaction that sees only `shop_id`'s rows; commits at the end, rolls back on any error."""
        async with self.engine.begin() as connection:
            if shop_id is not None:
                await connection.execute(_SET_SHOP, {"shop": str(shop_id)})
            yield UnitOfWork(connection, shop_id)

    def quick(self, shop_id: ShopId) -> AbstractAsyncContextManager[Quick]:
        """A transaction for the statements of every message (see storage/quick.py); the same walls, a fraction of the cost."""
        return self._quick.transaction(shop_id)

    async def version(self) -> str:
        """PostgreSQL's version."""
        async with self.engine.connect() as connection:
            return str((await connection.execute(text("SHOW server_version"))).scalar_one())

    async def close(self) -> None:
        """Give all connections back to PostgreSQL."""
        await self.engine.dispose()
        await self._quick.close()
