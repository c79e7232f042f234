"""One visitor's socket: frames in, the timeline out, in order and each message once."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Mapping
from typing import Any

import orjson
import structlog
from fastapi import WebSocket, WebSocketDisconnect

from xiaoer.channels.web_chat.act import CHANNEL, act
from xiaoer.channels.web_chat.deps import WebChat
from xiaoer.channels.web_chat.frames import Frame, Hello, Ping, parse_frame
from xiaoer.channels.web_chat.standing import bot_answers, standing
from xiaoer.channels.web_chat.visitor_token import Visitor, read_token
from xiaoer.conversation.hints import read_hint, subject
from xiaoer.conversation.hot_repository import load_quickly, next_messages
from xiaoer.conversation.model import Conversation, ConversationState, Message
from xiaoer.conversation.repository import find_conversation, messages_after
from xiaoer.foundation.errors import XiaoerError
from xiaoer.foundation.ids import ConversationId
from xiaoer.foundation.metrics import REFUSALS, SOCKETS
from xiaoer.storage.database import UnitOfWork

_log = structlog.get_logger()

#: Without any hint the timeline is read this often, so that a lost hint is no lost message.
_POLL_SECONDS = 20.0
_HELLO_SECONDS = 10.0
#: Messages read at once; a longer history comes in several steps.
_AT_ONCE = 200


class VisitorSocket:
    """Serves one socket until it closes."""

    def __init__(self, chat: WebChat, socket: WebSocket) -> None:
        self._chat = chat
        self._socket = socket
        self._sent_seq = 0
        self._conversation: ConversationId | None = None
        self._standing: dict[str, Any] | None = None
        self._language = ""
        self._notices: list[Mapping[str, Any]] = []
        self._wake = asyncio.Event()
        self._unsubscribe: Callable[[], None] | None = None

    async def serve(self) -> None:
        """Say welcome, then read and write side by side."""
        await self._socket.accept()
        SOCKETS.inc()
        writer: asyncio.Task[None] | None = None
        try:
            visitor = await self._open()
            if visitor is None:
                return
            writer = asyncio.create_task(self._write(visitor))
            reader = asyncio.create_task(self._read(visitor))
            done, _ = await asyncio.wait({writer, reader}, return_when=asyncio.FIRST_COMPLETED)
            for task in {writer, reader} - done:
                task.cancel()
            for task in done:
                task.result()
        except WebSocketDisconnect:
            return
        finally:
            SOCKETS.dec()
            if self._unsubscribe:
                self._unsubscribe()
            if writer is not None and not writer.done():
                writer.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await writer

    async def _send(self, frame: Mapping[str, Any]) -> None:
        await self._socket.send_text(orjson.dumps(frame).decode())

    async def _refuse(self, error: XiaoerError, client_id: str | None = None) -> None:
        REFUSALS.labels(code=error.code).inc()
        body = {"code": error.code, "message": error.message}
        frame = {"type": "refused", "client_id": client_id, "error": body} if client_id else {"type": "error", **body}
        await self._send(frame)

    async def _open(self) -> Visitor | None:
        """The visitor, once the token is checked and the timeline so far is sent; None when refused."""
        try:
            async with asyncio.timeout(_HELLO_SECONDS):
                frame = parse_frame(await self._socket.receive_text())
            if not isinstance(frame, Hello):
                await self._send({"type": "error", "code": "frame_invalid", "message": "Say hello first."})
                await self._socket.close(1008)
                return None
            visitor = read_token(self._chat.secret, frame.token, self._chat.chats.clock.now())
        except XiaoerError as error:
            await self._refuse(error)
            await self._socket.close(1008)
            return None
        except TimeoutError:
            await self._socket.close(1008)
            return None
        await self._hello(visitor, frame)
        return visitor

    async def _hello(self, visitor: Visitor, frame: Hello) -> None:
        """Answer with everything after what is known."""
        self._language = frame.language or self._language
        async with self._chat.chats.database.unit_of_work(visitor.shop_id) as uow:
            conversation = await find_conversation(uow, visitor.customer_id, CHANNEL)
            shown, seq = await self._messages(uow, conversation, frame.after) if conversation else ([], frame.after)
            state = await standing(self._chat, uow, conversation) if conversation else None
        if conversation:
            self._standing = state
            await self._follow(conversation.id)
        self._sent_seq = seq
        await self._send(
            {
                "type": "welcome",
                "conversation": {**state, "last_seq": conversation.last_seq, "rated": conversation.rated is not None}
                if conversation and state
                else None,
                "messages": shown,
                "read": {"customer": conversation.read_customer, "staff": conversation.read_staff}
                if conversation
                else None,
            }
        )

    async def _messages(
        self, uow: UnitOfWork, conversation: Conversation, after: int
    ) -> tuple[list[dict[str, Any]], int]:
        """What the shopper may see after `after`, and up to where that reaches."""
        found = await messages_after(uow, conversation.id, after, _AT_ONCE)
        shown = await self._chat.present(
            uow, conversation.shop_id, [message for message in found if message.for_shoppers]
        )
        return shown, found[-1].seq if found else after

    async def _follow(self, conversation_id: ConversationId) -> None:
        if self._conversation is None:
            self._conversation = conversation_id
            self._unsubscribe = await self._chat.chats.bus.subscribe(subject(conversation_id), self._hinted)
        self._wake.set()

    def _hinted(self, data: bytes) -> None:
        hint = read_hint(data)
        if hint.get("type", "changed") != "changed":
            self._notices.append(hint)
        self._wake.set()

    async def _read(self, visitor: Visitor) -> None:
        while True:
            client_id = None
            try:
                frame = parse_frame(await self._socket.receive_text())
                client_id = getattr(frame, "client_id", None)
                await self._take(visitor, frame)
            except WebSocketDisconnect:
                raise
            except XiaoerError as error:
                await self._refuse(error, client_id)
            except (KeyError, RuntimeError) as error:
                # A binary frame, or a socket that is closing.
                _log.info("socket.closed", error=str(error))
                return

    async def _take(self, visitor: Visitor, frame: Frame) -> None:
        if isinstance(frame, Ping):
            await self._send({"type": "pong"})
            return
        now = time.monotonic()
        self._chat.buckets.of(visitor.customer_id, now).take(now)
        if isinstance(frame, Hello):
            if read_token(self._chat.secret, frame.token, self._chat.chats.clock.now()) == visitor:
                await self._hello(visitor, frame)
            return
        answer = await act(self._chat, visitor, self._conversation, frame, self._language)
        if answer.frame:
            await self._send(answer.frame)
        if answer.conversation:
            await self._follow(answer.conversation)

    async def _write(self, visitor: Visitor) -> None:
        """Push whatever the timeline has after what was sent, on each hint and at each poll."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_POLL_SECONDS):
                    await self._wake.wait()
            self._wake.clear()
            if self._conversation is None:
                continue
            notices, self._notices = self._notices, []
            for notice in notices:
                await self._notify(notice)
            await self._push(visitor)

    async def _push(self, visitor: Visitor) -> None:
        assert self._conversation
        async with self._chat.chats.database.quick(visitor.shop_id) as quick:
            conversation = await load_quickly(quick, self._conversation)
            if conversation is None:
                return
            behind = conversation.last_seq > self._sent_seq
            found = await next_messages(quick, conversation.id, self._sent_seq, _AT_ONCE) if behind else []
        seq = found[-1].seq if found else self._sent_seq
        seen = [message for message in found if message.for_shoppers]
        shown, state = await self._shown(visitor, conversation, seen)
        for message in shown:
            await self._send({"type": "message", "message": message})
        self._sent_seq = max(self._sent_seq, seq)
        if state != self._standing:
            self._standing = state
            await self._send({"type": "state", **(state or {})})
        thinking = conversation.last_customer_seq > conversation.answered_seq
        if thinking and shown and conversation.state is ConversationState.BOT:
            await self._send({"type": "typing", "who": "bot"})
        if conversation.last_seq > self._sent_seq:
            self._wake.set()

    async def _shown(
        self, visitor: Visitor, conversation: Conversation, seen: list[Message]
    ) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
        """Messages as the widget gets them, and who answers now; a chat of the bot's costs no look-up."""
        waits = conversation.state is ConversationState.WAITING
        changed = self._standing is None or self._moved(conversation) or waits
        if conversation.state is ConversationState.BOT and not any(message.staff_id for message in seen):
            shown = await self._chat.present.with_faces(visitor.shop_id, seen, {})
            return shown, bot_answers(conversation) if changed else self._standing
        async with self._chat.chats.database.unit_of_work(visitor.shop_id) as uow:
            shown = await self._chat.present(uow, visitor.shop_id, seen)
            return shown, await standing(self._chat, uow, conversation) if changed else self._standing

    def _moved(self, conversation: Conversation) -> bool:
        known = self._standing or {}
        agent = (known.get("agent") or {}).get("id")
        assignee = str(conversation.assignee) if conversation.assignee else None
        return known.get("state") != conversation.state.value or (
            conversation.state is ConversationState.PERSON and agent != assignee
        )

    async def _notify(self, hint: Mapping[str, Any]) -> None:
        """Pass on what is not in the timeline: typing, read marks, thumbs given in another window."""
        match hint.get("type"):
            case "typing" if hint.get("who") == "staff":
                await self._send({"type": "typing", "who": "staff", "name": hint.get("name", "")})
            case "read":
                await self._send({"type": "read", "by": hint.get("by"), "seq": hint.get("seq")})
            case "thumb":
                await self._send({"type": "thumbed", "seq": hint.get("seq"), "value": hint.get("value")})
