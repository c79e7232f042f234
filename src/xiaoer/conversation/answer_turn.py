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

from xiaoer.commerce.ports import OrderReader
from xiaoer.conversation.change import Chats
from xiaoer.conversation.commit_reply import CommitReply
from xiaoer.conversation.fallback import apologise
from xiaoer.conversation.hints import read_hint, subject
from xiaoer.conversation.jobs import AnswerTurn
from xiaoer.conversation.load_turn import LoadTurn
from xiaoer.conversation.model import Conversation, Message
from xiaoer.conversation.ports import Desk
from xiaoer.conversation.turn_of import Loaded, text_of
from xiaoer.dialogue.engine import reply as think
from xiaoer.dialogue.fragment import is_fragment
from xiaoer.dialogue.model import Reply, Turn
from xiaoer.foundation.ids import ConversationId, Seq, ShopId
from xiaoer.foundation.metrics import TURN_SECONDS, TURNS
from xiaoer.knowledge.snapshot import KnowledgeStore
from xiaoer.skills.skill import Abilities
from xiaoer.storage.quick import DatabaseLost

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
    load: LoadTurn
    commit: CommitReply
    brain: Brain = think

    async def __call__(self, job: AnswerTurn) -> None:
        """Think until a reply was committed, or there is nothing left for the bot to answer.

        Raises only when the database fails (then the job is tried again): whatever else goes wrong ends in an honest reply and a hand-over.
        """
        shop_id, conversation_id = ShopId(UUID(job.shop_id)), ConversationId(UUID(job.conversation_id))
        waited_for = Seq(0)
        with TURN_SECONDS.time():
            while loaded := await self.load(shop_id, conversation_id):
                newest = loaded.unanswered[-1]
                if newest.seq != waited_for and is_fragment(text_of(newest.content)):
                    waited_for = newest.seq
                    await self._wait_for_rest(loaded.conversation, newest)
                elif await self._answer(loaded):
                    return

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
            done = await self.commit(loaded, reply)
            outcome = "handed_over" if reply.handoff else "answered" if reply.answered else "unknown"
        except (OperationalError, InterfaceError, *DatabaseLost):
            raise  # no reply could be stored either: the job is tried again
        except Exception as error:  # noqa: BLE001 - a turn never dies silently, whatever the brain raises
            _log.exception("turn.failed", conversation=str(loaded.conversation.id))
            done, outcome = await self.commit(loaded, apologise(loaded, error)), "failed"
        TURNS.labels(outcome=outcome if done else "discarded").inc()
        return done

    async def _think(self, loaded: Loaded) -> Reply:
        shop_id = loaded.conversation.shop_id
        abilities = Abilities(await self.knowledge.current(shop_id, loaded.knowledge_version), self.orders(shop_id))
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


def _wake(woken: asyncio.Event, data: bytes) -> None:
    if read_hint(data).get("type") == "changed":
        woken.set()


def answer_turn(
    chats: Chats, knowledge: KnowledgeStore, orders: OrderReaders, desk: Desk, brain: Brain = think
) -> AnswerTurnHandler:
    """The handler with what it loads and commits by."""
    return AnswerTurnHandler(chats, knowledge, orders, LoadTurn(chats, desk), CommitReply(chats, desk), brain)
