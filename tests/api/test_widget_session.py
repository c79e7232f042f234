"""Who a visitor is: nobody, or whoever the shop vouches for."""

from __future__ import annotations

import io
import time
from typing import Any

import httpx
import pytest
from PIL import Image

from tests.makers import shopper
from tests.pictures import png
from xiaoer.accounts.key_repository import identity_secret
from xiaoer.accounts.repository import find_shop
from xiaoer.customers.identity import sign_identity
from xiaoer.storage.database import Database


async def secret_of(database: Database, slug: str = "qinghe") -> bytes:
    async with database.unit_of_work() as uow:
        shop = await find_shop(uow, slug)
    async with database.unit_of_work(shop.id) as uow:
        return await identity_secret(uow)


async def identity_of(database: Database, customer: str, at: int | None = None) -> dict[str, Any]:
    at = int(time.time()) if at is None else at
    return {
        "customer": customer,
        "name": "李明",
        "at": at,
        "signature": sign_identity(await secret_of(database), customer, at),
    }


async def open_session(url: str, **body: Any) -> httpx.Response:
    async with httpx.AsyncClient(base_url=url, timeout=20) as client:
        return await client.post("/widget/v1/sessions", json={"shop": "qinghe", **body})


async def test_that_the_shop_can_vouch_for_its_customer(url: str, database: Database) -> None:
    first = (await open_session(url, identity=await identity_of(database, "K-1"))).json()
    again = (await open_session(url, identity=await identity_of(database, "K-1"))).json()
    assert first["identified"]
    assert first["token"][:50] == again["token"][:50], "the same customer on another device has the same chat"


async def test_that_a_chat_begun_as_nobody_goes_on_as_the_customer(url: str, database: Database) -> None:
    async with shopper(url) as visitor:
        await visitor.ask("运费多少")
    known = (await open_session(url, token=visitor.token, identity=await identity_of(database, "K-2"))).json()
    async with shopper(url, token=known["token"], identity=await identity_of(database, "K-2")) as back:
        assert len(back.welcome["messages"]) == 2


async def test_that_who_logs_out_is_nobody_again(url: str, database: Database) -> None:
    known = (await open_session(url, identity=await identity_of(database, "K-3"))).json()
    after = (await open_session(url, token=known["token"])).json()
    assert not after["identified"]
    assert after["token"] != known["token"]


@pytest.mark.parametrize("change", [{"customer": "K-9"}, {"at": 1}, {"signature": "0" * 64}, {"signature": "é"}])
async def test_that_a_wrong_or_old_word_is_refused(url: str, database: Database, change: dict[str, Any]) -> None:
    answer = await open_session(url, identity=await identity_of(database, "K-4") | change)
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "identity_invalid")


async def test_that_an_old_signature_is_refused(url: str, database: Database) -> None:
    old = await identity_of(database, "K-5", at=int(time.time()) - 3600)
    assert (await open_session(url, identity=old)).json()["error"]["code"] == "identity_invalid"


async def test_that_a_picture_is_sent_once_uploaded(url: str) -> None:
    async with shopper(url) as visitor, httpx.AsyncClient(base_url=url, timeout=20) as client:
        headers = {"Authorization": f"Bearer {visitor.token}"}
        stored = (await client.post("/widget/v1/pictures", headers=headers, files={"file": png(60, 30)})).json()
        assert (stored["width"], stored["height"]) == (60, 30)
        again = (await client.post("/widget/v1/pictures", headers=headers, files={"file": png(60, 30)})).json()
        assert again["picture"] == stored["picture"]
        await visitor.content({"type": "picture", "picture": stored["picture"]})
        message = (await visitor.until("message"))["message"]
        assert message["content"]["width"] == 60
        shown = await client.get(message["content"]["url"])
        assert shown.headers["content-type"] == "image/jpeg"
        assert Image.open(io.BytesIO(shown.content)).size == (60, 30)
        assert (await client.get(message["content"]["url"][:-1] + "0")).status_code in {200, 404}
        forged = message["content"]["url"].split("signature=")[0] + "signature=" + "0" * 32
        assert (await client.get(forged)).json()["error"]["code"] == "picture_not_found"


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"no picture", "picture_invalid"),
        (b"<svg/>", "picture_invalid"),
        (b"\xff" * (8 * 1024 * 1024 + 1), "picture_too_large"),
    ],
)
async def test_that_a_bad_picture_is_refused(url: str, file: bytes, code: str) -> None:
    async with shopper(url) as visitor, httpx.AsyncClient(base_url=url, timeout=30) as client:
        headers = {"Authorization": f"Bearer {visitor.token}"}
        answer = await client.post("/widget/v1/pictures", headers=headers, files={"file": file})
    assert answer.json()["error"]["code"] == code


async def test_that_pictures_need_a_visitor(url: str) -> None:
    async with httpx.AsyncClient(base_url=url, timeout=20) as client:
        answer = await client.post("/widget/v1/pictures", files={"file": png(2, 2)})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "token_invalid")


@pytest.mark.parametrize(
    "content",
    [
        {"type": "picture", "picture": "6f1c0a52-0000-4000-8000-000000000000"},
        {"type": "sticker", "sticker": "no-such"},
        {"type": "product", "code": "no-such"},
        {"type": "order", "no": "1"},
    ],
)
async def test_that_what_is_not_there_can_not_be_sent(url: str, content: dict[str, Any]) -> None:
    async with shopper(url) as visitor:
        await visitor.content(content)
        assert (await visitor.until("refused"))["error"]["code"] in {"picture_not_found", "content_invalid"}


async def test_that_a_thumb_and_the_reading_are_kept(url: str) -> None:
    async with shopper(url) as visitor:
        await visitor.send("运费多少")
        reply = await visitor.reply()
        await visitor.frame_out({"type": "thumb", "seq": reply["seq"], "value": "up"})
        assert (await visitor.until("thumbed"))["value"] == "up"
        await visitor.frame_out({"type": "read", "seq": reply["seq"]})
        await visitor.frame_out({"type": "thumb", "seq": 1, "value": "up"})
        assert (await visitor.until("error"))["code"] == "message_not_found"
    async with shopper(url, token=visitor.token) as back:
        assert back.welcome["messages"][1]["thumb"] == "up"
        assert back.welcome["read"]["customer"] == reply["seq"]


async def test_that_asking_for_a_person_puts_one_in_the_queue(url: str) -> None:
    async with shopper(url) as visitor:
        await visitor.frame_out({"type": "ask_human", "client_id": "ask-human-1"})
        state = await visitor.until("state")
        while state["state"] == "bot":
            state = await visitor.until("state")
        assert state["state"] == "waiting"
        assert state["queue"]["position"] >= 1
    async with shopper(url, token=visitor.token) as back:
        assert back.welcome["conversation"]["state"] == "waiting"
        events = [each["content"].get("event") for each in back.welcome["messages"]]
        assert "handed_over" in events


async def test_that_every_source_of_an_answer_can_be_opened(url: str) -> None:
    questions = ["什么时候发货", "我178 72公斤灯芯绒外套穿多大", "现在有什么优惠", "灯芯绒怎么洗", "能开发票吗"]
    async with shopper(url) as visitor, httpx.AsyncClient(base_url=url, timeout=20) as client:
        opened = 0
        for question in questions:
            await visitor.send(question)
            for source in (await visitor.reply())["content"]["sources"]:
                answer = await client.get("/widget/v1/shops/qinghe/sources", params={"ref": source["ref"]})
                assert answer.status_code == 200, source
                body = answer.json()
                assert body["title"]
                assert body["text"] or body["card"]["data"]["rows"]
                opened += 1
        assert opened >= len(questions)


@pytest.mark.parametrize("ref", ["faq:no-such", "order:1", "x", "product:", "faq:\x00", "policy:handoff"])
async def test_that_what_is_no_source_is_not_opened(url: str, ref: str) -> None:
    async with httpx.AsyncClient(base_url=url, timeout=20) as client:
        answer = await client.get("/widget/v1/shops/qinghe/sources", params={"ref": ref})
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "source_not_found")
