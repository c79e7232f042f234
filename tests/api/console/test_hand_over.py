"""From the bot to a person: the queue says who waits and why, and the person knows everything before the first word."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.makers import PACK, Shopper, StaffClient, shopper, staff
from xiaoer.accounts.key_repository import identity_secret
from xiaoer.accounts.repository import find_shop
from xiaoer.customers.identity import sign_identity
from xiaoer.storage.database import Database


@pytest.fixture
async def identity(url: str, database: Database) -> dict[str, Any]:
    """A customer of the demo shop who has a parcel on its way, as the shop's server vouches for them."""
    async with database.unit_of_work() as uow:
        shop = await find_shop(uow, "qinghe")
    async with database.unit_of_work(shop.id) as uow:
        secret = await identity_secret(uow)
    at = int(datetime.now(UTC).timestamp())
    with (PACK / "orders.csv").open(encoding="utf-8-sig", newline="") as file:
        customer = next(row["customer"] for row in csv.DictReader(file) if row["status"] == "shipped")
    return {"customer": customer, "name": "", "at": at, "signature": sign_identity(secret, customer, at)}


async def waiting_row(visitor: Shopper, person: StaffClient) -> dict[str, Any]:
    """The row of the shopper who just asked for a person."""
    word = uuid4().hex[:12]
    await visitor.send(word)
    await visitor.until("ack")
    await visitor.frame_out({"type": "ask_human", "client_id": uuid4().hex})
    while (await visitor.until("state"))["state"] != "waiting":
        pass
    found = await person.ok("GET", f"/inbox?queue=waiting&search={word}")
    return dict(found["items"][0])


async def test_that_who_asked_for_a_person_waits_with_a_reason_and_a_brief(url: str) -> None:
    async with shopper(url) as visitor, staff(url) as mei:
        row = await waiting_row(visitor, mei)
        assert row["state"] == "waiting"
        assert row["waiting_since"]
        assert row["handoff"]["reason"]
        detail = await mei.ok("GET", f"/conversations/{row['id']}")
        assert detail["brief"]["point"]
        assert detail["brief"]["reason"] == row["handoff"]["reason"]
        counts = await mei.ok("GET", "/inbox")
        assert counts["counts"]["waiting"] >= 1
        assert counts["longest_wait_since"] <= row["waiting_since"]
        await mei.ok("POST", f"/conversations/{row['id']}/take")
        await mei.ok("POST", f"/conversations/{row['id']}/close", {})


async def test_that_a_known_customer_comes_with_name_and_orders(url: str, identity: dict[str, Any]) -> None:
    async with shopper(url, identity=identity) as visitor, staff(url) as mei:
        word = uuid4().hex[:12]
        await visitor.send(word)
        await visitor.until("ack")
        row = (await mei.ok("GET", f"/inbox?queue=bot&search={word}"))["items"][0]
        assert row["customer"]["identified"]
        assert row["customer"]["name"]
        detail = await mei.ok("GET", f"/conversations/{row['id']}")
        assert detail["customer"]["external_id"] == identity["customer"]
        orders = (await mei.ok("GET", f"/conversations/{row['id']}/orders"))["orders"]
        assert orders
        assert orders == sorted(orders, key=lambda order: order["placed_at"], reverse=True)
        open_orders = [o for o in orders if o["card"]["status"] not in {"completed", "cancelled", "refunded"}]
        assert row["order_state"] in {open_orders[0]["card"]["status"], "exception"}
        tried = {"text": "我的订单到哪了", "customer": identity["customer"]}
        async with staff(url, "laochen") as chen:
            assert (await chen.ok("POST", "/try", tried))["understanding"]["intents"]
        await mei.ok("POST", f"/conversations/{row['id']}/take")
        order = {"client_id": uuid4().hex, "content": {"type": "order", "no": orders[0]["card"]["no"]}}
        assert (await mei.ok("POST", f"/conversations/{row['id']}/messages", order))["content"]["no"]
        await mei.ok("POST", f"/conversations/{row['id']}/give-back", {})


async def test_that_nobody_unknown_gets_a_chat(url: str) -> None:
    async with shopper(url) as visitor, staff(url) as mei:
        row = await waiting_row(visitor, mei)
        await mei.ok("POST", f"/conversations/{row['id']}/take")
        refused = await mei.refused("POST", f"/conversations/{row['id']}/transfer", {"staff_id": str(uuid4())})
        assert refused == (404, "staff_not_found")


async def test_that_over_https_the_cookie_is_secure(url: str) -> None:
    form = {"shop": "qinghe", "login": "ajie", "password": "demo-ajie"}
    async with httpx.AsyncClient(base_url=url, headers={"X-Forwarded-Proto": "https"}) as client:
        answer = await client.post("/api/staff/v1/login", json=form)
    assert "; secure" in answer.headers["set-cookie"].lower()
