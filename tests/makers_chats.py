"""A chat's use cases on the real database, with a brain whose replies a test decides."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import uuid4

from xiaoer.commerce.ports import OrderReader
from xiaoer.conversation.answer_turn import answer_turn
from xiaoer.conversation.change import Chats
from xiaoer.conversation.jobs import AnswerTurn
from xiaoer.conversation.model import Conversation, Message, StaffFace
from xiaoer.conversation.repository import load_conversation, messages_after
from xiaoer.conversation.use_cases import Conversations
from xiaoer.conversation.use_cases import conversations as use_cases
from xiaoer.desk.availability import Availability
from xiaoer.dialogue.model import Reply, Turn
from xiaoer.foundation.ids import ConversationId, CustomerId, ShopId, StaffId
from xiaoer.jobs.queue import JobQueue
from xiaoer.knowledge.snapshot import KnowledgeStore
from xiaoer.realtime.bus import InProcessBus
from xiaoer.skills.skill import Abilities
from xiaoer.storage.database import Database
from xiaoer.webhooks.announce import AnnounceToWebhooks

#: What a shop needs to be answered for.
CONFIG = {
    "persona": {"bot_name": "小禾", "greeting": ["您好"], "apology": ["实在抱歉，让您久等了。"]},
    "time_zone": "Asia/Shanghai",
    "hours": {"days": "1-7", "open": "00:00", "close": "00:00"},
}


class MovingClock:
    """The real time, and any distance from it."""

    ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


class NoKnowledge:
    """Stands where a brain that was told what to say never looks."""

    async def current(self, shop_id: ShopId, version: int | None = None) -> None:
        """Nothing."""


@dataclass
class Talk:
    """One shopper's chat with everything around it."""

    shop_id: ShopId
    chats: Chats
    desk: Availability = field(default_factory=Availability)
    customer: CustomerId = field(default_factory=lambda: CustomerId(uuid4()))
    xiaomei: StaffFace = field(default_factory=lambda: StaffFace(StaffId(uuid4()), "小美"))
    azhe: StaffFace = field(default_factory=lambda: StaffFace(StaffId(uuid4()), "阿哲"))
    id: ConversationId = field(default_factory=lambda: ConversationId(uuid4()))
    turns: list[Turn] = field(default_factory=list)

    @property
    def do(self) -> Conversations:
        """All use cases."""
        return use_cases(self.chats)

    async def say(self, text: str, client_id: str | None = None, **content: Any) -> Message:
        """The shopper writes."""
        body = content or {"type": "text", "text": text}
        message = await self.do.receive_message(self.shop_id, self.customer, "web", client_id or uuid4().hex, body)
        self.id = message.conversation_id
        return message

    async def answer(self, reply: Reply | Callable[[Turn], Any] | Exception) -> None:
        """The bot's turn, with this reply."""

        async def brain(turn: Turn, _: Abilities) -> Reply:
            self.turns.append(turn)
            if isinstance(reply, Exception):
                raise reply
            if isinstance(reply, Reply):
                return reply
            said = reply(turn)
            return cast("Reply", await said if asyncio.iscoroutine(said) else said)

        knowledge = cast("KnowledgeStore", NoKnowledge())
        handler = answer_turn(self.chats, knowledge, lambda _: cast("OrderReader", None), self.desk, brain)
        await handler(AnswerTurn(str(self.shop_id), str(self.id)))

    async def now(self) -> Conversation:
        """The chat as it is stored."""
        async with self.chats.database.unit_of_work(self.shop_id) as uow:
            found = await load_conversation(uow, self.id)
        assert found
        return found

    async def timeline(self) -> Sequence[Message]:
        """Everything said, notes too."""
        async with self.chats.database.unit_of_work(self.shop_id) as uow:
            return await messages_after(uow, self.id, 0)

    async def events(self) -> list[str]:
        """The events of the timeline."""
        return [str(each.content["event"]) for each in await self.timeline() if each.content["type"] == "event"]


def talk(shop_id: ShopId, database: Database, jobs: JobQueue) -> Talk:
    """A fresh shopper in this shop."""
    return Talk(shop_id, Chats(database, jobs, InProcessBus(), MovingClock(), AnnounceToWebhooks(jobs)))
