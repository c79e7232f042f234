"""Importing a pack: the shop is what the pack says, in one step, and the second import finds nothing to do."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text
from tests.make_pack import FILES, line_of, with_line, write_pack

from xiaoer.accounts.key_repository import recent_acts
from xiaoer.accounts.repository import find_shop
from xiaoer.accounts.staff_repository import all_staff
from xiaoer.app.shop_pack.apply import Diff, import_folder
from xiaoer.app.shop_pack.read import ShopPack, read_pack
from xiaoer.commerce.adapters.stored_orders import StoredOrders
from xiaoer.customers.repository import add_visitor, find_customer, identify, load_customer, pack_customers
from xiaoer.foundation.ids import ShopId
from xiaoer.knowledge.edit_entry import EDIT_FAQ, EDIT_LEXICON
from xiaoer.knowledge.lexicon_repository import all_words
from xiaoer.knowledge.repository import all_faq, load_knowledge, save_faq
from xiaoer.storage.database import Database

NOW = datetime(2026, 11, 24, 9, 30, 42, tzinfo=UTC)


@pytest.fixture
def slug() -> str:
    return f"linen-{uuid4().hex[:8]}"


def pack_folder(folder: Path, slug: str, changes: dict[str, str | bytes | None] | None = None) -> Path:
    """The small pack under a slug of its own."""
    changes = {"shop.toml": FILES["shop.toml"], **(changes or {})}
    changes["shop.toml"] = str(changes["shop.toml"]).replace('"linen"', f'"{slug}"')
    return write_pack(folder, changes)


async def shop_id(database: Database, slug: str) -> ShopId:
    async with database.unit_of_work() as uow:
        return (await find_shop(uow, slug)).id


async def imported(database: Database, folder: Path, now: datetime = NOW) -> tuple[ShopPack, Diff]:
    return await import_folder(database, folder, now)


async def test_that_the_shop_knows_what_the_pack_says(database: Database, tmp_path: Path, slug: str) -> None:
    pack, diff = await imported(database, pack_folder(tmp_path, slug))
    async with database.unit_of_work(await shop_id(database, slug)) as uow:
        knowledge = await load_knowledge(uow)
        people = await all_staff(uow)
        customers = await pack_customers(uow)
        acts = await recent_acts(uow)
    for part in ("materials", "size_charts", "passages", "scripts", "stickers", "policies", "intent_examples"):
        assert getattr(knowledge, part) == getattr(pack.knowledge, part), part
    assert set(knowledge.faq) == set(pack.knowledge.faq)
    assert set(knowledge.lexicon) == set(pack.knowledge.lexicon)
    assert {each.code: each for each in knowledge.products} == {each.code: each for each in pack.knowledge.products}
    assert {person.login: person.role for person in people} == {"xiaomei": "agent", "boss": "owner"}
    assert tuple(customers) == pack.customers
    assert [(act.act, act.target, act.data["changes"]["+"]) for act in acts] == [
        ("import_pack", slug, len(diff.changes))
    ]
    assert diff.lines()[0] == f"+ shop {slug}: 亚麻小铺"
    assert "+ faq ship-time: 什么时候发货" in diff.lines()


async def test_that_a_second_import_changes_nothing_even_days_later(
    database: Database, tmp_path: Path, slug: str
) -> None:
    folder = pack_folder(tmp_path, slug)
    await imported(database, folder)
    _, again = await imported(database, folder, NOW + timedelta(days=3, hours=5))
    assert again.lines() == []


async def test_that_a_new_day_moves_relative_times_when_asked(database: Database, tmp_path: Path, slug: str) -> None:
    folder = pack_folder(tmp_path, slug)
    await imported(database, folder)
    _, diff = await import_folder(database, folder, NOW + timedelta(days=1), today=True)
    assert len(diff.of("order")) == 6
    orders = StoredOrders(database, await shop_id(database, slug))
    assert (await orders.recent("C003"))[0].placed_at == datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


async def test_that_a_dry_run_says_what_would_change_and_changes_nothing(
    database: Database, tmp_path: Path, slug: str
) -> None:
    await imported(database, pack_folder(tmp_path / "one", slug))
    changes: dict[str, str | bytes | None] = {
        "shop.toml": FILES["shop.toml"].replace("21:30", "20:00"),
        "faq.csv": line_of("faq.csv", 2, "freight,运费多少,,满99包邮。,,,,,,,,"),
        "products.csv": FILES["products.csv"].replace(",199,299,", ",189,299,"),
        "scripts.csv": with_line("scripts.csv", "bye,closing,慢走。,,,"),
    }
    folder = pack_folder(tmp_path / "two", slug, changes)
    _, diff = await import_folder(database, folder, NOW, dry_run=True)
    assert diff.lines() == [
        f"~ shop {slug}: 亚麻小铺 (hours.close)",
        "~ product SHIRT-1: 海风亚麻衬衫 (price, variants)",
        "+ faq freight: 运费多少",
        "- faq ship-time: 什么时候发货",
        "+ script bye: 慢走。",
    ]
    _, unchanged = await import_folder(database, folder, NOW, dry_run=True)
    assert unchanged.lines() == diff.lines()


async def test_that_many_changes_of_a_kind_are_counted(database: Database, tmp_path: Path, slug: str) -> None:
    rows = "".join(f"K{number},顾客{number}\n" for number in range(30))
    changes: dict[str, str | bytes | None] = {name: None for name in FILES if "order" in name or "shipment" in name}
    folder = pack_folder(tmp_path, slug, {**changes, "customers.csv": "id,name\n" + rows})
    _, diff = await import_folder(database, folder, NOW, dry_run=True)
    assert "+ customer: 30" in diff.lines()


async def test_that_an_edit_in_the_admin_is_named_before_it_is_overwritten(
    database: Database, tmp_path: Path, slug: str
) -> None:
    folder = pack_folder(tmp_path, slug)
    pack, _ = await imported(database, folder)
    entry = {each.id: each for each in pack.faq}["ship-time"]
    async with database.unit_of_work(await shop_id(database, slug)) as uow:
        await save_faq(uow, [replace(entry, answer="明天发。")], by="小美")
    _, kept = await import_folder(database, folder, NOW, keep_edits=True)
    assert kept.empty
    _, diff = await imported(database, folder)
    assert diff.lines() == [
        "~ faq ship-time: 什么时候发货 (answer) [小美 changed this here since the last import; the pack overwrites it]"
    ]
    async with database.unit_of_work(await shop_id(database, slug)) as uow:
        after = {each.id: each for each in await all_faq(uow)}["ship-time"]
    assert (after.answer, after.version) == (entry.answer, 2)


async def test_that_what_people_deleted_comes_back_only_with_a_word_about_it(
    database: Database, tmp_path: Path, slug: str
) -> None:
    folder = pack_folder(tmp_path, slug)
    await imported(database, folder)
    async with database.unit_of_work(await shop_id(database, slug)) as uow:
        await EDIT_FAQ.remove(uow, "bulk", "小美", NOW)
        word = next(each for each in await all_words(uow) if each.word == "麻麻")
        found = await uow.connection.execute(text("SELECT id FROM lexicon_entries WHERE word = '麻麻'"))
        await EDIT_LEXICON.remove(uow, str(found.scalar_one()), "小美", NOW)
    _, kept = await import_folder(database, folder, NOW, keep_edits=True)
    assert kept.empty
    _, diff = await imported(database, folder)
    overwritten = "[小美 changed this here since the last import; the pack overwrites it]"
    assert diff.lines() == [
        f"+ faq bulk: 可以团购吗 {overwritten}",
        f"+ word 麻麻: 麻麻 → term {word.target} {overwritten}",
    ]
    _, again = await imported(database, folder)
    assert again.empty


async def test_that_two_imports_at_once_make_one_shop(database: Database, tmp_path: Path, slug: str) -> None:
    folder = pack_folder(tmp_path, slug)
    results = await asyncio.gather(*(imported(database, folder) for _ in range(4)))
    assert sorted(diff.empty for _, diff in results) == [False, True, True, True]


async def test_that_only_the_customers_own_orders_are_read(database: Database, tmp_path: Path, slug: str) -> None:
    await imported(database, pack_folder(tmp_path, slug))
    orders = StoredOrders(database, await shop_id(database, slug))
    assert [order.no for order in await orders.recent("C001")] == ["2026001", "2026002"]
    assert [order.no for order in await orders.recent("C001", limit=1)] == ["2026001"]
    found = await orders.find("C001", "SF1001")
    assert found
    assert (found.no, [event.place for event in found.shipments[0].events]) == ("2026001", ["杭州", "杭州"])
    assert await orders.find("C002", "SF1001") is None
    assert await orders.find("C002", "2026001") is None


async def test_that_orders_read_from_the_shop_equal_those_of_the_pack(
    database: Database, tmp_path: Path, slug: str
) -> None:
    folder = pack_folder(tmp_path, slug)
    await imported(database, folder)
    pack = read_pack(folder, NOW)
    orders = StoredOrders(database, await shop_id(database, slug))
    for order in pack.orders:
        assert await orders.find(order.customer, order.no) == order


async def test_that_a_visitor_becomes_the_customer_the_shop_vouches_for(
    database: Database, tmp_path: Path, slug: str
) -> None:
    await imported(database, pack_folder(tmp_path, slug))
    async with database.unit_of_work(await shop_id(database, slug)) as uow:
        visitor = await add_visitor(uow)
        known = await identify(uow, "C001", "某人", visitor=visitor)
        customer = await load_customer(uow, known)
        assert customer
        assert (known == visitor, customer.name, customer.level) == (False, "李明", "金卡")
        assert await identify(uow, "new-1", "新客", visitor=visitor) == visitor
        assert await identify(uow, "new-1", "改名", visitor=await add_visitor(uow)) == visitor
        renamed = await load_customer(uow, visitor)
        assert renamed
        assert (renamed.name, renamed.external_id) == ("改名", "new-1")


async def test_that_customers_who_left_the_pack_keep_their_chats(database: Database, tmp_path: Path, slug: str) -> None:
    await imported(database, pack_folder(tmp_path / "one", slug))
    async with database.unit_of_work(await shop_id(database, slug)) as uow:
        before = await find_customer(uow, "C002")
    changes: dict[str, str | bytes | None] = {name: None for name in FILES if "order" in name or "shipment" in name}
    changes["customers.csv"] = "id,name\nC001,李明\n"
    _, diff = await imported(database, pack_folder(tmp_path / "two", slug, changes))
    assert [line.text() for line in diff.of("customer")][1:] == [
        "- customer C002: 王芳",
        "- customer C003: 赵六",
        "- customer C004: 陈晨",
    ]
    async with database.unit_of_work(await shop_id(database, slug)) as uow:
        after = await find_customer(uow, "C002")
    assert before
    assert after
    assert (before.id, after.phone) == (after.id, "")
