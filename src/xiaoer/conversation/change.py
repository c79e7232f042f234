"""One change of one chat: its row is locked, what is said and set is collected, written and announced at the end, then hinted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from xiaoer.conversation.errors import ConversationNotFound
from xiaoer.conversation.hints import hint
from xiaoer.conversation.jobs import AnswerTurn
from xiaoer.conversation.model import Author, Conversation, ConversationState, Message, StaffFace
from xiaoer.conversation.ports import Outlet
from xiaoer.conversation.repository import insert_messages, load_conversation, update_conversation
from xiaoer.conversation.topic import topic_to_json
from xiaoer.customers.repository import load_customer
from xiaoer.foundation.clock import Clock
from xiaoer.foundation.ids import ConversationId, MessageId, Seq, ShopId, new_id
from xiaoer.foundation.metrics import MESSAGES
from xiaoer.jobs.queue import JobQueue
from xiaoer.realtime.bus import Bus
from xiaoer.skills.skill import TopicState
from xiaoer.storage.database import Database, UnitOfWork

#: What systems outside may be told of.
MESSAGE_CREATED, CONVERSATION_CHANGED = "message.created", "conversation.changed"


class Change:
    """What a use case does to a chat while it holds the chat's row."""

    def __init__(self, uow: UnitOfWork, conversation: Conversation, now: datetime) -> None:
        self.uow = uow
        #: As it will be stored.
        self.conversation = conversation
        self.now = now
        self.said: list[Message] = []
        self.wants_answer = False
        self._before = conversation
        self._set: dict[str, Any] = {}

    @property
    def happened(self) -> bool:
        """Whether there is anything to store."""
        return bool(self.said or self._set)

    @property
    def changed_hands(self) -> bool:
        """Whether who answers changed."""
        return self.conversation.epoch != self._before.epoch

    def say(
        self,
        author: Author,
        content: Mapping[str, Any],
        *,
        client_id: str | None = None,
        staff: StaffFace | None = None,
    ) -> Message:
        """Put a message under the next seq."""
        seq = Seq(self.conversation.last_seq + 1)
        staff_id = staff.id if staff else None
        message = Message(
            MessageId(new_id()), self.conversation.id, seq, author, client_id, content, self.now, staff_id
        )
        self.said.append(message)
        self.set(last_seq=seq, last_at=self.now)
        if author is Author.CUSTOMER:
            self.set(last_customer_seq=seq)
        return message

    def event(self, content: Mapping[str, Any], staff: StaffFace | None = None) -> Message:
        """Put a line that tells who answers now."""
        return self.say(Author.SYSTEM, content, staff=staff)

    def set(self, **fields: Any) -> None:  # noqa: ANN401 - fields of Conversation
        """Set fields of the conversation."""
        self.conversation = replace(self.conversation, **fields)
        self._set |= fields

    def hand_to(self, state: ConversationState, **fields: Any) -> None:  # noqa: ANN401 - fields of Conversation
        """Change who answers; whatever the bot is thinking of can't be committed any more."""
        self.set(state=state, epoch=self.conversation.epoch + 1, **fields)

    def columns(self) -> dict[str, Any]:
        """What was set, as the table takes it."""
        stored = dict(self._set)
        if "state" in stored:
            stored["state"] = stored["state"].value
        if "topic" in stored:
            stored["topic"] = topic_to_json(stored["topic"])
        return stored


@dataclass(frozen=True, slots=True)
class Chats:
    """What every use case of this room works with."""

    database: Database
    jobs: JobQueue
    bus: Bus
    clock: Clock
    outlet: Outlet

    @asynccontextmanager
    async def change(self, shop_id: ShopId, conversation_id: ConversationId) -> AsyncIterator[Change]:
        """Lock the chat, let the caller change it, store it in the same transaction, and hint after the commit.

        Raises ConversationNotFound. An error inside leaves everything as it was.
        """
        async with self.database.unit_of_work(shop_id) as uow:
            conversation = await load_conversation(uow, conversation_id, lock=True)
            if conversation is None:
                raise ConversationNotFound(conversation=str(conversation_id))
            change = Change(uow, conversation, self.clock.now())
            yield change
            await self.store(change)
        await self.tell(change)

    async def store(self, change: Change) -> None:
        """Write what a change collected, its jobs and its announcements."""
        if not change.happened:
            return
        if change.said:
            await insert_messages(change.uow, change.said)
        await update_conversation(change.uow, change.conversation.id, change.columns())
        if change.wants_answer:
            await self.ask_for_answer(change.uow, change.conversation)
        await self.announce(change.uow, change.conversation, change.said, changed_hands=change.changed_hands)

    async def ask_for_answer(self, uow: UnitOfWork, conversation: Conversation) -> None:
        """A job for the bot; a burst collapses into one."""
        lock = str(conversation.id)
        await self.jobs.enqueue(uow, AnswerTurn(str(conversation.shop_id), lock), lock=lock, queueing_lock=lock)

    async def announce(
        self, uow: UnitOfWork, conversation: Conversation, said: list[Message], *, changed_hands: bool
    ) -> None:
        """Tell systems outside, if any wants to know. Notes are never told."""
        told = [message for message in said if message.for_shoppers]
        wanted = [(MESSAGE_CREATED, message_body(message)) for message in told]
        if changed_hands:
            wanted.append((CONVERSATION_CHANGED, {}))
        for event, body in wanted:
            if await self.outlet.wants(uow, event):
                customer = await load_customer(uow, conversation.customer_id)
                external_id = customer.external_id if customer else None
                data = {
                    "conversation_id": str(conversation.id),
                    "channel": conversation.channel,
                    "customer": {"id": str(conversation.customer_id), "external_id": external_id},
                    "state": conversation.state.value,
                }
                await self.outlet(uow, event, data | body)

    async def tell(self, change: Change) -> None:
        """Count and hint; after the commit."""
        if not change.happened:
            return
        for message in change.said:
            MESSAGES.labels(author=message.author.value).inc()
        await hint(self.bus, change.conversation.shop_id, change.conversation.id, change.conversation.last_seq)


def message_body(message: Message) -> dict[str, Any]:
    """A message as systems outside get it."""
    return {
        "message": {
            "id": str(message.id),
            "seq": message.seq,
            "author": message.author.value,
            "staff_id": str(message.staff_id) if message.staff_id else None,
            "client_id": message.client_id,
            "content": dict(message.content),
            "created_at": message.created_at.isoformat(),
        }
    }


def fresh_topic(change: Change) -> None:
    """Forget what was talked of: what comes now is a new matter."""
    change.set(topic=TopicState(), topic_seq=change.conversation.last_seq, mood="calm", mood_intensity=0.0)
