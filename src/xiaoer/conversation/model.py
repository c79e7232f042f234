"""The language of a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from xiaoer.foundation.ids import ConversationId, CustomerId, MessageId, Seq, ShopId


class ConversationState(StrEnum):
    """Who is to answer: the bot, nobody yet (waiting for a person), a person, or nobody any more."""

    BOT = "bot"
    WAITING = "waiting"
    PERSON = "person"
    CLOSED = "closed"


class Author(StrEnum):
    """Who wrote a message."""

    CUSTOMER = "customer"
    BOT = "bot"
    STAFF = "staff"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Conversation:
    """One chat of one customer on one channel."""

    id: ConversationId
    shop_id: ShopId
    customer_id: CustomerId
    channel: str
    state: ConversationState
    #: Rises with each change of who answers; a reply is committed only under the epoch it was thought in.
    epoch: int
    last_seq: Seq
    #: seq of the newest customer message, and of the newest one a reply covers.
    last_customer_seq: Seq
    answered_seq: Seq


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of the timeline; `content` is {"type": "text" | "reply" | "event", …} as in docs/api/messages.md."""

    id: MessageId
    conversation_id: ConversationId
    seq: Seq
    author: Author
    client_id: str | None
    content: Mapping[str, Any]
    created_at: datetime
