"""The language of a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from xiaoer.foundation.ids import ConversationId, CustomerId, MessageId, Seq, ShopId, StaffId


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
    #: The person who owns the chat while state is `person`.
    staff_id: StaffId | None
    #: Rises with each change of who answers; a reply is committed only under the epoch it was thought in.
    epoch: int
    last_seq: Seq
    #: seq of the newest customer message, and of the newest one a reply covers.
    last_customer_seq: Seq
    answered_seq: Seq
    topic: Mapping[str, Any] = field(default_factory=dict)
    language: str = "zh-CN"
    viewing: str | None = None
    waiting_since: datetime | None = None
    handoff_reason: str | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    closed_at: datetime | None = None
    rating: int | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of the timeline. `content` is {"type": "text"|"picture"|"sticker"|"product"|"order"|"reply"|"event"|"note", …} as in docs/api/messages.md."""

    id: MessageId
    conversation_id: ConversationId
    seq: Seq
    author: Author
    staff_id: StaffId | None
    client_id: str | None
    content: Mapping[str, Any]
    created_at: datetime
    #: Notes between staff are never shown to the shopper.
    internal: bool = False
