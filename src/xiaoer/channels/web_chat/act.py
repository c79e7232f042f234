"""What a visitor's frame makes happen, and what is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xiaoer.channels.web_chat.deps import WebChat
from xiaoer.channels.web_chat.frames import AskHuman, Frame, LeaveMessage, Rate, Read, Send, Thumb, Typing
from xiaoer.channels.web_chat.resolve_content import resolve_content
from xiaoer.channels.web_chat.visitor_token import Visitor
from xiaoer.conversation.errors import ConversationNotFound
from xiaoer.conversation.hints import notify_typing
from xiaoer.conversation.model import Message
from xiaoer.foundation.ids import ConversationId

CHANNEL = "web"


@dataclass(frozen=True, slots=True)
class Answer:
    """The frame to send back, if any, and the conversation the visitor now has."""

    frame: Mapping[str, Any] | None = None
    conversation: ConversationId | None = None


def _acknowledged(message: Message) -> Answer:
    frame = {
        "type": "ack",
        "client_id": message.client_id,
        "seq": message.seq,
        "at": message.created_at.isoformat(),
    }
    return Answer(frame, message.conversation_id)


async def act(
    chat: WebChat, visitor: Visitor, conversation: ConversationId | None, frame: Frame, language: str
) -> Answer:
    """Carry the frame out; raises the errors of the use cases."""
    shop, customer = visitor.shop_id, visitor.customer_id
    match frame:
        case Send():
            content = await resolve_content(chat, visitor, frame.content)
            received = await chat.do.receive_message(
                shop, customer, CHANNEL, frame.client_id, content, frame.viewing, language=language
            )
            return _acknowledged(received)
        case AskHuman():
            wish = {"type": "ask_human"}
            received = await chat.do.receive_message(shop, customer, CHANNEL, frame.client_id, wish, language=language)
            return _acknowledged(received)
        case LeaveMessage():
            left = await chat.do.leave_message(shop, customer, CHANNEL, frame.client_id, frame.text, frame.contact)
            return _acknowledged(left)
    if conversation is None:
        raise ConversationNotFound
    match frame:
        case Typing():
            await notify_typing(chat.chats.bus, shop, conversation, "customer")
        case Read():
            await chat.do.mark_read(shop, conversation, "customer", frame.seq)
        case Thumb():
            await chat.do.give_thumb(shop, conversation, frame.seq, frame.value)
            return Answer({"type": "thumbed", "seq": frame.seq, "value": frame.value})
        case Rate():
            await chat.do.rate(shop, conversation, frame.score, frame.comment)
            return Answer({"type": "rated", "score": frame.score})
    return Answer()
