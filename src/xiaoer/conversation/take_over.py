"""A person takes a chat: from the queue, from the bot, or (a supervisor) from a colleague."""

from __future__ import annotations

from dataclasses import dataclass

from xiaoer.conversation import events
from xiaoer.conversation.change import Chats
from xiaoer.conversation.errors import TakenByColleague
from xiaoer.conversation.model import Conversation, ConversationState, StaffFace
from xiaoer.foundation.ids import ConversationId, ShopId


@dataclass(frozen=True, slots=True)
class TakeOver:
    """From the commit on nothing of the bot's reaches the shopper, whatever it is thinking of."""

    chats: Chats

    async def __call__(
        self, shop_id: ShopId, conversation_id: ConversationId, staff: StaffFace, *, from_colleague: bool = False
    ) -> Conversation:
        """The chat, which is theirs now; taking what one has changes nothing. Of two who take at once one gets TakenByColleague."""
        async with self.chats.change(shop_id, conversation_id) as change:
            now = change.conversation
            if now.state is ConversationState.PERSON and now.assignee == staff.id:
                return now
            if now.state is ConversationState.PERSON and not from_colleague:
                raise TakenByColleague(assignee=str(now.assignee))
            change.hand_to(ConversationState.PERSON, assignee=staff.id, taken_at=change.now, closed_at=None, rated=None)
            change.event(events.taken(staff), staff)
        return change.conversation
