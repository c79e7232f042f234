"""What a chat's panels show."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from xiaoer.console.inbox.models import MessageView


class MessagesAnswer(BaseModel):
    """A piece of the timeline, oldest first, notes included."""

    messages: list[MessageView]


class OrderView(BaseModel):
    """An order as the widget's card, with where it goes."""

    card: dict[str, Any] = Field(description="The data of an order card, see docs/api/messages.md.")
    placed_at: datetime
    recipient: str
    phone: str
    province: str
    city: str
    address: str
    note: str
    promised_ship_at: datetime | None
    hold_reason: str
    invoice: str


class OrdersAnswer(BaseModel):
    """The customer's orders, newest first; empty for a visitor nobody vouches for."""

    orders: list[OrderView]


class TraceStepView(BaseModel):
    """One step of why."""

    name: str = Field(examples=["search"])
    summary: str = Field(examples=["在常见问题里找到 3 条"])
    data: dict[str, Any]


class TraceAnswer(BaseModel):
    """Why the bot said this."""

    seq: int
    heard: str
    steps: list[TraceStepView]
    intents: list[tuple[str, float]] = Field(examples=[[["ship_time", 0.93]]])
    skills: list[str]
    confidence: float
    emotion: str
    answered: bool
    handoff: str | None


class Suggestion(BaseModel):
    """A piece of knowledge that fits the shopper's last words."""

    ref: str = Field(examples=["faq:ship-time"])
    title: str = Field(examples=["什么时候发货"])
    text: str
    score: float


class PictureAnswer(BaseModel):
    """A stored picture; `picture` goes into a message."""

    picture: str
    width: int
    height: int
    url: str


class Phrase(BaseModel):
    """A ready phrase."""

    id: str = Field(examples=["apology-1"])
    moment: str = Field(examples=["apology"])
    text: str
    category: str


class StickerView(BaseModel):
    """A sticker the shop may send; `alt` says what it shows."""

    id: str = Field(examples=["thanks"])
    url: str
    alt: str


class ProductView(BaseModel):
    """A product in short; `price` in fen."""

    code: str
    title: str
    category: str
    price: int
    picture: str
    on_sale: bool
