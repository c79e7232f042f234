"""The shopper says whether an answer of the bot's helped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from xiaoer.conversation.change import Chats
from xiaoer.conversation.errors import MessageNotFound
from xiaoer.conversation.hints import hint_thumb
from xiaoer.conversation.repository import set_thumb
from xiaoer.foundation.ids import ConversationId, ShopId


@dataclass(frozen=True, slots=True)
class GiveThumb:
    """One thumb per answer; the last counts, None takes it back."""

    chats: Chats

    async def __call__(
        self, shop_id: ShopId, conversation_id: ConversationId, seq: int, value: Literal["up", "down"] | None
    ) -> None:
        """Keep it; raises MessageNotFound when there is no answer of the bot's at `seq`."""
        async with self.chats.database.unit_of_work(shop_id) as uow:
            if not await set_thumb(uow, conversation_id, seq, value):
                raise MessageNotFound(seq=seq)
        await hint_thumb(self.chats.bus, shop_id, conversation_id, seq, value)
