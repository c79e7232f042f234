"""What this channel needs; built by `app/`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from xiaoer.channels.rate_limit import Buckets
from xiaoer.commerce.ports import OrderReader
from xiaoer.conversation.change import Chats
from xiaoer.conversation.ports import Desk
from xiaoer.conversation.present import Present
from xiaoer.conversation.use_cases import Conversations
from xiaoer.foundation.ids import ShopId
from xiaoer.knowledge.snapshot import KnowledgeStore
from xiaoer.media.store_picture import StorePicture


@dataclass(frozen=True, slots=True)
class WebChat:
    """The use cases and ports behind the widget; `secret` signs visitors' tokens."""

    chats: Chats
    do: Conversations
    secret: bytes
    knowledge: KnowledgeStore
    orders: Callable[[ShopId], OrderReader]
    desk: Desk
    present: Present
    store_picture: StorePicture
    buckets: Buckets
