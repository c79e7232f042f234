"""GET /live: one screen's socket. It carries hints only; what changed is fetched over HTTP."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from typing import Any

import orjson
from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from xiaoer.accounts.permissions import Permission, check
from xiaoer.console.access import Access, check_origin
from xiaoer.console.deps import Console
from xiaoer.conversation.hints import read_hint, shop_subject
from xiaoer.foundation.errors import XiaoerError
from xiaoer.foundation.ids import ShopId, StaffId
from xiaoer.foundation.metrics import REFUSALS

_LARGEST_FRAME = 1024
#: A screen that says nothing for so long is gone; it pings every 20 s.
_SILENCE_SECONDS = 70.0
#: The session is looked at again this often, so that logging out ends the socket too.
_CHECK_SECONDS = 60.0
#: Hints that wait for a slow screen; beyond that it is told once to fetch everything.
_BACKLOG = 200
#: How a socket ends: the other side went, fell silent, or was gone already when we wrote.
_ENDINGS = (WebSocketDisconnect, TimeoutError, RuntimeError)
_TOLD = {"changed", "typing", "presence", "read", "thumb"}


def build(console: Console, access: Access) -> APIRouter:
    """The socket."""
    router = APIRouter()

    @router.websocket("/live")
    async def live(websocket: WebSocket) -> None:
        try:
            check_origin(websocket)
            session = await access.session_of(websocket)
            check(session.staff.role, Permission.WORK_CHATS)
        except XiaoerError as error:
            REFUSALS.labels(code=error.code).inc()
            await websocket.accept()
            await websocket.send_json({"type": "error", "code": error.code, "message": error.message})
            await websocket.close(1008)
            return
        await websocket.accept()
        await _Screen(console, access, websocket, session.shop_id, session.staff.id).serve()

    return router


class _Screen:
    """Serves one open socket."""

    def __init__(self, console: Console, access: Access, socket: WebSocket, shop: ShopId, staff: StaffId) -> None:
        self._console = console
        self._access = access
        self._socket = socket
        self._shop = shop
        self._staff = staff
        self._hints: asyncio.Queue[Mapping[str, Any]] = asyncio.Queue(_BACKLOG)
        self._missed = False

    async def serve(self) -> None:
        """Pass hints on until the screen closes, falls silent, or its session ends."""
        end = await self._console.bus.subscribe(shop_subject(self._shop), self._hear)
        work = [asyncio.create_task(part()) for part in (self._write, self._read, self._watch)]
        try:
            await self._console.set_presence.heartbeat(self._shop, self._staff)
            await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
        finally:
            end()
            for task in work:
                task.cancel()
            for ended in await asyncio.gather(*work, return_exceptions=True):
                if isinstance(ended, Exception) and not isinstance(ended, _ENDINGS):
                    raise ended
            with contextlib.suppress(RuntimeError):  # closed already from the other side
                await self._socket.close()

    def _hear(self, data: bytes) -> None:
        try:
            self._hints.put_nowait(read_hint(data))
        except asyncio.QueueFull:
            self._missed = True

    async def _send(self, frame: Mapping[str, Any]) -> None:
        await self._socket.send_text(orjson.dumps(frame).decode())

    async def _write(self) -> None:
        await self._send({"type": "hello"})
        while True:
            hint = await self._hints.get()
            if self._missed and self._hints.empty():
                self._missed = False
                await self._send({"type": "hello"})  # says: fetch everything anew
            if not hint:
                await self._send({"type": "hello"})
            elif hint.get("type") in _TOLD:
                await self._send(hint)

    async def _read(self) -> None:
        while True:
            async with asyncio.timeout(_SILENCE_SECONDS):
                message = await self._socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            if not _is_ping(message.get("text")):
                await self._send({"type": "error", "code": "frame_invalid", "message": 'Send {"type": "ping"}.'})
                continue
            await self._console.set_presence.heartbeat(self._shop, self._staff)
            await self._send({"type": "pong"})

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(_CHECK_SECONDS)
            try:
                await self._access.session_of(self._socket)
            except XiaoerError:
                await self._socket.close(1008)
                return


def _is_ping(raw: str | None) -> bool:
    if raw is None or len(raw) > _LARGEST_FRAME:
        return False
    try:
        frame = orjson.loads(raw)
    except orjson.JSONDecodeError:
        return False
    return isinstance(frame, dict) and frame.get("type") == "ping"
