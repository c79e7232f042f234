"""One visitor's socket: frames in, the timeline out, in order and each message once."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from typing import Any

import orjson
import structlog
from fastapi import WebSocket, WebSocketDisconnect

from xiaoer.channels.web_chat.deps import WebChat
from xiaoer.channels.web_chat.frames import Hello, Ping, Send, message_json, parse_frame
from xiaoer.channels.web_chat.rate_limit import Bucket
from xiaoer.channels.web_chat.visitor_token import Visitor, read_token
from xiaoer.conversation.hints import subject
from xiaoer.conversation.repository import find_conversation, load_conversation, messages_after
from xiaoer.foundation.errors import XiaoerError
from xiaoer.foundation.ids import ConversationId
from xiaoer.foundation.metrics import REFUSALS, SOCKETS

_log = structlog.get_logger()
CHANNEL = "web"
#: Without any hint the timeline is read this often, so that a lost hint is no lost message.
_POLL_SECONDS = 20.0
_HELLO_SECONDS = 10.0


class VisitorSocket:
    """Serves one socket until it closes."""

    def __init__(self, chat: WebChat, socket: WebSocket) -> None:
        self._chat = chat
        self._socket = socket
        self._sent_seq = 0
        self._conversation: ConversationId | None = None
        self._wake = asyncio.Event()
        self._unsubscribe: Callable[[], None] | None = None
        self._bucket = Bucket(at=time.monotonic())

    async def serve(self) -> None:
        """Say welcome, then read and write side by side."""
        await self._socket.accept()
        SOCKETS.inc()
        writer: asyncio.Task[None] | None = None
        try:
            visitor = await self._hello()
            if visitor is None:
                return
            writer = asyncio.create_task(self._write(visitor))
            await self._read(visitor)
        except WebSocketDisconnect:
            return
        finally:
            SOCKETS.dec()
            if self._unsubscribe:
                self._unsubscribe()
            if writer is not None:
                writer.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await writer

    async def _send(self, frame: dict[str, Any]) -> None:
        await self._socket.send_text(orjson.dumps(frame).decode())

    async def _refuse(self, error: XiaoerError, client_id: str | None = None) -> None:
        REFUSALS.labels(code=error.code).inc()
        body = {"code": error.code, "message": error.message}
        frame = {"type": "refused", "client_id": client_id, "error": body} if client_id else {"type": "error", **body}
        await self._send(frame)

    async def _hello(self) -> Visitor | None:
        """The visitor, once the token is checked and the timeline so far is sent; None when refused."""
        try:
            async with asyncio.timeout(_HELLO_SECONDS):
                frame = parse_frame(await self._socket.receive_text())
            if not isinstance(frame, Hello):
                await self._send({"type": "error", "code": "frame_invalid", "message": "Say hello first."})
                await self._socket.close(1008)
                return None
            visitor = read_token(self._chat.secret, frame.token, self._chat.clock.now())
        except XiaoerError as error:
            await self._refuse(error)
            await self._socket.close(1008)
            return None
        except TimeoutError:
            await self._socket.close(1008)
            return None
        self._sent_seq = frame.after
        async with self._chat.database.unit_of_work(visitor.shop_id) as uow:
            conversation = await find_conversation(uow, visitor.customer_id, CHANNEL)
        if conversation:
            await self._follow(conversation.id)
        state = (
            {"id": str(conversation.id), "state": conversation.state, "last_seq": conversation.last_seq}
            if conversation
            else None
        )
        await self._send({"type": "welcome", "conversation": state, "messages": []})
        return visitor

    async def _follow(self, conversation_id: ConversationId) -> None:
        self._conversation = conversation_id
        self._unsubscribe = await self._chat.bus.subscribe(subject(conversation_id), lambda _: self._wake.set())
        self._wake.set()

    async def _read(self, visitor: Visitor) -> None:
        while True:
            client_id = None
            try:
                frame = parse_frame(await self._socket.receive_text())
                if isinstance(frame, Ping):
                    await self._send({"type": "pong"})
                elif isinstance(frame, Send):
                    client_id = frame.client_id
                    self._bucket.take(time.monotonic())
                    await self._receive(visitor, frame)
            except XiaoerError as error:
                await self._refuse(error, client_id)

    async def _receive(self, visitor: Visitor, frame: Send) -> None:
        message = await self._chat.receive_message(
            visitor.shop_id, visitor.customer_id, CHANNEL, frame.client_id, frame.content.text
        )
        await self._send(
            {"type": "ack", "client_id": frame.client_id, "seq": message.seq, "at": message.created_at.isoformat()}
        )
        if self._conversation is None:
            await self._follow(message.conversation_id)

    async def _write(self, visitor: Visitor) -> None:
        """Push whatever the timeline has after what was sent, on each hint and at each poll."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_POLL_SECONDS):
                    await self._wake.wait()
            self._wake.clear()
            if self._conversation is None:
                continue
            async with self._chat.database.unit_of_work(visitor.shop_id) as uow:
                conversation = await load_conversation(uow, self._conversation)
                assert conversation
                messages = await messages_after(uow, self._conversation, self._sent_seq)
            for message in messages:
                await self._send({"type": "message", "message": message_json(message)})
                self._sent_seq = message.seq
            thinking = conversation.last_customer_seq > conversation.answered_seq and conversation.state == "bot"
            if thinking and messages:
                await self._send({"type": "typing", "who": "bot"})
