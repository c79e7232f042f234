"""A person of the shop writes: to the shopper, or a note for colleagues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xiaoer.conversation.change import Chats
from xiaoer.conversation.content import BY_STAFF, checked
from xiaoer.conversation.model import Author, Message, StaffFace
from xiaoer.conversation.ownership import check_holder
from xiaoer.conversation.repository import find_by_client_id
from xiaoer.foundation.ids import ConversationId, ShopId


@dataclass(frozen=True, slots=True)
class SendStaffMessage:
    """Only the person who has the chat may write to the shopper; anyone of the shop may leave a note."""

    chats: Chats

    async def __call__(
        self,
        shop_id: ShopId,
        conversation_id: ConversationId,
        staff: StaffFace,
        client_id: str,
        content: Mapping[str, Any],
    ) -> Message:
        """The stored message; the same client id gives the same message again."""
        kept = checked(content, BY_STAFF)
        async with self.chats.change(shop_id, conversation_id) as change:
            known = await find_by_client_id(change.uow, conversation_id, Author.STAFF, client_id)
            if known:
                return known
            if kept["type"] != "note":
                check_holder(change.conversation, staff)
                change.set(
                    waiting_since=None,
                    answered_seq=change.conversation.last_customer_seq,
                    read_staff=change.conversation.last_seq,
                )
            return change.say(Author.STAFF, kept, client_id=client_id, staff=staff)
