"""What all tests share: an embedded PostgreSQL, a migrated database per worker, a fresh shop per test."""

from __future__ import annotations

import os
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from xiaoer.foundation.ids import ShopId
from xiaoer.storage.database import Database
from xiaoer.storage.embedded import start_embedded
from xiaoer.storage.migrate import upgrade

#: One PostgreSQL for all workers of a run; each worker has a database of its own in it.
POSTGRES = (
    Path(tempfile.gettempdir()) / f"xiaoer-tests-{os.environ.get('PYTEST_XDIST_TESTRUNUID', str(os.getpid()))[:8]}"
)


@pytest.fixture(scope="session")
def database_url(worker_id: str) -> str:
    """A migrated, empty database of this worker's own."""
    url = start_embedded(POSTGRES, name=f"test_{worker_id}_{uuid4().hex[:6]}")
    upgrade(url)
    return url


@pytest.fixture(scope="session")
async def database(database_url: str) -> AsyncIterator[Database]:
    """The database as the application sees it: under its own role, behind row-level security."""
    database = Database(database_url, pool=12)
    yield database
    await database.close()


@pytest.fixture(scope="session")
async def owner_database(database_url: str) -> AsyncIterator[Database]:
    """The database as its owner sees it: for looking behind the walls."""
    database = Database(database_url, pool=2, role=None)
    yield database
    await database.close()


@pytest.fixture
async def shop(owner_database: Database) -> ShopId:
    """A fresh, empty shop."""
    shop_id = uuid4()
    async with owner_database.unit_of_work() as uow:
        await uow.connection.execute(
            text("INSERT INTO shops (id, slug, name, config) VALUES (:id, :slug, :name, '{}')"),
            {"id": shop_id, "slug": f"shop-{shop_id.hex[:8]}", "name": "测试店"},
        )
    return ShopId(shop_id)
