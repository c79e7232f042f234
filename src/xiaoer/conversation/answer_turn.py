"""Answer what is unanswered: load, think with no transaction open, commit only if nothing changed meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError

from xiaoer.accounts.repository import load_shop
from xiaoer.commerce.ports import OrderReader
from xiaoer.conversation import events
from xiaoer.conversation.change import Change, Chats
from xiaoer.conversation.fallback import apologise
from xiaoer.conversation.hints import read_hint, subject
from xiaoer.conversation.jobs import AnswerTurn
from xiaoer.conversation.model import Author, Conversation, ConversationState, Message
from xiaoer.conversation.ports import Desk
from xiaoer.conversation.reply_json import brief_json, reply_content, trace_of
from xiaoer.conversation.repository import load_conversation, messages_before, save_trace
from xiaoer.conversation.shop_of import shop_of
from xiaoer.conversation.turn_of import LONGEST_BURST, LONGEST_HISTORY, Loaded, text_of
from xiaoer.customers.model import Customer
from xiaoer.customers.repository import load_customer
from xiaoer.dialogue.engine import reply as think
from xiaoer.dialogue.fragment import is_fragment
from xiaoer.dialogue.model import Reply, Turn
from xiaoer.foundation.ids import ConversationId, Seq, ShopId
from xiaoer.foundation.metrics import TURN_SECONDS, TURNS
from xiaoer.knowledge.snapshot import KnowledgeStore
from xiaoer.skills.skill import Abilities

_log = structlog.get_logger()
#: The reader of a shop's orders; chosen in `app/`.
OrderReaders = Callable[[ShopId], OrderReader]
Brain = Callable[[Turn, Abilities], Awaitable[Reply]]
#: How long a fragment waits for its rest.
PATIENCE = timedelta(seconds=1.2)
#: A turn that takes longer has hung; the shopper is told so.
_LONGEST_THOUGHT = 30.0


@dataclass(frozen=True, slots=True)
class AnswerTurnHandler:
    """Works AnswerTurn jobs."""

    chats: Chats
    knowledge: KnowledgeStore
    orders: OrderReaders
    desk: Desk
    brain: Brain = think

    async def __call__(self, job: AnswerTurn) -> None:
        """Think until a reply was committed, or there is nothing left for the bot to answer.

        Raises only when the database fails (then the job is tried again): whatever else goes wrong ends in an honest reply and a hand-over.
        """
        shop_id, conversation_id = ShopId(UUID(job.shop_id)), ConversationId(UUID(job.conversation_id))
        waited_for = Seq(0)
        with TURN_SECONDS.time():
            while loaded := await self._load(shop_id, conversation_id):
                newest = loaded.unanswered[-1]
                if newest.seq != waited_for and is_fragment(text_of(newest.content)):
                    waited_for = newest.seq
                    await self._wait_for_rest(loaded.conversation, newest)
                elif await self._answer(loaded):
                    return
                else:
                    TURNS.labels(outcome="discarded").inc()

    async def _load(self, shop_id: ShopId, conversation_id: ConversationId) -> Loaded | None:
        """The turn as it stands; None when it is not the bot's to answer."""
        async with self.chats.database.unit_of_work(shop_id) as uow:
            conversation = await load_conversation(uow, conversation_id)
            if conversation and not _bots_turn(conversation):
                # A message whose job collapsed into this one may be about to commit: wait for it before going away.
                conversation = await load_conversation(uow, conversation_id, lock=True)
            if conversation is None or not _bots_turn(conversation):
                return None
            record = await load_shop(uow, shop_id)
            shop = shop_of(record)
            customer = await load_customer(uow, conversation.customer_id)
            messages = await messages_before(uow, conversation_id, limit=LONGEST_HISTORY + 2 * LONGEST_BURST)
            desk = await self.desk.look(uow, shop, self.chats.clock.now())
        customer = customer or Customer(conversation.customer_id, shop_id, None, "")
        return Loaded(conversation, shop, record.knowledge_version, customer, messages, desk)

    async def _wait_for_rest(self, conversation: Conversation, fragment: Message) -> None:
        """Until something comes after the fragment, but no longer than PATIENCE after its arrival."""
        left = PATIENCE - (self.chats.clock.now() - fragment.created_at)
        if left <= timedelta(0):
            return
        woken = asyncio.Event()
        end = await self.chats.bus.subscribe(subject(conversation.id), lambda data: _wake(woken, data))
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(min(left, PATIENCE).total_seconds()):
                    await woken.wait()
        finally:
            end()

    async def _answer(self, loaded: Loaded) -> bool:
        """Think and commit; False when a newer message came in meanwhile and the turn must be thought again with it."""
        try:
            reply = await self._think(loaded)
            return await self._commit(loaded, reply)
        except (OperationalError, InterfaceError):
            raise  # no reply could be stored either: the job is tried again
        except Exception as error:  # noqa: BLE001 - a turn never dies silently, whatever the brain raises
            _log.exception("turn.failed", conversation=str(loaded.conversation.id))
            return await self._commit(loaded, apologise(loaded, error), outcome="failed")

    async def _think(self, loaded: Loaded) -> Reply:
        shop_id = loaded.conversation.shop_id
        abilities = Abilities(await self.knowledge.current(shop_id), self.orders(shop_id))
        turn = Turn(
            loaded.shop,
            loaded.customer,
            loaded.heard,
            loaded.conversation.topic,
            self.chats.clock.now(),
            viewing=loaded.viewing,
            history=loaded.history,
            desk=loaded.desk,
        )
        async with asyncio.timeout(_LONGEST_THOUGHT):
            return await self.brain(turn, abilities)

    async def _commit(self, loaded: Loaded, reply: Reply, outcome: str | None = None) -> bool:
        """Compare and set: the reply counts only if it is still the bot's turn and nothing new was said."""
        thought = loaded.conversation
        heard = "\n".join(each.text for each in loaded.heard if each.text)
        async with self.chats.database.unit_of_work(thought.shop_id) as uow:
            now = await load_conversation(uow, thought.id, lock=True)
            if now is None or now.epoch != thought.epoch or not _bots_turn(now):
                return True
            if now.last_customer_seq != thought.last_customer_seq:
                return False
            change = Change(uow, now, self.chats.clock.now())
            message = change.say(Author.BOT, reply_content(reply))
            change.set(
                answered_seq=thought.last_customer_seq,
                topic=reply.topic,
                mood=reply.emotion,
                mood_intensity=reply.emotion_intensity,
            )
            await save_trace(uow, now.id, trace_of(reply, message.seq, heard), change.now)
            if reply.handoff:
                await self._hand_over(change, loaded, reply, heard)
            await self.chats.store(change)
        await self.chats.tell(change)
        ended = "handed_over" if reply.handoff else "answered" if reply.answered else "unknown"
        TURNS.labels(outcome=outcome or ended).inc()
        return True

    async def _hand_over(self, change: Change, loaded: Loaded, reply: Reply, heard: str) -> None:
        """Into the queue, with the brief, and the shopper is told what is true now."""
        assert reply.handoff
        desk = await self.desk.look(change.uow, loaded.shop, change.now, fresh=True)
        brief = brief_json(reply, heard, change.now)
        change.hand_to(
            ConversationState.WAITING,
            assignee=None,
            waiting_since=change.now,
            handoff={"reason": reply.handoff, "text": brief["reason_text"]},
            brief=brief,
        )
        change.event(events.handed_over(reply.handoff, desk, loaded.shop.time_zone, change.now))


def _bots_turn(conversation: Conversation) -> bool:
    return conversation.state is ConversationState.BOT and conversation.last_customer_seq > conversation.answered_seq


def _wake(woken: asyncio.Event, data: bytes) -> None:
    if read_hint(data).get("type") == "changed":
        woken.set()
