"""The language of a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from xiaoer.foundation.ids import ConversationId, CustomerId, MessageId, Seq, ShopId, StaffId
from xiaoer.skills.skill import TopicState

_START = Seq(0)


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
class StaffFace:
    """A person of the shop as a chat needs them: whoever calls a use case knows who that is."""

    id: StaffId
    name: str
    avatar: str = ""


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
    opened_at: datetime
    #: When the newest message came.
    last_at: datetime
    #: The person who has the chat.
    assignee: StaffId | None = None
    topic: TopicState = field(default_factory=TopicState)
    #: Only what came after this seq belongs to the topic: a reopened chat starts afresh.
    topic_seq: Seq = _START
    #: Since when the shopper waits for a person's word.
    waiting_since: datetime | None = None
    #: Why a person is wanted, {reason, text}, and what that person reads first (docs/api/staff.md).
    handoff: Mapping[str, Any] | None = None
    brief: Mapping[str, Any] | None = None
    read_customer: Seq = _START
    read_staff: Seq = _START
    mood: str = "calm"
    mood_intensity: float = 0.0
    language: str = ""
    taken_at: datetime | None = None
    closed_at: datetime | None = None
    #: The stars given since it was closed last.
    rated: int | None = None


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
    staff_id: StaffId | None = None
    #: `up` or `down`, given by the shopper to an answer of the bot's.
    thumb: str | None = None

    @property
    def for_shoppers(self) -> bool:
        """Notes are for people of the shop only."""
        return self.content.get("type") != "note"


@dataclass(frozen=True, slots=True)
class TurnTrace:
    """Why the reply at `seq` is what it is."""

    seq: Seq
    steps: tuple[Mapping[str, Any], ...] = ()
    intents: tuple[tuple[str, float], ...] = ()
    skills: tuple[str, ...] = ()
    confidence: float = 0.0
    emotion: str = "calm"
    answered: bool = True
    handoff: str | None = None
    #: What the shopper said in this turn.
    heard: str = ""
