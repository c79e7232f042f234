"""A person opens a closed chat again to write to the shopper."""

from __future__ import annotations

from dataclasses import dataclass

from xiaoer.conversation import events
from xiaoer.conversation.change import Chats
from xiaoer.conversation.model import Conversation, ConversationState, StaffFace
from xiaoer.foundation.ids import ConversationId, ShopId


@dataclass(frozen=True, slots=True)
class Reopen:
    """The chat belongs to whoever opened it again."""

    chats: Chats

    async def __call__(self, shop_id: ShopId, conversation_id: ConversationId, staff: StaffFace) -> Conversation:
        """The chat; an open one is left as it is."""
        async with self.chats.change(shop_id, conversation_id) as change:
            if change.conversation.state is not ConversationState.CLOSED:
                return change.conversation
            change.hand_to(ConversationState.PERSON, assignee=staff.id, taken_at=change.now, closed_at=None, rated=None)
            change.event(events.reopened(), staff)
        return change.conversation
