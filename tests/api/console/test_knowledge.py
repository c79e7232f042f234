"""Knowledge: what is edited works on the next message, is counted as a version, and can be undone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.makers import StaffClient, shopper, staff


def faq(**changed: Any) -> dict[str, Any]:
    word = uuid4().hex[:6]
    return {"question": f"门店{word}在哪里", "answer": f"门店在{word}路一号", "similar": [], **changed}


async def new_faq(boss: StaffClient, **changed: Any) -> dict[str, Any]:
    entry: dict[str, Any] = await boss.ok("POST", "/faq", faq(**changed))
    return entry


async def test_that_an_edit_works_on_the_next_message(url: str) -> None:
    async with staff(url, "laochen") as boss, shopper(url) as visitor:
        entry = await new_faq(boss, question="你们支持火星配送吗", answer="火星配送要三年")
        assert "三年" in await visitor.ask("你们支持火星配送吗")
        await boss.ok("PUT", f"/faq/{entry['id']}", faq(question=entry["question"], answer="火星配送要五年", version=1))
        assert "五年" in await visitor.ask("你们支持火星配送吗？")
        await boss.ok("DELETE", f"/faq/{entry['id']}")
        assert "五年" not in await visitor.ask("你们支持火星配送吗。")


async def test_that_an_entry_says_who_changed_it_and_when_it_holds(url: str) -> None:
    async with staff(url, "laochen") as boss:
        entry = await new_faq(boss, valid_from="2020-01-01T00:00:00Z", valid_to="2020-02-01T00:00:00+08:00")
    assert (entry["state"], entry["version"], entry["updated_by"]) == ("expired", 1, "老陈")


async def test_that_of_two_editors_the_slower_is_told(url: str) -> None:
    async with staff(url, "laochen") as chen, staff(url, "laochen") as again:
        entry = await new_faq(chen)
        assert (await chen.ok("PUT", f"/faq/{entry['id']}", faq(version=1)))["version"] == 2
        refused = await again.request("PUT", f"/faq/{entry['id']}", json=faq(version=1))
        assert refused.status_code == 409
        assert refused.json()["error"]["code"] == "edited_meanwhile"
        assert refused.json()["error"]["data"]["version"] == 2


async def test_that_history_tells_all_and_undo_brings_back_also_what_was_deleted(url: str) -> None:
    async with staff(url, "laochen") as boss:
        entry = await new_faq(boss, answer="第一版")
        address = f"/faq/{entry['id']}"
        await boss.ok("PUT", address, faq(answer="第二版", version=1))
        removed = await boss.ok("DELETE", address)
        assert removed == {"version": 2}
        assert await boss.refused("PUT", address, faq(version=2)) == (404, "entry_not_found")
        assert (await boss.ok("POST", f"{address}/restore", {"version": removed["version"]}))["answer"] == "第二版"
        back = await boss.ok("POST", f"{address}/restore", {"version": 1})
        assert (back["answer"], back["version"]) == ("第一版", 5)
        versions = await boss.ok("GET", f"{address}/versions")
        assert [(each["version"], each["entry"]["answer"], each["deleted"]) for each in versions] == [
            (5, "第一版", False),
            (4, "第二版", False),
            (3, "第二版", True),
            (2, "第二版", False),
            (1, "第一版", False),
        ]
        assert await boss.refused("POST", f"{address}/restore", {"version": 99}) == (404, "version_not_found")


async def test_that_the_first_edit_of_the_packs_entry_keeps_what_the_pack_said(url: str) -> None:
    async with staff(url, "laochen") as boss:
        found = (await boss.ok("GET", "/faq?search=无需改动的尺码"))["items"]
        assert found == []
        entry = next(each for each in (await boss.ok("GET", "/faq?search=carrier"))["items"] if each["id"] == "carrier")
        fields = {
            name: entry[name]
            for name in ("question", "similar", "category", "intent", "scope", "tags", "person_only", "owner")
        }
        changed = await boss.ok("PUT", "/faq/carrier", {**fields, "answer": "改了", "version": entry["version"]})
        versions = await boss.ok("GET", "/faq/carrier/versions")
        assert [each["entry"]["answer"] for each in versions[:2]] == ["改了", entry["answer"]]
        assert (versions[0]["by"], versions[1]["by"]) == ("老陈", entry["updated_by"])
        undone = await boss.ok("POST", "/faq/carrier/restore", {"version": versions[1]["version"]})
        assert undone["answer"] == entry["answer"]
        assert undone["version"] == changed["version"] + 1


async def test_that_search_and_category_narrow_the_list(url: str) -> None:
    async with staff(url) as mei:
        everything = await mei.ok("GET", "/faq")
        assert everything["total"] > len(everything["items"]) == 50
        below = await mei.ok("GET", "/faq?category=售中")
        assert 0 < below["total"] < everything["total"]
        assert all(each["category"].startswith("售中") for each in below["items"])
        assert (await mei.ok("GET", "/faq?search=100%25_"))["total"] == 0


async def test_that_the_list_tells_what_holds_from_what_does_not(url: str) -> None:
    code, now = uuid4().hex[:6], datetime.now(UTC)
    day = timedelta(days=1)
    async with staff(url, "laochen") as boss:
        for name, start, end in (("past", -2, -1), ("now", -1, 1), ("later", 1, 2)):
            bounds = {"valid_from": (now + start * day).isoformat(), "valid_to": (now + end * day).isoformat()}
            await boss.ok("POST", "/faq", faq(**bounds, question=f"{code} {name}"))
        for state, name in (("expired", "past"), ("valid", "now"), ("coming", "later")):
            found = await boss.ok("GET", f"/faq?search={code}&state={state}")
            assert [(each["question"], each["state"]) for each in found["items"]] == [(f"{code} {name}", state)]


async def test_that_an_agent_reads_but_does_not_edit(url: str) -> None:
    async with staff(url) as mei:
        assert await mei.refused("POST", "/faq", faq()) == (403, "role_forbids")
        assert await mei.refused("DELETE", "/lexicon/" + str(uuid4())) == (403, "role_forbids")


async def test_that_a_word_with_two_meanings_is_reported(url: str) -> None:
    word = f"云朵{uuid4().hex[:4]}色"
    async with staff(url, "laochen") as boss:
        one = await boss.ok("POST", "/lexicon", {"word": word, "kind": "color", "target": "NC-01"})
        assert one["conflicts"] == []
        other = await boss.ok(
            "POST", "/lexicon", {"word": "别的", "aliases": [word], "kind": "color", "target": "NC-02"}
        )
        assert other["conflicts"] == [f"“{word}”也指颜色 NC-01"]
        listed = await boss.request("GET", f"/lexicon?search={word}", headers={"Accept-Language": "en"})
        warned = {each["id"]: each["conflicts"] for each in listed.json()["items"]}
        assert warned[one["id"]] == [f"“{word}” also means the color NC-02"]
        past = {"word": word, "kind": "color", "target": "NC-01", "valid_to": "2020-01-01T00:00:00Z", "version": 1}
        assert (await boss.ok("PUT", f"/lexicon/{one['id']}", past))["conflicts"] == [f"“{word}”也指颜色 NC-02"]
        later = {"word": "别的", "aliases": [word], "kind": "color", "target": "NC-02", "version": 1}
        later["valid_from"] = "2021-01-01T00:00:00Z"
        assert (await boss.ok("PUT", f"/lexicon/{other['id']}", later))["conflicts"] == []


async def test_that_a_deleted_word_comes_back(url: str) -> None:
    async with staff(url, "laochen") as boss:
        word = await boss.ok("POST", "/lexicon", {"word": "小月亮", "kind": "term", "target": "羽绒服"})
        version = (await boss.ok("DELETE", f"/lexicon/{word['id']}"))["version"]
        assert (await boss.ok("GET", "/lexicon?search=小月亮"))["items"] == []
        assert (await boss.ok("POST", f"/lexicon/{word['id']}/restore", {"version": version}))["target"] == "羽绒服"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"question": ""}, "request_invalid"),
        ({"question": "x" * 501}, "request_invalid"),
        ({"question": "a\x00b"}, "request_invalid"),
        ({"answer": " \n"}, "request_invalid"),
        ({"scope": "everything"}, "request_invalid"),
        ({"unknown": 1}, "request_invalid"),
        ({"valid_from": "2026-01-01T00:00:00"}, "request_invalid"),
        ({"valid_from": "2026-01-02T00:00:00Z", "valid_to": "2026-01-01T00:00:00Z"}, "entry_invalid"),
    ],
)
async def test_that_a_wrong_entry_is_refused(url: str, changed: dict[str, Any], code: str) -> None:
    async with staff(url, "laochen") as boss:
        assert (await boss.refused("POST", "/faq", faq(**changed)))[1] == code


async def test_that_an_id_is_taken_once(url: str) -> None:
    async with staff(url, "laochen") as boss:
        entry = await new_faq(boss, id=f"mine-{uuid4().hex[:6]}")
        assert await boss.refused("POST", "/faq", faq(id=entry["id"])) == (409, "entry_exists")
