"""A shop that can be answered for, and a shopper in it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import orjson
import pytest
from sqlalchemy import text
from tests.makers_chats import CONFIG, Talk, talk

from xiaoer.foundation.ids import ShopId
from xiaoer.jobs.queue import JobQueue
from xiaoer.storage.database import Database


@pytest.fixture(scope="session")
async def jobs(database_url: str) -> AsyncIterator[JobQueue]:
    """Jobs that nobody works: tests look at them."""
    jobs = JobQueue(database_url)
    await jobs.open()
    yield jobs
    await jobs.close()


@pytest.fixture
async def chat(shop: ShopId, database: Database, owner_database: Database, jobs: JobQueue) -> Talk:
    """A fresh shopper in a fresh shop."""
    async with owner_database.unit_of_work() as uow:
        await uow.connection.execute(
            text("UPDATE shops SET config = CAST(:config AS jsonb) WHERE id = :id"),
            {"config": orjson.dumps(CONFIG).decode(), "id": shop},
        )
    return talk(shop, database, jobs)


@pytest.fixture
def waiting_jobs(owner_database: Database) -> object:
    """Counts the jobs that wait for a conversation."""

    async def count(lock: object) -> int:
        async with owner_database.unit_of_work() as uow:
            statement = text("SELECT count(*) FROM procrastinate_jobs WHERE lock = :lock AND status = 'todo'")
            return int((await uow.connection.execute(statement, {"lock": str(lock)})).scalar_one())

    return count
