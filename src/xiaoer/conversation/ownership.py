"""Who may act on a chat that a person has."""

from __future__ import annotations

from xiaoer.conversation.errors import ConversationClosed, NotYourChat
from xiaoer.conversation.model import Conversation, ConversationState, StaffFace


def check_holder(conversation: Conversation, staff: StaffFace) -> None:
    """Raises ConversationClosed or NotYourChat unless this person has the chat."""
    if conversation.state is ConversationState.CLOSED:
        raise ConversationClosed
    if conversation.state is not ConversationState.PERSON or conversation.assignee != staff.id:
        raise NotYourChat
