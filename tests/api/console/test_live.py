"""The screens' socket: hints within one shop, for whoever is logged in, from our own pages only."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any, cast

import orjson
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.api.console.test_chats import conversation_of
from tests.makers import StaffClient, shopper, staff


@contextlib.asynccontextmanager
async def live(url: str, person: StaffClient | None, origin: str | None = None) -> AsyncIterator[ClientConnection]:
    headers = {"Cookie": f"xiaoer_session={person.cookies['xiaoer_session']}"} if person else {}
    if origin:
        headers["Origin"] = origin
    address = f"{url.replace('http', 'ws', 1)}/api/staff/v1/live"
    async with connect(address, additional_headers=headers) as socket:
        yield socket


async def frame(socket: ClientConnection, kind: str) -> dict[str, Any]:
    while (found := orjson.loads(await asyncio.wait_for(socket.recv(), 10)))["type"] != kind:
        pass
    return cast("dict[str, Any]", found)


async def test_that_a_new_message_is_hinted(url: str) -> None:
    async with shopper(url) as visitor, staff(url) as mei:
        chat = await conversation_of(visitor, mei)
        async with live(url, mei, url) as socket:
            await frame(socket, "hello")
            await mei.ok("POST", f"/conversations/{chat}/take")
            while (changed := await frame(socket, "changed"))["conversation"] != chat:
                pass
            assert changed["last_seq"] >= 2


async def test_that_a_shoppers_typing_is_hinted(url: str) -> None:
    async with shopper(url) as visitor, staff(url) as mei:
        chat = await conversation_of(visitor, mei)
        async with live(url, mei) as socket:
            await frame(socket, "hello")
            await visitor.socket.send('{"type":"typing"}')
            assert (await frame(socket, "typing"))["conversation"] == chat


async def test_that_presence_is_hinted_and_a_ping_keeps_it(url: str) -> None:
    async with staff(url, "ajie") as jie, live(url, jie) as socket:
        await frame(socket, "hello")
        await jie.ok("PUT", "/me/presence", {"presence": "offline"})
        await jie.ok("PUT", "/me/presence", {"presence": "online"})
        await frame(socket, "presence")
        await socket.send('{"type":"ping"}')
        await frame(socket, "pong")


@pytest.mark.parametrize("sent", ["no json", "[]", '{"type":"dance"}', "x" * 5000, b"\xff\xfe"])
async def test_that_a_wrong_frame_is_refused_and_the_socket_lives_on(url: str, sent: str | bytes) -> None:
    async with staff(url) as mei, live(url, mei) as socket:
        await frame(socket, "hello")
        await socket.send(sent)
        assert (await frame(socket, "error"))["code"] == "frame_invalid"
        await socket.send('{"type":"ping"}')
        await frame(socket, "pong")


async def test_that_nobody_listens_without_a_session_or_from_elsewhere(url: str) -> None:
    async with staff(url) as mei:
        for person, origin, code in ((None, None, "signed_out"), (mei, "https://evil.example", "origin_refused")):
            async with live(url, person, origin) as socket:
                assert (await frame(socket, "error"))["code"] == code
                with pytest.raises(ConnectionClosed):
                    await socket.recv()


async def test_that_panels_show_orders_traces_and_what_fits(url: str) -> None:
    async with shopper(url) as visitor, staff(url) as mei:
        await visitor.send("什么时候发货")
        reply = await visitor.reply()
        found = await mei.ok("GET", "/inbox?queue=bot&search=什么时候发货")
        chat = found["items"][0]["id"]
        trace = await mei.ok("GET", f"/conversations/{chat}/traces/{reply['seq']}")
        assert trace["steps"]
        assert trace["heard"] == "什么时候发货"
        assert await mei.refused("GET", f"/conversations/{chat}/traces/9999") == (404, "message_not_found")
        assert (await mei.ok("GET", f"/conversations/{chat}/orders"))["orders"] == []
        suggested = await mei.ok("GET", f"/conversations/{chat}/knowledge")
        assert any("发" in each["title"] for each in suggested)
        products = await mei.ok("GET", "/products?search=衬衫")
        assert products
        assert all(product["price"] > 0 for product in products)
