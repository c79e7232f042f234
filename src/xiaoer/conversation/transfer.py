"""Give a chat to a colleague."""

from __future__ import annotations

from dataclasses import dataclass

from xiaoer.conversation import events
from xiaoer.conversation.change import Chats
from xiaoer.conversation.errors import ConversationClosed
from xiaoer.conversation.model import Author, Conversation, ConversationState, StaffFace
from xiaoer.conversation.ownership import check_holder
from xiaoer.foundation.ids import ConversationId, ShopId


@dataclass(frozen=True, slots=True)
class Transfer:
    """The colleague has the chat at once, with the note and everything said before."""

    chats: Chats

    async def __call__(
        self,
        shop_id: ShopId,
        conversation_id: ConversationId,
        staff: StaffFace,
        to: StaffFace,
        note: str = "",
        *,
        supervisor: bool = False,
    ) -> Conversation:
        """The chat; giving it to whoever has it changes nothing. Only its holder or a supervisor may."""
        async with self.chats.change(shop_id, conversation_id) as change:
            now = change.conversation
            if now.state is ConversationState.CLOSED:
                raise ConversationClosed
            if now.state is ConversationState.PERSON and now.assignee == to.id:
                return now
            if not supervisor:
                check_holder(now, staff)
            if note.strip():
                change.say(Author.STAFF, {"type": "note", "text": note.strip()[:2000]}, staff=staff)
            change.hand_to(ConversationState.PERSON, assignee=to.id, taken_at=change.now)
            change.event(events.transferred(staff if now.assignee == staff.id else None, to), staff)
        return change.conversation
