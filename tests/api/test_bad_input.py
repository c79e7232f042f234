"""Hostile input is refused with its code; nothing is stored and the socket lives on."""

from __future__ import annotations

import base64
from typing import Any

import orjson
import pytest
from websockets.asyncio.client import connect

from tests.makers import shopper


@pytest.mark.parametrize(
    "frame",
    [
        "no json",
        "[]",
        '{"type":"send"}',
        '{"type":"dance"}',
        '{"type":"send","client_id":"x","content":{"type":"text","text":"短id"}}',
        '{"type":"send","client_id":"12345678","content":{"type":"text","text":"   "}}',
        '{"type":"send","client_id":"12345678","content":{"type":"text","text":5}}',
        '{"type":"send","client_id":"12345678","content":{"type":"text","text":"' + "长" * 2001 + '"}}',
        '{"type":"ping","more":"' + "x" * 20_000 + '"}',
    ],
)
async def test_that_a_wrong_frame_is_refused(url: str, frame: str) -> None:
    async with shopper(url) as visitor:
        await visitor.socket.send(frame)
        refused = await visitor.frame()
        assert (refused.get("code") or refused["error"]["code"]) == "frame_invalid"
        await visitor.send("运费多少")
        assert (await visitor.until("ack"))["seq"] == 1


async def test_that_a_text_with_a_nul_byte_does_not_break_the_socket(url: str) -> None:
    async with shopper(url) as visitor:
        await visitor.send("\x00")
        assert (await visitor.frame())["type"] in {"refused", "error"}


@pytest.mark.parametrize("token", ["", "x", "é", base64.urlsafe_b64encode(b"0" * 72).decode()])
async def test_that_a_wrong_token_opens_nothing(url: str, token: str) -> None:
    async with connect(f"{url.replace('http', 'ws', 1)}/widget/v1/socket") as socket:
        await socket.send(orjson.dumps({"type": "hello", "token": token, "after": 0}).decode())
        assert orjson.loads(await socket.recv())["code"] == "token_invalid"


async def test_that_a_flood_is_refused_and_can_be_sent_again(url: str) -> None:
    async with shopper(url) as visitor:
        for number in range(60):
            await visitor.send(f"第{number}条", f"flood-{number:04}")
        answers: list[dict[str, Any]] = []
        while len(answers) < 60:
            frame = await visitor.frame()
            if frame["type"] in {"ack", "refused"}:
                answers.append(frame)
        refused = [frame for frame in answers if frame["type"] == "refused"]
        assert {frame["error"]["code"] for frame in refused} == {"too_many_messages"}
        assert len(answers) - len(refused) >= 20
