"""The short way to PostgreSQL for the few statements that every message goes through: psycopg without SQLAlchemy between."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
import psycopg
from psycopg.types.json import set_json_loads
from psycopg_pool import AsyncConnectionPool

from xiaoer.foundation.ids import ShopId
from xiaoer.storage.tenancy import APP_ROLE, SHOP_SETTING

#: What a lost or unreachable PostgreSQL raises here.
DatabaseLost = (psycopg.OperationalError, psycopg.InterfaceError)
#: What a statement raises that stores something twice.
StoredTwice = psycopg.errors.UniqueViolation
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Quick:
    """A running transaction of one shop; statements of `*_repository.py` and `queries.py` files only."""

    connection: psycopg.AsyncConnection[Row]
    shop_id: ShopId

    async def one(self, statement: bytes, values: dict[str, Any]) -> Row | None:
        """The first row."""
        return await (await self.connection.execute(statement, values)).fetchone()

    async def all(self, statement: bytes, values: dict[str, Any]) -> list[Row]:
        """All rows."""
        return await (await self.connection.execute(statement, values)).fetchall()


async def _configure(connection: psycopg.AsyncConnection[Row]) -> None:
    set_json_loads(orjson.loads, connection)


class QuickPool:
    """Connections under the application role, opened with the first use, and again after a close."""

    def __init__(self, url: str, *, size: int) -> None:
        self._url = url
        self._size = size
        self._pool: AsyncConnectionPool[psycopg.AsyncConnection[Row]] | None = None

    @asynccontextmanager
    async def transaction(self, shop_id: ShopId) -> AsyncIterator[Quick]:
        """A transaction that sees only `shop_id`'s rows; commits at the end, rolls back on any error."""
        pool = self._opened()
        if pool.closed:
            await pool.open()
        connection = await self._begin(pool, shop_id)
        try:
            try:
                yield Quick(connection, shop_id)
            except BaseException:
                if not connection.closed:
                    await connection.execute(b"ROLLBACK")
                raise
            await connection.execute(b"COMMIT")
        finally:
            await pool.putconn(connection)

    async def _begin(
        self, pool: AsyncConnectionPool[psycopg.AsyncConnection[Row]], shop_id: ShopId
    ) -> psycopg.AsyncConnection[Row]:
        """A connection in a transaction with the walls up: one round trip. One that PostgreSQL has dropped meanwhile is replaced."""
        begin = f"BEGIN; SELECT set_config('{SHOP_SETTING}', '{UUID(str(shop_id))}', true)".encode()
        for left in range(self._size, -1, -1):
            connection = await pool.getconn()
            try:
                await connection.execute(begin)
            except BaseException as error:
                await pool.putconn(connection)
                if not left or not isinstance(error, DatabaseLost):
                    raise
            else:
                return connection
        raise AssertionError("the last attempt returns or raises")

    def _opened(self) -> AsyncConnectionPool[psycopg.AsyncConnection[Row]]:
        if self._pool is None:
            self._pool = AsyncConnectionPool(
                self._url,
                min_size=1,
                max_size=self._size,
                open=False,
                timeout=10,
                configure=_configure,
                kwargs={"autocommit": True, "options": f"-c timezone=UTC -c role={APP_ROLE}", "connect_timeout": 10},
            )
        return self._pool

    async def close(self) -> None:
        """Give all connections back to PostgreSQL."""
        pool, self._pool = self._pool, None
        if pool is not None:
            await pool.close()
