"""A shop written as a pack is the same shop: importing it again finds nothing to change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from tests.integration.app.test_import import NOW, pack_folder, shop_id
from tests.make_pack import FILES

from xiaoer.app.shop_pack.apply import import_folder
from xiaoer.app.shop_pack.write import FolderNotEmpty, export_pack
from xiaoer.knowledge.lexicon_repository import keyed_words, save_words
from xiaoer.knowledge.model import LexiconEntry
from xiaoer.knowledge.repository import all_faq, save_faq
from xiaoer.storage.database import Database


@pytest.fixture
def slug() -> str:
    return f"linen-{uuid4().hex[:8]}"


async def test_that_an_export_imports_with_no_differences(database: Database, tmp_path: Path, slug: str) -> None:
    await import_folder(database, pack_folder(tmp_path / "pack", slug), NOW)
    assert await export_pack(database, slug, tmp_path / "out") == len(FILES)  # a README less, a picture more
    _, diff = await import_folder(database, tmp_path / "out", NOW + timedelta(days=2))
    assert diff.lines() == []
    assert "password" not in (tmp_path / "out" / "shop.toml").read_text("utf-8")


async def test_that_an_export_makes_the_same_shop_elsewhere(database: Database, tmp_path: Path, slug: str) -> None:
    pack, _ = await import_folder(database, pack_folder(tmp_path / "pack", slug), NOW)
    await export_pack(database, slug, tmp_path / "out")
    toml = tmp_path / "out" / "shop.toml"
    toml.write_text(toml.read_text("utf-8").replace(slug, slug + "-b"), "utf-8")
    copy, _ = await import_folder(database, tmp_path / "out", NOW + timedelta(days=9))
    assert copy.counts() == pack.counts()
    assert copy.knowledge.policies == pack.knowledge.policies
    assert sorted(copy.orders, key=lambda order: order.no) == [
        replace(
            order, lines=tuple(replace(line, picture=line.picture.replace(slug, slug + "-b")) for line in order.lines)
        )
        for order in pack.orders
    ]


async def test_that_what_people_wrote_in_the_admin_survives(database: Database, tmp_path: Path, slug: str) -> None:
    await import_folder(database, pack_folder(tmp_path / "pack", slug), NOW)
    odd = 'a|b \\ "c", d\r\ne'
    async with database.unit_of_work(await shop_id(database, slug)) as uow:
        entry = (await all_faq(uow))[0]
        moment = datetime(2026, 12, 1, 3, 4, 5, 678901, tzinfo=UTC)
        edited = replace(entry, question=odd, similar=(odd, "x\\"), answer=odd, valid_to=moment, tags=("|", "\\|"))
        await save_faq(uow, [edited], by="小美")
        odd_word = LexiconEntry("|竖", "term", "a,b", ("\\", '"'), note="中\t中", valid_to=moment)
        again = replace(odd_word, valid_from=moment + timedelta(days=9), valid_to=None, note="")
        await save_words(uow, keyed_words([again, odd_word]))
    await export_pack(database, slug, tmp_path / "out")
    pack, diff = await import_folder(database, tmp_path / "out", NOW)
    assert diff.lines() == []
    assert replace({each.id: each for each in pack.faq}[entry.id], version=edited.version) == edited


async def test_that_nothing_is_written_over(database: Database, tmp_path: Path, slug: str) -> None:
    await import_folder(database, pack_folder(tmp_path, slug), NOW)
    with pytest.raises(FolderNotEmpty):
        await export_pack(database, slug, tmp_path)
