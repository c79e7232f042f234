"""Keys, webhooks, failed jobs and 今天."""

from __future__ import annotations

from uuid import uuid4

import httpx
import pytest

from tests.makers import shopper, staff


async def test_that_a_key_is_shown_once_works_and_can_be_revoked(url: str) -> None:
    async with staff(url, "zhouhe") as boss, httpx.AsyncClient(base_url=url) as program:
        new = await boss.ok("POST", "/api-keys", {"name": "ERP"})
        assert new["key"].startswith(new["prefix"])
        assert new["key"].startswith("xk_qinghe_")
        headers = {"Authorization": f"Bearer {new['key']}"}
        form = {"customer": {"id": f"C-{uuid4().hex[:8]}"}, "client_id": uuid4().hex, "text": "在吗"}
        assert (await program.post("/api/v1/messages", json=form, headers=headers)).status_code == 200
        listed = next(key for key in await boss.ok("GET", "/api-keys") if key["id"] == new["id"])
        assert listed["last_used_at"] is not None
        assert "key" not in listed
        await boss.ok("DELETE", f"/api-keys/{new['id']}")
        refused = await program.post("/api/v1/messages", json=form, headers=headers)
        assert (refused.status_code, refused.json()["error"]["code"]) == (401, "key_invalid")
        assert await boss.refused("DELETE", f"/api-keys/{new['id']}") == (404, "key_not_found")


@pytest.mark.parametrize("path", ["/api-keys", "/webhooks"])
async def test_that_a_supervisor_does_not_manage_keys_and_webhooks(url: str, path: str) -> None:
    async with staff(url, "laochen") as chen:
        assert await chen.refused("GET", path) == (403, "role_forbids")


async def test_that_a_webhook_is_kept_without_its_secret(url: str) -> None:
    async with staff(url, "zhouhe") as boss:
        form = {"url": "https://erp.example.com/hook", "events": ["message.created"]}
        new = await boss.ok("POST", "/webhooks", form)
        assert new["secret"].startswith("whsec_")
        assert [hook for hook in await boss.ok("GET", "/webhooks") if hook["id"] == new["id"]] == [
            {name: value for name, value in new.items() if name != "secret"}
        ]
        async with shopper(url) as visitor:
            await visitor.send("你好")
            await visitor.until("ack")
        deliveries = await boss.ok("GET", f"/webhooks/{new['id']}/deliveries")
        assert {each["event"] for each in deliveries} == {"message.created"}
        await boss.ok("POST", f"/deliveries/{deliveries[0]['id']}/resend")
        await boss.ok("DELETE", f"/webhooks/{new['id']}")
        assert await boss.refused("GET", f"/webhooks/{new['id']}/deliveries") == (404, "webhook_not_found")
        assert await boss.refused("POST", f"/deliveries/{uuid4()}/resend") == (404, "webhook_not_found")


@pytest.mark.parametrize("address", ["https://", "ftp://x.example", "https://a@b.example"])
async def test_that_a_webhook_to_nowhere_is_refused(url: str, address: str) -> None:
    async with staff(url, "zhouhe") as boss:
        form = {"url": address, "events": ["message.created"]}
        assert await boss.refused("POST", "/webhooks", form) == (400, "webhook_url_refused")


async def test_that_failed_jobs_are_listed_and_only_ones_own_are_retried(url: str) -> None:
    async with staff(url, "laochen") as chen, staff(url) as mei:
        assert await chen.ok("GET", "/jobs/dead") == []
        assert await chen.refused("POST", "/jobs/999999/retry") == (404, "job_not_found")
        assert await mei.refused("GET", "/jobs/dead") == (403, "role_forbids")


async def test_that_today_says_who_waits_and_what_the_bot_did_not_know(url: str) -> None:
    question = f"你们老板多大了{uuid4().hex[:6]}"
    async with staff(url, "laochen") as chen, shopper(url) as visitor:
        before = await chen.ok("GET", "/overview")
        await visitor.ask("什么时候发货")
        await visitor.ask(question)
        after = await chen.ok("GET", "/overview")
        assert after["bot_today"]["conversations"] == before["bot_today"]["conversations"] + 1
        assert after["waiting"] == (await chen.ok("GET", "/inbox"))["counts"]["waiting"]
        assert {"text": question, "count": 1} in after["unanswered"]
        await chen.ok("PUT", "/me/presence", {"presence": "online"})
        assert (await chen.ok("GET", "/overview"))["people_online"] >= 1
