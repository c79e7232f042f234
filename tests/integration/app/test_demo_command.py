"""Starting the demo again does only what is needed, and never takes back what people taught the shop."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from pydantic import SecretStr
from tests.integration.app.test_import import pack_folder, shop_id
from tests.make_pack import FILES

from xiaoer.app.cli.demo import NoPacks, open_demo
from xiaoer.app.start_page import DemoLogin
from xiaoer.app.wiring import build_services
from xiaoer.commerce.adapters.stored_orders import StoredOrders
from xiaoer.foundation.clock import FrozenClock
from xiaoer.foundation.settings import Settings
from xiaoer.knowledge.repository import all_faq, save_faq
from xiaoer.storage.database import Database

MORNING = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


async def opened(database_url: str, packs: Path, now: datetime) -> dict[str, list[DemoLogin]]:
    settings = Settings(secret_key=SecretStr("a secret that is long enough for tests"), database_pool=2)
    return await open_demo(build_services(settings, database_url, FrozenClock(now)), packs)


async def test_that_the_demo_imports_once_a_day(
    database_url: str, database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slug = f"demo-{uuid4().hex[:8]}"
    folder = pack_folder(tmp_path / "linen", slug)
    logins = await opened(database_url, tmp_path, MORNING)
    assert logins[slug][0] == DemoLogin("小美", "agent", "xiaomei", "linen-xiaomei")
    assert "imported (4 products, 4 FAQ entries, 6 orders)" in capsys.readouterr().out

    await opened(database_url, tmp_path, MORNING + timedelta(hours=9))
    assert "亚麻小铺: as it was" in capsys.readouterr().out

    shop = await shop_id(database, slug)
    async with database.unit_of_work(shop) as uow:
        taught = replace((await all_faq(uow))[0], answer="问小美。")
        await save_faq(uow, [taught], by="小美")
    await opened(database_url, tmp_path, MORNING + timedelta(days=1))
    order = (await StoredOrders(database, shop).recent("C003"))[0]
    assert order.placed_at == MORNING + timedelta(days=1, minutes=-30)
    async with database.unit_of_work(shop) as uow:
        assert {entry.id: entry.answer for entry in await all_faq(uow)}[taught.id] == "问小美。"

    (folder / "scripts.csv").write_text(FILES["scripts.csv"].replace("在的。", "在呢。"), "utf-8")
    await opened(database_url, tmp_path, MORNING + timedelta(days=1))
    assert "imported" in capsys.readouterr().out


async def test_that_a_folder_without_packs_is_said(database_url: str, tmp_path: Path) -> None:
    with pytest.raises(NoPacks):
        await opened(database_url, tmp_path, MORNING)
