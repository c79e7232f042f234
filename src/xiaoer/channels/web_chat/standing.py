"""Who answers a chat now, as the widget shows it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from xiaoer.accounts.repository import load_shop
from xiaoer.channels.web_chat.deps import WebChat
from xiaoer.conversation.model import Conversation, ConversationState
from xiaoer.conversation.shop_of import shop_of
from xiaoer.desk.queue import queue_place
from xiaoer.storage.database import UnitOfWork


async def standing(chat: WebChat, uow: UnitOfWork, conversation: Conversation) -> dict[str, Any]:
    """State, the person who answers, and the place in the queue while waiting."""
    agent = None
    if conversation.assignee and conversation.state is not ConversationState.BOT:
        agent = (await chat.present.faces(uow, [conversation.assignee])).get(conversation.assignee)
    queue = None
    if conversation.state is ConversationState.WAITING:
        shop = shop_of(await load_shop(uow, conversation.shop_id))
        place = await queue_place(chat.desk, uow, shop, conversation, chat.chats.clock.now())
        queue = asdict(place) if place else None
    return {"id": str(conversation.id), "state": conversation.state.value, "agent": agent, "queue": queue}


def bot_answers(conversation: Conversation) -> dict[str, Any]:
    """The same for a chat the bot has: nothing to look up."""
    return {"id": str(conversation.id), "state": conversation.state.value, "agent": None, "queue": None}
