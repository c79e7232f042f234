"""A row of the inbox."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

Queue = Literal["waiting", "mine", "bot", "colleagues", "closed"]


class RowCustomer(BaseModel):
    """Who writes, in short."""

    id: str
    name: str = Field(examples=["李明"])
    level: str = Field(examples=["金卡"])
    city: str = Field(examples=["杭州"])
    identified: bool = Field(description="Whether the shop vouches for who this is; only then are there orders.")


class Face(BaseModel):
    """A person of the shop."""

    id: str
    name: str = Field(examples=["小美"])
    avatar: str | None


class LastLine(BaseModel):
    """The last thing said by shopper, bot or people (no event lines, no notes)."""

    author: Literal["customer", "bot", "staff"]
    text: str = Field(examples=["什么时候发货？"])
    at: datetime


class Mood(BaseModel):
    """How the shopper feels."""

    label: str = Field(examples=["anxious"])
    intensity: float = Field(ge=0, le=1, examples=[0.6])


class Handoff(BaseModel):
    """Why a person is wanted."""

    reason: str = Field(examples=["asked"])
    text: str = Field(examples=["顾客要找人工"])


class Row(BaseModel):
    """One chat in a list."""

    id: str
    state: Literal["bot", "waiting", "person", "closed"]
    channel: str = Field(examples=["web"])
    customer: RowCustomer
    assignee: Face | None
    last: LastLine | None
    waiting_since: datetime | None
    unread: int = Field(ge=0, le=100, description="The shopper's messages nobody of the shop has seen; at most 100.")
    mood: Mood
    handoff: Handoff | None
    order_state: str | None = Field(
        description="The customer's latest open order: unpaid, paid, shipped, exception, delivered or refunding.",
        examples=["shipped"],
    )
    last_seq: int
    opened_at: datetime


class Counts(BaseModel):
    """How many chats each list has; bot and closed are counted up to 1000."""

    waiting: int
    mine: int
    bot: int
    colleagues: int
    closed: int


class InboxAnswer(BaseModel):
    """One list with the counts of all; `next` goes into `before` for the rest, null when there is no more."""

    counts: Counts
    longest_wait_since: datetime | None
    items: list[Row]
    next: str | None


class CustomerDetail(RowCustomer):
    """Who writes, in full."""

    external_id: str | None = Field(description="The shop's own id of an identified customer.", examples=["C0001"])
    phone: str
    tags: list[str]
    profile: dict[str, str] = Field(examples=[{"height": "178", "weight": "72"}])
    note: str
    joined_at: datetime | None


class ReadMarks(BaseModel):
    """Up to which seq each side has read."""

    customer: int
    staff: int


class MessageView(BaseModel):
    """A message; `content` by its type as in docs/api/messages.md."""

    id: str
    seq: int
    author: Literal["customer", "bot", "staff", "system"]
    staff: Face | None
    client_id: str | None
    content: dict[str, Any] = Field(examples=[{"type": "text", "text": "什么时候发货？"}])
    created_at: datetime
    thumb: Literal["up", "down"] | None


class Brief(BaseModel):
    """What a person reads before the first word."""

    reason: str | None
    reason_text: str
    point: str
    mood: str
    intensity: float
    moods: list[tuple[str, float]]
    order_no: str | None
    product: str | None
    verified: list[str]
    tried: list[str]
    suggestion: str
    at: datetime | None


class ConversationAnswer(BaseModel):
    """A chat as it is opened: the last 50 messages, the rest by `before`."""

    row: Row
    customer: CustomerDetail
    brief: Brief | None
    read: ReadMarks
    messages: list[MessageView]
