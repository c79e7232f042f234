"""What no caller gets past: too much, broken, foreign, or from elsewhere."""

from __future__ import annotations

import io
import zlib
from collections.abc import AsyncIterator
from uuid import uuid4

import httpx
import pytest
from PIL import Image

from tests.makers import StaffClient, shopper, staff

LOGIN = "/api/staff/v1/login"
TEN_MB = 10 * 1024 * 1024


async def code_of(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, str(answer.json()["error"]["code"])


async def test_that_ten_megabytes_are_refused_before_they_are_read(url: str) -> None:
    async with httpx.AsyncClient(base_url=url, timeout=20) as client:
        answer = await client.post(LOGIN, content=b"x" * TEN_MB, headers={"Content-Type": "application/json"})
        assert await code_of(answer) == (413, "body_too_large")
        assert (await client.get("/health")).status_code == 200


async def test_that_a_body_without_a_length_is_cut_off_too(url: str) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b"x" * 16_384

    async with httpx.AsyncClient(base_url=url, timeout=20) as client:
        answer = await client.post(LOGIN, content=endless(), headers={"Content-Type": "application/json"})
        assert await code_of(answer) == (413, "body_too_large")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 422, "request_invalid"),
        (b"[]", 422, "request_invalid"),
        (b"", 422, "request_invalid"),
        (b"\xff\xfe\xfd", 400, "body_unreadable"),
        (b'{"shop": "qinghe", "login": "\xc3\x28", "password": "x"}', 400, "body_unreadable"),
        (b'{"shop": "qinghe", "login": "\\ud800", "password": "x"}', 422, "request_invalid"),
        (b'{"shop": "qinghe", "login": "a\\u0000", "password": "x"}', 422, "request_invalid"),
        (b'{"shop": "qinghe", "login": {"$gt": ""}, "password": "x"}', 422, "request_invalid"),
        (b'{"shop": "' + b"q" * 41 + b'", "login": "x", "password": "x"}', 422, "request_invalid"),
        (b"[" * 100_000, 400, "body_unreadable"),
    ],
)
async def test_that_a_broken_body_is_named(url: str, body: bytes, status: int, code: str) -> None:
    async with httpx.AsyncClient(base_url=url) as client:
        answer = await client.post(LOGIN, content=body, headers={"Content-Type": "application/json"})
    assert await code_of(answer) == (status, code)


async def test_that_the_place_of_a_mistake_is_named_and_its_content_is_not_repeated(url: str) -> None:
    async with httpx.AsyncClient(base_url=url) as client:
        answer = await client.post(LOGIN, json={"shop": "qinghe", "login": "x", "password": ["my secret"]})
    assert answer.json()["error"]["data"] == {"where": "body.password"}
    assert "my secret" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/faq?search=%00",
        "/faq?page=0",
        "/faq?page=99999999999",
        "/inbox?queue=none",
        "/inbox?before=x",
        "/inbox?search=" + "x" * 101,
    ],
)
async def test_that_a_wrong_address_is_named(url: str, path: str) -> None:
    async with staff(url) as mei:
        assert await mei.refused("GET", path) == (422, "request_invalid")


async def test_that_what_is_not_there_is_told_in_the_same_form(url: str) -> None:
    async with httpx.AsyncClient(base_url=url) as client:
        assert await code_of(await client.get("/api/staff/v1/nothing")) == (404, "page_not_found")
        assert await code_of(await client.get(LOGIN)) == (405, "method_not_allowed")


async def test_that_pages_of_ours_can_not_be_framed_or_sniffed(url: str) -> None:
    async with httpx.AsyncClient(base_url=url) as client:
        headers = (await client.get("/api/staff/v1/me")).headers
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def text(words: str) -> dict[str, object]:
    return {"client_id": uuid4().hex, "content": {"type": "text", "text": words}}


async def my_chat(url: str, mei: StaffClient) -> str:
    async with shopper(url) as visitor:
        word = uuid4().hex
        await visitor.send(word)
        await visitor.until("ack")
    found = await mei.ok("GET", f"/inbox?queue=bot&search={word}")
    chat = str(found["items"][0]["id"])
    await mei.ok("POST", f"/conversations/{chat}/take")
    return chat


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ({"type": "text", "text": ""}, (422, "request_invalid")),
        ({"type": "text", "text": "x" * 2001}, (422, "request_invalid")),
        ({"type": "text", "text": "\x00"}, (422, "request_invalid")),
        ({"type": "reply", "texts": ["I am the bot"]}, (422, "request_invalid")),
        ({"type": "event", "event": "closed"}, (422, "request_invalid")),
        ({"type": "picture", "picture": str(uuid4())}, (404, "picture_not_found")),
        ({"type": "sticker", "sticker": "no-such"}, (400, "content_invalid")),
        ({"type": "product", "code": "no-such"}, (400, "content_invalid")),
        ({"type": "order", "no": "20260101000001"}, (400, "content_invalid")),
    ],
)
async def test_that_only_what_there_is_can_be_sent(
    url: str, content: dict[str, object], refusal: tuple[int, str]
) -> None:
    async with staff(url) as mei:
        chat = await my_chat(url, mei)
        before = (await mei.ok("GET", f"/conversations/{chat}"))["row"]["last_seq"]
        form = {"client_id": uuid4().hex, "content": content}
        assert await mei.refused("POST", f"/conversations/{chat}/messages", form) == refusal
        assert (await mei.ok("GET", f"/conversations/{chat}"))["row"]["last_seq"] == before


async def test_that_a_picture_is_encoded_anew_and_can_be_sent(url: str) -> None:
    raw = io.BytesIO()
    Image.new("RGB", (40, 30), "#24514a").save(raw, "PNG")
    hidden = raw.getvalue() + b"<script>hidden()</script>"
    async with staff(url) as mei:
        chat = await my_chat(url, mei)
        answer = await mei.post("/pictures", files={"file": ("a.png", hidden, "text/html")})
        picture = answer.json()
        assert (picture["width"], picture["height"]) == (40, 30)
        form = {"client_id": uuid4().hex, "content": {"type": "picture", "picture": picture["picture"]}}
        sent = await mei.ok("POST", f"/conversations/{chat}/messages", form)
        served = await mei.get(url + sent["content"]["url"])
        assert served.headers["content-type"].startswith("image/")
        assert b"hidden" not in served.content


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"no picture", (400, "picture_invalid")),
        (b"\x89PNG\r\n\x1a\n" + zlib.compress(b"x" * 1000), (400, "picture_invalid")),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", (400, "picture_invalid")),
        (b"x" * (8 * 1024 * 1024 + 1), (400, "picture_too_large")),
        (b"x" * TEN_MB, (413, "body_too_large")),
    ],
)
async def test_that_what_is_no_picture_is_refused(url: str, data: bytes, refusal: tuple[int, str]) -> None:
    async with staff(url) as mei:
        answer = await mei.post("/pictures", files={"file": ("a.png", data, "image/png")})
        assert await code_of(answer) == refusal
