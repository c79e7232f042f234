"""What a person can do in the workbench, end to end with a real shopper."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.makers import Shopper, StaffClient, shopper, staff


async def conversation_of(visitor: Shopper, person: StaffClient, queue: str = "bot") -> str:
    """The id of the chat in which the shopper just said something unmistakable."""
    word = f"暗号{uuid4().hex[:10]}"
    await visitor.send(word)
    await visitor.until("ack")
    found = await person.ok("GET", f"/inbox?queue={queue}&search={word}")
    assert len(found["items"]) == 1
    return str(found["items"][0]["id"])


def text(words: str) -> dict[str, Any]:
    return {"client_id": uuid4().hex, "content": {"type": "text", "text": words}}


async def test_that_a_person_takes_writes_gives_back_and_closes(url: str) -> None:
    async with shopper(url) as visitor, staff(url) as mei:
        chat = await conversation_of(visitor, mei)
        row = await mei.ok("POST", f"/conversations/{chat}/take")
        assert (row["state"], row["assignee"]["name"]) == ("person", "小美")
        sent = await mei.ok("POST", f"/conversations/{chat}/messages", text("您好，我是小美"))
        while (message := (await visitor.until("message"))["message"])["author"] != "staff":
            pass
        assert (message["content"]["text"], message["staff"]["name"]) == ("您好，我是小美", "小美")
        detail = await mei.ok("GET", f"/conversations/{chat}")
        assert detail["messages"][-1] == sent
        assert (await mei.ok("POST", f"/conversations/{chat}/give-back", {"instruction": "他要 L 码"}))[
            "state"
        ] == "bot"
        assert (await mei.ok("POST", f"/conversations/{chat}/close", {"reason": "已解决"}))["state"] == "closed"
        assert (await mei.ok("POST", f"/conversations/{chat}/reopen"))["assignee"]["name"] == "小美"


async def test_that_the_same_client_id_is_stored_once(url: str) -> None:
    async with shopper(url) as visitor, staff(url) as mei:
        chat = await conversation_of(visitor, mei)
        await mei.ok("POST", f"/conversations/{chat}/take")
        form = text("只说一遍")
        first = await mei.ok("POST", f"/conversations/{chat}/messages", form)
        assert await mei.ok("POST", f"/conversations/{chat}/messages", form) == first


async def test_that_only_the_holder_writes_but_anyone_leaves_a_note(url: str) -> None:
    async with shopper(url) as visitor, staff(url) as mei, staff(url, "ajie") as jie:
        chat = await conversation_of(visitor, mei)
        await mei.ok("POST", f"/conversations/{chat}/take")
        assert await jie.refused("POST", f"/conversations/{chat}/messages", text("我来")) == (403, "not_your_chat")
        assert await jie.refused("POST", f"/conversations/{chat}/typing") == (403, "not_your_chat")
        note = {"client_id": uuid4().hex, "content": {"type": "note", "text": "这位是老客"}}
        await jie.ok("POST", f"/conversations/{chat}/messages", note)
        shown = await mei.ok("GET", f"/conversations/{chat}/messages?limit=1")
        assert shown["messages"][0]["content"]["text"] == "这位是老客"


async def test_that_an_agent_can_not_take_from_a_colleague_but_a_supervisor_can(url: str) -> None:
    async with shopper(url) as visitor, staff(url) as mei, staff(url, "ajie") as jie, staff(url, "laochen") as chen:
        chat = await conversation_of(visitor, mei)
        await mei.ok("POST", f"/conversations/{chat}/take")
        assert await jie.refused("POST", f"/conversations/{chat}/take") == (409, "taken_by_colleague")
        assert (await chen.ok("POST", f"/conversations/{chat}/take"))["assignee"]["name"] == "老陈"
        to = {"staff_id": jie.me["staff"]["id"], "note": "尺码已问清"}
        assert (await chen.ok("POST", f"/conversations/{chat}/transfer", to))["assignee"]["name"] == "阿杰"
        mine = await jie.ok("GET", "/inbox?queue=mine")
        assert chat in [row["id"] for row in mine["items"]]


async def test_that_unread_counts_what_nobody_saw_and_reading_clears_it(url: str) -> None:
    async with shopper(url) as visitor, staff(url) as mei:
        chat = await conversation_of(visitor, mei)
        await mei.ok("POST", f"/conversations/{chat}/take")
        await visitor.send("在吗")
        await visitor.until("ack")
        row = next(row for row in (await mei.ok("GET", "/inbox?queue=mine"))["items"] if row["id"] == chat)
        assert row["unread"] == 2
        assert row["waiting_since"] is not None
        assert row["last"] == {"author": "customer", "text": "在吗", "at": row["last"]["at"]}
        await mei.ok("POST", f"/conversations/{chat}/read", {"seq": row["last_seq"]})
        row = next(row for row in (await mei.ok("GET", "/inbox?queue=mine"))["items"] if row["id"] == chat)
        assert row["unread"] == 0
        assert (await visitor.until("read"))["seq"] >= 2


async def test_that_the_list_goes_on_where_a_page_ended(url: str) -> None:
    async with staff(url) as mei:
        first = await mei.ok("GET", "/inbox?queue=bot")
        while first["next"]:
            after = await mei.ok("GET", f"/inbox?queue=bot&before={first['next']}")
            assert not {row["id"] for row in first["items"]} & {row["id"] for row in after["items"]}
            first = after


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "", None),
        ("GET", "/messages", None),
        ("POST", "/messages", text("x")),
        ("POST", "/take", None),
        ("POST", "/give-back", {}),
        ("POST", "/close", {}),
        ("POST", "/reopen", None),
        ("POST", "/read", {"seq": 1}),
        ("POST", "/typing", None),
    ],
)
async def test_that_a_foreign_chat_does_not_exist(url: str, method: str, path: str, body: object) -> None:
    async with staff(url) as mei:
        refused = await mei.refused(method, f"/conversations/{uuid4()}{path}", body)
        assert refused == (404, "conversation_not_found")
