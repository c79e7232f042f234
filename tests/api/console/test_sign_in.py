"""Logging in: one message for every mistake, a cookie no script can read, changes only from our own pages."""

from __future__ import annotations

import httpx
import pytest

from tests.makers import staff

LOGIN = "/api/staff/v1/login"


def form(login: str = "ajie", password: str = "demo-ajie", shop: str = "qinghe") -> dict[str, str]:
    return {"shop": shop, "login": login, "password": password}


async def test_that_me_says_who_and_where(url: str) -> None:
    async with staff(url) as mei:
        me = await mei.ok("GET", "/me")
    assert (me["staff"]["name"], me["staff"]["role"], me["shop"]["slug"]) == ("小美", "agent", "qinghe")
    assert me["shop"]["bot_name"]
    assert me == mei.me


async def test_that_the_cookie_is_out_of_reach_of_scripts_and_other_sites(url: str) -> None:
    async with httpx.AsyncClient(base_url=url) as client:
        answer = await client.post(LOGIN, json=form())
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie, "over plain HTTP a secure cookie would be lost"


@pytest.mark.parametrize(
    "wrong",
    [form(password="wrong"), form(login="nobody-here"), form(shop="no-such-shop")],
    ids=["password", "login", "shop"],
)
async def test_that_every_mistake_is_told_alike(url: str, wrong: dict[str, str]) -> None:
    async with httpx.AsyncClient(base_url=url) as client:
        answer = await client.post(LOGIN, json=wrong)
    assert answer.status_code == 401
    assert answer.json()["error"] == {
        "code": "login_failed",
        "message": "Shop, login or password is wrong.",
        "data": {},
    }
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("login", ["zhouhe", "nobody-at-all"])
async def test_that_five_wrong_passwords_lock_a_login_known_or_not(url: str, login: str) -> None:
    async with httpx.AsyncClient(base_url=url) as client:
        codes = [(await client.post(LOGIN, json=form(login, "wrong"))).status_code for _ in range(5)]
        assert codes == [401] * 5
        locked = await client.post(LOGIN, json=form(login, f"demo-{login}"))
    assert locked.status_code == 429
    assert locked.json()["error"]["code"] == "login_locked"
    assert 0 < locked.json()["error"]["data"]["seconds"] <= 60


async def test_that_without_a_session_nothing_is_told(url: str) -> None:
    async with httpx.AsyncClient(base_url=f"{url}/api/staff/v1") as client:
        for cookie in ("", "x", "0" * 500, "00000000000000000000000000000000.secret", "é.é"):
            headers = {"cookie": f"xiaoer_session={cookie}".encode()}
            for path in ("/me", "/inbox", "/staff"):
                answer = await client.get(path, headers=headers)  # type: ignore[arg-type]
                assert (answer.status_code, answer.json()["error"]["code"]) == (401, "signed_out")


async def test_that_a_change_needs_the_token_of_this_session(url: str) -> None:
    async with staff(url) as mei, staff(url) as other:
        for token in ("", "wrong", other.me["csrf"]):
            mei.headers["X-CSRF-Token"] = token
            assert await mei.refused("PUT", "/me/presence", {"presence": "online"}) == (403, "csrf_invalid")


async def test_that_another_sites_page_can_not_log_anybody_in(url: str) -> None:
    async with httpx.AsyncClient(base_url=url, headers={"Origin": "https://evil.example"}) as client:
        answer = await client.post(LOGIN, json=form())
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "origin_refused")


async def test_that_logging_out_ends_the_session_for_good(url: str) -> None:
    async with staff(url) as mei:
        cookie = mei.cookies["xiaoer_session"]
        await mei.ok("POST", "/logout")
        mei.cookies.set("xiaoer_session", cookie)
        assert await mei.refused("GET", "/me") == (401, "signed_out")


async def test_that_presence_is_seen_by_colleagues(url: str) -> None:
    async with staff(url) as mei, staff(url, "ajie") as jie:
        await mei.ok("PUT", "/me/presence", {"presence": "online"})
        colleagues = {person["name"]: person for person in await jie.ok("GET", "/staff")}
        assert colleagues["小美"]["presence"] == "online"
        await mei.ok("PUT", "/me/presence", {"presence": "away"})
        assert (await mei.ok("GET", "/me"))["staff"]["presence"] == "away"
