"""The application with the clothing shop in it, one for all API tests of a worker."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.makers import PACK, running_app
from xiaoer.app.shop_pack.apply import import_pack
from xiaoer.app.shop_pack.read import read_pack


@pytest.fixture(scope="session")
async def url(database_url: str) -> AsyncIterator[str]:
    """Where the application listens."""
    async with running_app(database_url) as (address, services):
        await import_pack(services.database, read_pack(PACK))
        yield address
