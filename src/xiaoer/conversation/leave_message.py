"""The shopper leaves words for people who are not there now."""

from __future__ import annotations

from dataclasses import dataclass

from xiaoer.conversation import events
from xiaoer.conversation.change import Change, Chats
from xiaoer.conversation.content import checked
from xiaoer.conversation.model import Author, ConversationState, Message
from xiaoer.conversation.receive_message import take_in
from xiaoer.conversation.repository import find_by_client_id, open_conversation
from xiaoer.foundation.ids import CustomerId, ShopId


@dataclass(frozen=True, slots=True)
class LeaveMessage:
    """The words wait in the queue for a person; the bot doesn't answer them."""

    chats: Chats

    async def __call__(
        self, shop_id: ShopId, customer_id: CustomerId, channel: str, client_id: str, text: str, contact: str = ""
    ) -> Message:
        """The stored message; the same client id gives the same message again."""
        words = {"type": "text", "text": text, "contact": contact.strip() or None}
        kept = checked(words, frozenset({"text"}))
        async with self.chats.database.unit_of_work(shop_id) as uow:
            conversation = await open_conversation(uow, customer_id, channel)
            known = await find_by_client_id(uow, conversation.id, Author.CUSTOMER, client_id)
            if known:
                return known
            change = Change(uow, conversation, self.chats.clock.now())
            message = take_in(change, kept, client_id)
            change.event(events.left_message(contact.strip()[:100]))
            if change.conversation.state is ConversationState.BOT:
                change.hand_to(
                    ConversationState.WAITING,
                    waiting_since=change.now,
                    handoff={"reason": "left_message", "text": "顾客留了言"},
                    answered_seq=message.seq,
                )
            await self.chats.store(change)
        await self.chats.tell(change)
        return message
