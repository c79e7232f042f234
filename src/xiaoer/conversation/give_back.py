"""A person gives a chat back to the bot."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xiaoer.conversation import events
from xiaoer.conversation.change import Chats
from xiaoer.conversation.content import LONGEST_TEXT, checked
from xiaoer.conversation.errors import ConversationClosed
from xiaoer.conversation.model import Author, Conversation, ConversationState, StaffFace
from xiaoer.conversation.ownership import check_holder
from xiaoer.foundation.ids import ConversationId, ShopId


@dataclass(frozen=True, slots=True)
class GiveBack:
    """The bot goes on with the topic, its failures forgiven; what the shopper said meanwhile without an answer it answers."""

    chats: Chats

    async def __call__(
        self,
        shop_id: ShopId,
        conversation_id: ConversationId,
        staff: StaffFace,
        instruction: str = "",
        *,
        supervisor: bool = False,
    ) -> Conversation:
        """The chat. An instruction is kept as a note and handed to the bot in `topic.facts["instruction"]`."""
        async with self.chats.change(shop_id, conversation_id) as change:
            now = change.conversation
            if now.state is ConversationState.BOT:
                return now
            if now.state is ConversationState.CLOSED:
                raise ConversationClosed
            if now.state is ConversationState.PERSON and not supervisor:
                check_holder(now, staff)
            facts = {name: value for name, value in now.topic.facts.items() if name != "instruction"}
            if instruction.strip():
                note = checked({"type": "note", "text": instruction.strip()[:LONGEST_TEXT]}, frozenset({"note"}))
                change.say(Author.STAFF, note, staff=staff)
                facts["instruction"] = note["text"]
            change.hand_to(
                ConversationState.BOT, assignee=None, waiting_since=None, handoff=None, brief=None, taken_at=None,
                topic=replace(now.topic, failures=0, pending=None, moods=(), tried=(), facts=facts),
                topic_seq=now.last_seq, mood="calm", mood_intensity=0.0,
            )  # fmt: skip
            change.event(events.given_back(), staff)
            change.wants_answer = now.last_customer_seq > now.answered_seq
        return change.conversation
