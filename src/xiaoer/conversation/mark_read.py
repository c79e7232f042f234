"""Note up to where somebody has read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from xiaoer.conversation.change import Chats
from xiaoer.conversation.hints import hint_read
from xiaoer.conversation.repository import move_read
from xiaoer.foundation.ids import ConversationId, ShopId


@dataclass(frozen=True, slots=True)
class MarkRead:
    """Marks only move forward, so repeats and late ones do no harm."""

    chats: Chats

    async def __call__(
        self, shop_id: ShopId, conversation_id: ConversationId, by: Literal["customer", "staff"], seq: int
    ) -> None:
        """Keep the mark and tell the other side, if it moved."""
        async with self.chats.database.unit_of_work(shop_id) as uow:
            moved = await move_read(uow, conversation_id, by, seq)
        if moved is not None:
            await hint_read(self.chats.bus, shop_id, conversation_id, by, moved)
