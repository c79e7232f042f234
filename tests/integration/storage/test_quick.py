"""The short way to PostgreSQL stands behind the same walls, and survives a server that came back."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import text

from xiaoer.foundation.ids import ShopId
from xiaoer.storage.database import Database

ADD = b"INSERT INTO customers (shop_id, id) VALUES (%(shop)s, %(id)s)"
COUNT = b"SELECT count(*) FROM customers"


async def count(database: Database, shop: ShopId) -> int:
    async with database.quick(shop) as quick:
        row = await quick.one(COUNT, {})
    assert row
    return int(row[0])


async def test_that_a_shop_sees_and_writes_only_its_own(database: Database, shop: ShopId) -> None:
    async with database.quick(shop) as quick:
        await quick.one(ADD + b" RETURNING id", {"shop": shop, "id": uuid4()})
    assert await count(database, shop) == 1
    assert await count(database, ShopId(uuid4())) == 0
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        async with database.quick(ShopId(uuid4())) as quick:
            await quick.one(ADD + b" RETURNING id", {"shop": shop, "id": uuid4()})


async def test_that_an_error_takes_everything_back(database: Database, shop: ShopId) -> None:
    with pytest.raises(ZeroDivisionError):  # noqa: PT012
        async with database.quick(shop) as quick:
            await quick.one(ADD + b" RETURNING id", {"shop": shop, "id": uuid4()})
            raise ZeroDivisionError
    assert await count(database, shop) == 0


async def test_that_a_cancelled_one_takes_everything_back_and_frees_its_connection(
    database: Database, shop: ShopId
) -> None:
    async def slow() -> None:
        async with database.quick(shop) as quick:
            await quick.one(ADD + b" RETURNING id", {"shop": shop, "id": uuid4()})
            await quick.one(b"SELECT pg_sleep(30)", {})

    for _ in range(20):
        task = asyncio.create_task(slow())
        await asyncio.sleep(0.02)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert await count(database, shop) == 0


async def test_that_dropped_connections_are_replaced(
    database: Database, owner_database: Database, shop: ShopId
) -> None:
    await asyncio.gather(*(count(database, shop) for _ in range(6)))
    async with owner_database.unit_of_work() as uow:
        await uow.connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    assert await asyncio.gather(*(count(database, shop) for _ in range(6))) == [0] * 6
