"""Take a shopper's message in: one transaction, then the acknowledgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xiaoer.conversation import events
from xiaoer.conversation.change import MESSAGE_CREATED, Change, Chats, fresh_topic
from xiaoer.conversation.content import BY_CUSTOMER, checked
from xiaoer.conversation.hints import hint
from xiaoer.conversation.hot_repository import take_in_quickly
from xiaoer.conversation.jobs import AnswerTurn
from xiaoer.conversation.model import Author, ConversationState, Message
from xiaoer.conversation.repository import find_by_client_id, open_conversation
from xiaoer.foundation.ids import CustomerId, ShopId
from xiaoer.foundation.metrics import MESSAGES
from xiaoer.storage.quick import StoredTwice


@dataclass(frozen=True, slots=True)
class ReceiveMessage:
    """Stores a message and the job that answers it, both or neither. The same client id gives the same message again."""

    chats: Chats

    async def __call__(
        self,
        shop_id: ShopId,
        customer_id: CustomerId,
        channel: str,
        client_id: str,
        content: Mapping[str, Any],
        viewing: str | None = None,
        *,
        language: str = "",
    ) -> Message:
        """The stored message; when this returns it is committed. A closed chat goes on with the bot, as a new matter."""
        kept = checked(content, BY_CUSTOMER)
        if viewing:
            kept["viewing"] = viewing[:100]
        quick = await self._quickly(shop_id, customer_id, channel, client_id, kept, language[:20])
        if quick:
            return quick
        async with self.chats.database.unit_of_work(shop_id) as uow:
            conversation = await open_conversation(uow, customer_id, channel)
            known = await find_by_client_id(uow, conversation.id, Author.CUSTOMER, client_id)
            if known:
                return known
            change = Change(uow, conversation, self.chats.clock.now())
            message = take_in(change, kept, client_id)
            if language and language != conversation.language:
                change.set(language=language[:20])
            change.wants_answer = change.conversation.state is ConversationState.BOT
            await self.chats.store(change)
        await self.chats.tell(change)
        return message

    async def _quickly(
        self,
        shop_id: ShopId,
        customer: CustomerId,
        channel: str,
        client_id: str,
        content: dict[str, Any],
        language: str,
    ) -> Message | None:
        """The plain case, which nearly every message is; None, and nothing stored, for all others."""
        now = self.chats.clock.now()
        try:
            async with self.chats.database.quick(shop_id) as quick:
                if await self.chats.outlet.wants_quickly(quick, MESSAGE_CREATED):
                    return None
                taken = await take_in_quickly(quick, customer, channel, client_id, content, language, now)
                if taken is None:
                    return None
                if taken.state is ConversationState.BOT:
                    lock = str(taken.message.conversation_id)
                    await self.chats.jobs.enqueue_quickly(quick, AnswerTurn(str(shop_id), lock), lock)
        except StoredTwice:
            return None
        MESSAGES.labels(author="customer").inc()
        await hint(self.chats.bus, shop_id, taken.message.conversation_id, taken.message.seq)
        return taken.message


def take_in(change: Change, content: Mapping[str, Any], client_id: str) -> Message:
    """Put a shopper's words into the chat; a closed one opens again for the bot, a person's clock starts."""
    if change.conversation.state is ConversationState.CLOSED:
        change.hand_to(
            ConversationState.BOT, assignee=None, handoff=None, brief=None, waiting_since=None, taken_at=None,
            closed_at=None, rated=None, opened_at=change.now, answered_seq=change.conversation.last_customer_seq,
        )  # fmt: skip
        change.event(events.reopened())
        fresh_topic(change)
    if change.conversation.state is ConversationState.PERSON and change.conversation.waiting_since is None:
        change.set(waiting_since=change.now)
    return change.say(Author.CUSTOMER, content, client_id=client_id)
