"""Makers of what tests need: a running application on a real socket, and a shopper who talks to it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import httpx
import orjson
import uvicorn
from pydantic import SecretStr
from websockets.asyncio.client import ClientConnection, connect

from xiaoer.app.api import create_app
from xiaoer.app.wiring import Services, build_services
from xiaoer.foundation.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
PACK = ROOT / "examples" / "qinghe"


@contextlib.asynccontextmanager
async def running_app(database_url: str) -> AsyncIterator[tuple[str, Services]]:
    """The application on a port of its own, worker included; its address and its objects."""
    settings = Settings(
        secret_key=SecretStr("a secret that is long enough for tests"),
        database_url=database_url,
        webhook_private=True,  # the receivers of tests are on this machine
    )
    services = build_services(settings, database_url)
    app = create_app(services, with_worker=True)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", ws_max_size=64 * 1024))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.02)
        if serving.done():
            serving.result()
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}", services
    finally:
        server.should_exit = True
        await serving


class Shopper:
    """A visitor's browser, as far as the server can tell."""

    def __init__(self, url: str, token: str, socket: ClientConnection) -> None:
        self.url = url
        self.token = token
        self.socket = socket
        #: What the server said first: the conversation as it stands, and what was missed.
        self.welcome: dict[str, Any] = {}

    async def frame(self) -> dict[str, Any]:
        """The next frame of the server."""
        return cast("dict[str, Any]", orjson.loads(await asyncio.wait_for(self.socket.recv(), 20)))

    async def until(self, kind: str) -> dict[str, Any]:
        """The next frame of this type."""
        while (frame := await self.frame())["type"] != kind:
            pass
        return frame

    async def send(self, text: str, client_id: str | None = None) -> str:
        """Send a message; its client id."""
        return await self.content({"type": "text", "text": text}, client_id)

    async def content(self, content: dict[str, Any], client_id: str | None = None) -> str:
        """Send any content; its client id."""
        client_id = client_id or uuid4().hex
        await self.frame_out({"type": "send", "client_id": client_id, "content": content})
        return client_id

    async def frame_out(self, frame: dict[str, Any]) -> None:
        """Send a frame as it is."""
        await self.socket.send(orjson.dumps(frame).decode())

    async def reply(self) -> dict[str, Any]:
        """The next message of the bot's."""
        while True:
            message = cast("dict[str, Any]", (await self.until("message"))["message"])
            if message["author"] == "bot":
                return message

    async def ask(self, text: str) -> str:
        """The bot's answer to a question."""
        await self.send(text)
        return "\n".join((await self.reply())["content"]["texts"])


@contextlib.asynccontextmanager
async def shopper(
    url: str,
    slug: str = "qinghe",
    *,
    token: str | None = None,
    after: int = 0,
    identity: dict[str, Any] | None = None,
) -> AsyncIterator[Shopper]:
    """A visitor of the shop with an open socket."""
    async with httpx.AsyncClient(base_url=url, timeout=20) as client:
        answer = await client.post("/widget/v1/sessions", json={"shop": slug, "token": token, "identity": identity})
        answer.raise_for_status()
        token = str(answer.json()["token"])
    async with connect(f"{url.replace('http', 'ws', 1)}/widget/v1/socket", max_size=None) as socket:
        await socket.send(orjson.dumps({"type": "hello", "token": token, "after": after}).decode())
        visitor = Shopper(url, token, socket)
        visitor.welcome = await visitor.frame()
        assert visitor.welcome["type"] == "welcome"
        yield visitor


class StaffClient(httpx.AsyncClient):
    """A logged-in browser of one of the shop's people; `me` is what the login answered."""

    me: dict[str, Any]

    async def ok(self, method: str, path: str, body: object = None) -> Any:
        """The JSON of a request that must succeed."""
        answer = await self.request(method, path, json=body)
        assert answer.status_code == 200, (method, path, answer.status_code, answer.text)
        return answer.json()

    async def refused(self, method: str, path: str, body: object = None) -> tuple[int, str]:
        """Status and code of a request that must fail."""
        answer = await self.request(method, path, json=body)
        assert answer.status_code >= 400, (method, path, answer.text)
        return answer.status_code, str(answer.json()["error"]["code"])


@contextlib.asynccontextmanager
async def staff(url: str, login: str = "xiaomei", *, shop: str = "qinghe") -> AsyncIterator[StaffClient]:
    """One of the demo shop's people, logged in; paths are below /api/staff/v1."""
    async with StaffClient(base_url=f"{url}/api/staff/v1", timeout=20) as client:
        answer = await client.post("/login", json={"shop": shop, "login": login, "password": f"demo-{login}"})
        answer.raise_for_status()
        client.me = answer.json()
        client.headers["X-CSRF-Token"] = client.me["csrf"]
        yield client
