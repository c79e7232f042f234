"""Answer what is unanswered: load, think with no transaction open, commit only if nothing changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from xiaoer.accounts.model import ShopRecord
from xiaoer.accounts.repository import load_shop
from xiaoer.commerce.ports import OrderReader
from xiaoer.conversation.hints import hint
from xiaoer.conversation.jobs import AnswerTurn
from xiaoer.conversation.model import Author, Conversation, ConversationState
from xiaoer.conversation.repository import append, load_conversation, mark_answered, messages_after, save_trace
from xiaoer.conversation.shop_of import shop_of
from xiaoer.customers.model import Customer
from xiaoer.dialogue.engine import reply as think
from xiaoer.dialogue.model import Heard, Reply, Turn
from xiaoer.foundation.clock import Clock
from xiaoer.foundation.ids import ConversationId, ShopId
from xiaoer.foundation.metrics import MESSAGES, TURN_SECONDS, TURNS
from xiaoer.knowledge.snapshot import KnowledgeStore
from xiaoer.realtime.bus import Bus
from xiaoer.skills.skill import Abilities, TopicState
from xiaoer.storage.database import Database

#: The reader of a shop's orders; chosen in `app/`.
OrderReaders = Callable[[ShopId], OrderReader]


@dataclass(frozen=True, slots=True)
class AnswerTurnHandler:
    """Works AnswerTurn jobs."""

    database: Database
    knowledge: KnowledgeStore
    orders: OrderReaders
    bus: Bus
    clock: Clock

    async def __call__(self, job: AnswerTurn) -> None:
        """Think until a reply was committed, or there is nothing left for the bot to answer."""
        with TURN_SECONDS.time():
            while await self._once(ShopId(UUID(job.shop_id)), ConversationId(UUID(job.conversation_id))):
                TURNS.labels(outcome="discarded").inc()

    async def _once(self, shop_id: ShopId, conversation_id: ConversationId) -> bool:
        """True when a newer message came in meanwhile and the turn must be thought again with it."""
        async with self.database.unit_of_work(shop_id) as uow:
            conversation = await load_conversation(uow, conversation_id)
            if conversation is None or not _bots_turn(conversation):
                return False
            shop = await load_shop(uow, shop_id)
            unanswered = await messages_after(uow, conversation_id, conversation.answered_seq)
        heard = [
            Heard("text", str(message.content.get("text", "")))
            for message in unanswered
            if message.author is Author.CUSTOMER
        ]
        reply = await self._think(shop, conversation, heard)
        return await self._commit(shop_id, conversation, reply)

    async def _think(self, shop: ShopRecord, conversation: Conversation, heard: Sequence[Heard]) -> Reply:
        customer = Customer(conversation.customer_id, shop.id, None, "")
        turn = Turn(shop_of(shop), customer, heard, TopicState(), self.clock.now())
        abilities = Abilities(await self.knowledge.current(shop.id), self.orders(shop.id))
        return await think(turn, abilities)

    async def _commit(self, shop_id: ShopId, thought: Conversation, reply: Reply) -> bool:
        """Compare and set: the reply counts only if it is still the bot's turn and nothing new was said."""
        async with self.database.unit_of_work(shop_id) as uow:
            now = await load_conversation(uow, thought.id, lock=True)
            if now is None or now.epoch != thought.epoch or not _bots_turn(now):
                return False
            if now.last_customer_seq != thought.last_customer_seq:
                return True
            message = await append(uow, now, Author.BOT, _content(reply), self.clock.now())
            await mark_answered(uow, now.id, thought.last_customer_seq)
            await save_trace(
                uow, now.id, message.seq, answered=reply.answered, steps=[asdict(step) for step in reply.trace]
            )
        MESSAGES.labels(author="bot").inc()
        TURNS.labels(outcome="answered" if reply.answered else "unknown").inc()
        await hint(self.bus, thought.id, message.seq)
        return False


def _bots_turn(conversation: Conversation) -> bool:
    return conversation.state is ConversationState.BOT and conversation.last_customer_seq > conversation.answered_seq


def _content(reply: Reply) -> dict[str, object]:
    return {
        "type": "reply",
        "texts": list(reply.texts),
        "cards": [asdict(card) for card in reply.cards],
        "choices": list(reply.choices),
        "sources": [asdict(source) for source in reply.sources],
    }
