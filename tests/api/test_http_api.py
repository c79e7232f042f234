"""Programs bring messages and fetch answers over plain HTTP, and are told of events by webhooks."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Request, Response

from tests.makers import shopper
from tests.pictures import png
from xiaoer.accounts.issue_key import ApiKeys
from xiaoer.accounts.repository import find_shop
from xiaoer.foundation.clock import SystemClock
from xiaoer.foundation.ids import ShopId
from xiaoer.jobs.queue import JobQueue
from xiaoer.storage.database import Database
from xiaoer.webhooks.manage import Webhooks
from xiaoer.webhooks.model import Webhook
from xiaoer.webhooks.repository import delete_webhook, recent_deliveries
from xiaoer.webhooks.signature import sign


async def shop_id(database: Database) -> ShopId:
    async with database.unit_of_work() as uow:
        return (await find_shop(uow, "qinghe")).id


@pytest.fixture
async def client(url: str, database: Database) -> AsyncIterator[httpx.AsyncClient]:
    """A program with a key of the shop."""
    async with database.unit_of_work(await shop_id(database)) as uow:
        _, key = await ApiKeys(database, SystemClock()).issue(uow, "test")
    headers = {"Authorization": f"Bearer {key}"}
    async with httpx.AsyncClient(base_url=url, timeout=30, headers=headers) as client:
        yield client


def message(customer: str, text: str, client_id: str | None = None) -> dict[str, Any]:
    return {"customer": {"id": customer}, "client_id": client_id or uuid4().hex, "text": text}


async def test_that_a_message_is_answered(client: httpx.AsyncClient) -> None:
    sent = (await client.post("/api/v1/messages", json=message("H-1", "运费多少"))).json()
    timeline = f"/api/v1/conversations/{sent['conversation_id']}/timeline"
    found = (await client.get(timeline, params={"after": sent["seq"], "wait": 20})).json()
    assert found["state"] == "bot"
    assert [each["author"] for each in found["messages"]] == ["bot"]
    assert found["seq"] == sent["seq"] + 1


async def test_that_the_same_client_id_is_stored_once(client: httpx.AsyncClient) -> None:
    body = message("H-2", "什么时候发货")
    first = (await client.post("/api/v1/messages", json=body)).json()
    assert (await client.post("/api/v1/messages", json=body)).json() == first


async def test_that_orders_of_the_customer_can_be_asked_for(client: httpx.AsyncClient) -> None:
    sent = (await client.post("/api/v1/messages", json=message("azhe", "我的裤子到哪了"))).json()
    timeline = f"/api/v1/conversations/{sent['conversation_id']}/timeline"
    found = (await client.get(timeline, params={"after": sent["seq"], "wait": 20})).json()
    assert "登录" not in "".join(found["messages"][0]["content"]["texts"])


async def test_that_a_picture_can_be_sent(client: httpx.AsyncClient) -> None:
    stored = (await client.post("/api/v1/pictures", files={"file": png(30, 40)})).json()
    body = {"customer": {"id": "H-3"}, "client_id": uuid4().hex, "picture": stored["picture"]}
    sent = (await client.post("/api/v1/messages", json=body)).json()
    found = (await client.get(f"/api/v1/conversations/{sent['conversation_id']}/timeline")).json()
    assert found["messages"][0]["content"]["height"] == 40


async def test_that_waiting_ends_in_time_with_nothing(client: httpx.AsyncClient) -> None:
    sent = (await client.post("/api/v1/messages", json=message("H-4", "能退换吗"))).json()
    timeline = f"/api/v1/conversations/{sent['conversation_id']}/timeline"
    found = (await client.get(timeline, params={"after": 1000, "wait": 0.2})).json()
    assert (found["messages"], found["seq"]) == ([], 1000)


@pytest.mark.parametrize("key", ["x", "xk_qinghe_wrong", "xk_nobody_x", "Basic abc", "xk__"])
async def test_that_a_wrong_key_opens_nothing(url: str, key: str) -> None:
    async with httpx.AsyncClient(base_url=url, headers={"Authorization": f"Bearer {key}"}) as client:
        answer = await client.post("/api/v1/messages", json=message("H-1", "x"))
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "key_invalid")


@pytest.mark.parametrize(
    "change",
    [
        {"text": None},
        {"text": "   "},
        {"text": "长" * 2001},
        {"text": "a\x00b"},
        {"client_id": "short"},
        {"customer": {"id": ""}},
        {"customer": {"id": "a:b"}},
        {"picture": "6f1c0a52-0000-4000-8000-000000000000"},
        {"more": 1},
    ],
)
async def test_that_a_wrong_form_is_refused(client: httpx.AsyncClient, change: dict[str, Any]) -> None:
    answer = await client.post("/api/v1/messages", json=message("H-5", "x") | change)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "request_invalid")


async def test_that_a_flood_of_one_customer_is_refused(client: httpx.AsyncClient) -> None:
    answers = [await client.post("/api/v1/messages", json=message("H-6", f"第{n}条")) for n in range(40)]
    refused = {answer.json()["error"]["code"] for answer in answers if answer.status_code == 429}
    assert refused == {"too_many_messages"}


async def test_that_another_shops_or_no_conversation_is_not_found(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"/api/v1/conversations/{uuid4()}/timeline")
    assert answer.json()["error"]["code"] == "conversation_not_found"


class Receiver:
    """The shop's own system: it fails as often as it is told to, then takes what comes."""

    def __init__(self) -> None:
        self.failures = 0
        self.bodies: list[tuple[dict[str, str], bytes]] = []
        self.url = ""

    async def take(self, request: Request) -> Response:
        body = await request.body()
        self.bodies.append((dict(request.headers), body))
        if self.failures:
            self.failures -= 1
            return Response(status_code=500)
        return Response(status_code=204)

    async def first(self) -> dict[str, str]:
        """The headers of the first delivery, once it came."""
        await until(lambda: bool(self.bodies))
        return self.bodies[0][0]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """A real server that takes deliveries."""
    receiver = Receiver()
    app = FastAPI()
    app.add_api_route("/hook", receiver.take, methods=["POST"])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn tells it in no other way
        await asyncio.sleep(0.02)
    receiver.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/hook"
    yield receiver
    server.should_exit = True
    await serving


@contextlib.asynccontextmanager
async def webhook(database: Database, database_url: str, url: str) -> AsyncIterator[tuple[Webhook, JobQueue]]:
    """The shop's webhook, for the time of a test."""
    jobs = JobQueue(database_url)
    await jobs.open()
    shop = await shop_id(database)
    async with database.unit_of_work(shop) as uow:
        added = await Webhooks(jobs, private=True).add(uow, url, ("message.created",), datetime.now(UTC))
    try:
        yield added, jobs
    finally:
        async with database.unit_of_work(shop) as uow:
            await delete_webhook(uow, added.id)
        await jobs.close()


async def until(condition: Any, seconds: float = 30) -> None:
    """Wait for it; fails when it does not come true."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come true in time"
        await asyncio.sleep(0.05)


async def test_that_events_are_delivered_signed_and_again_after_a_failure(
    url: str, database: Database, database_url: str, receiver: Receiver
) -> None:
    receiver.failures = 1
    async with webhook(database, database_url, receiver.url) as (hook, _), shopper(url) as visitor:
        await visitor.send("运费多少")
        failed = (await receiver.first())["webhook-id"]
        await until(lambda: [headers["webhook-id"] for headers, _ in receiver.bodies].count(failed) == 2)
        headers, body = receiver.bodies[-1]
        right = sign(hook.secret, headers["webhook-id"], int(headers["webhook-timestamp"]), body)
        assert headers["webhook-signature"] == right["webhook-signature"]


async def test_that_a_dead_delivery_can_be_sent_again(
    url: str, database: Database, database_url: str, receiver: Receiver
) -> None:
    shop = await shop_id(database)
    async with webhook(database, database_url, receiver.url) as (hook, jobs), shopper(url) as visitor:
        await visitor.ask("运费多少")
        await until(lambda: len(receiver.bodies) >= 2)
        async with database.unit_of_work(shop) as uow:
            delivery = (await recent_deliveries(uow, hook.id))[0]
            await Webhooks(jobs, private=True).resend(uow, delivery.id)
        await until(lambda: len(receiver.bodies) >= 3)
        assert receiver.bodies[-1][0]["webhook-id"] == str(delivery.id)
