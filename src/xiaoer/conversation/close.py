"""End a chat, for now."""

from __future__ import annotations

from dataclasses import dataclass

from xiaoer.conversation import events
from xiaoer.conversation.change import Chats
from xiaoer.conversation.errors import TakenByColleague
from xiaoer.conversation.model import Author, Conversation, ConversationState, StaffFace
from xiaoer.foundation.ids import ConversationId, ShopId


@dataclass(frozen=True, slots=True)
class Close:
    """The shopper may rate it now; their next words open it again with the bot."""

    chats: Chats

    async def __call__(
        self,
        shop_id: ShopId,
        conversation_id: ConversationId,
        staff: StaffFace | None,
        reason: str = "",
        *,
        supervisor: bool = False,
    ) -> Conversation:
        """The chat; closing a closed one changes nothing. The reason is kept as a note. Nobody (`staff` None) closes what was forgotten."""
        async with self.chats.change(shop_id, conversation_id) as change:
            now = change.conversation
            if now.state is ConversationState.CLOSED:
                return now
            theirs = staff is None or supervisor or now.assignee in {None, staff.id}
            if now.state is ConversationState.PERSON and not theirs:
                raise TakenByColleague(assignee=str(now.assignee))
            if staff and reason.strip():
                change.say(Author.STAFF, {"type": "note", "text": reason.strip()[:2000]}, staff=staff)
            change.hand_to(
                ConversationState.CLOSED, closed_at=change.now, waiting_since=None, rated=None,
                answered_seq=now.last_customer_seq,
            )  # fmt: skip
            change.event(events.closed(), staff)
        return change.conversation
