"""Wait for something new in a conversation, without holding a transaction."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence

from xiaoer.conversation.errors import ConversationNotFound
from xiaoer.conversation.hints import subject
from xiaoer.conversation.model import Conversation, Message
from xiaoer.conversation.repository import load_conversation, messages_after
from xiaoer.foundation.ids import ConversationId, ShopId
from xiaoer.realtime.bus import Bus
from xiaoer.storage.database import Database

#: A lost hint costs this much, never a message.
_POLL_SECONDS = 2.0


async def timeline_after(
    database: Database, bus: Bus, shop_id: ShopId, conversation_id: ConversationId, after: int, seconds: float
) -> tuple[Conversation, Sequence[Message]]:
    """The conversation and what came after `after`, at most 200, as soon as there is any or after `seconds`; raises ConversationNotFound."""
    woken = asyncio.Event()
    end = await bus.subscribe(subject(conversation_id), lambda _: woken.set())
    deadline = asyncio.get_running_loop().time() + seconds
    try:
        while True:
            woken.clear()
            async with database.unit_of_work(shop_id) as uow:
                conversation = await load_conversation(uow, conversation_id)
                if conversation is None:
                    raise ConversationNotFound(conversation=str(conversation_id))
                found = await messages_after(uow, conversation_id, after)
            left = deadline - asyncio.get_running_loop().time()
            if any(message.for_shoppers for message in found) or left <= 0:
                return conversation, found
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(min(left, _POLL_SECONDS)):
                    await woken.wait()
    finally:
        end()
