"""Read what there is to answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from xiaoer.accounts.hot_repository import ShopCache
from xiaoer.accounts.model import ShopRecord
from xiaoer.conversation.change import Chats
from xiaoer.conversation.hot_repository import last_messages, load_quickly
from xiaoer.conversation.model import Conversation, ConversationState
from xiaoer.conversation.ports import Desk
from xiaoer.conversation.repository import load_conversation
from xiaoer.conversation.shop_of import shop_of
from xiaoer.conversation.turn_of import LONGEST_BURST, LONGEST_HISTORY, Loaded
from xiaoer.customers.hot_repository import load_customer_quickly
from xiaoer.customers.model import Customer
from xiaoer.dialogue.model import DeskState
from xiaoer.foundation.ids import ConversationId, ShopId
from xiaoer.skills.skill import Shop


def bots_turn(conversation: Conversation) -> bool:
    """Whether the bot owes an answer."""
    return conversation.state is ConversationState.BOT and conversation.last_customer_seq > conversation.answered_seq


@dataclass(frozen=True, slots=True)
class LoadTurn:
    """Reads a turn in one short transaction."""

    chats: Chats
    desk: Desk
    _records: ShopCache = field(default_factory=ShopCache)
    _shops: dict[ShopId, tuple[ShopRecord, Shop]] = field(default_factory=dict)

    async def __call__(self, shop_id: ShopId, conversation_id: ConversationId) -> Loaded | None:
        """The turn as it stands; None when it is not the bot's to answer."""
        async with self.chats.database.quick(shop_id) as quick:
            conversation = await load_quickly(quick, conversation_id)
            if conversation and bots_turn(conversation):
                record = await self._records.load(quick)
                customer = await load_customer_quickly(quick, conversation.customer_id)
                limit = LONGEST_HISTORY + 2 * LONGEST_BURST
                after = min(conversation.topic_seq, conversation.answered_seq)
                messages = await last_messages(quick, conversation_id, after, limit)
        if conversation is None:
            return None
        if not bots_turn(conversation):
            return await self(shop_id, conversation_id) if await self._changes(shop_id, conversation_id) else None
        if record is None:
            return None  # the shop was deleted
        shop = self._shop(record)
        desk = await self._desk_state(shop_id, shop)
        customer = customer or Customer(conversation.customer_id, shop_id, None, "")
        return Loaded(conversation, shop, record.knowledge_version, customer, messages, desk)

    async def _changes(self, shop_id: ShopId, conversation_id: ConversationId) -> bool:
        """Wait for whoever holds the chat: a message whose job collapsed into this one may be about to commit."""
        async with self.chats.database.unit_of_work(shop_id) as uow:
            conversation = await load_conversation(uow, conversation_id, lock=True)
        return conversation is not None and bots_turn(conversation)

    def _shop(self, record: ShopRecord) -> Shop:
        kept = self._shops.get(record.id)
        if kept is None or kept[0] is not record:
            kept = self._shops[record.id] = (record, shop_of(record))
        return kept[1]

    async def _desk_state(self, shop_id: ShopId, shop: Shop) -> DeskState:
        recent = self.desk.recent(shop_id)
        if recent:
            return recent
        async with self.chats.database.unit_of_work(shop_id) as uow:
            return await self.desk.look(uow, shop, self.chats.clock.now())
