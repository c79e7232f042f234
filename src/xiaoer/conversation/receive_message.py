"""Take a shopper's message in: one transaction, then the acknowledgement."""

from __future__ import annotations

from dataclasses import dataclass

from xiaoer.conversation.hints import hint
from xiaoer.conversation.jobs import AnswerTurn
from xiaoer.conversation.model import Author, ConversationState, Message
from xiaoer.conversation.repository import append, find_by_client_id, open_conversation
from xiaoer.foundation.clock import Clock
from xiaoer.foundation.ids import CustomerId, ShopId
from xiaoer.foundation.metrics import MESSAGES
from xiaoer.jobs.queue import JobQueue
from xiaoer.realtime.bus import Bus
from xiaoer.storage.database import Database


@dataclass(frozen=True, slots=True)
class ReceiveMessage:
    """Stores a message and the job that answers it, both or neither. The same client id gives the same message again."""

    database: Database
    jobs: JobQueue
    bus: Bus
    clock: Clock

    async def __call__(self, shop_id: ShopId, customer: CustomerId, channel: str, client_id: str, text: str) -> Message:
        """The stored message; when this returns it is committed."""
        async with self.database.unit_of_work(shop_id) as uow:
            conversation = await open_conversation(uow, customer, channel)
            known = await find_by_client_id(uow, conversation.id, client_id)
            if known:
                return known
            content = {"type": "text", "text": text}
            message = await append(uow, conversation, Author.CUSTOMER, content, self.clock.now(), client_id)
            if conversation.state is ConversationState.BOT:
                lock = str(conversation.id)
                await self.jobs.enqueue(uow, AnswerTurn(str(shop_id), lock), lock=lock, queueing_lock=lock)
        MESSAGES.labels(author="customer").inc()
        await hint(self.bus, conversation.id, message.seq)
        return message
