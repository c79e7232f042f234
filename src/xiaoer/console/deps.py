"""What the staff interface needs; built by `app/`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from xiaoer.accounts.issue_key import ApiKeys
from xiaoer.accounts.sign_in import SignIn
from xiaoer.commerce.ports import OrderReader
from xiaoer.conversation.ports import Desk
from xiaoer.conversation.present import Present
from xiaoer.conversation.use_cases import Conversations
from xiaoer.desk.set_presence import SetPresence
from xiaoer.foundation.clock import Clock
from xiaoer.foundation.ids import ShopId
from xiaoer.jobs.queue import JobQueue
from xiaoer.knowledge.snapshot import KnowledgeStore
from xiaoer.media.signed_address import PictureAddresses
from xiaoer.media.store_picture import StorePicture
from xiaoer.realtime.bus import Bus
from xiaoer.storage.database import Database
from xiaoer.webhooks.manage import Webhooks


@dataclass(frozen=True, slots=True)
class Console:
    """The use cases and ports behind the workbench and the admin; `secret` seals what the browser keeps for us."""

    database: Database
    bus: Bus
    clock: Clock
    secret: bytes
    sign_in: SignIn
    api_keys: ApiKeys
    do: Conversations
    present: Present
    set_presence: SetPresence
    knowledge: KnowledgeStore
    #: The reader of a shop's orders.
    orders: Callable[[ShopId], OrderReader]
    store_picture: StorePicture
    addresses: PictureAddresses
    jobs: JobQueue
    webhooks: Webhooks
    desk: Desk
