"""What the brain takes and gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from xiaoer.customers.model import Customer
from xiaoer.knowledge.model import Source
from xiaoer.skills.skill import Card, Shop, TopicState


@dataclass(frozen=True, slots=True)
class Heard:
    """One message of the shopper in this turn: text, or a picture, sticker, product or order."""

    kind: str  # text | picture | sticker | product | order | ask_human | event
    text: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DeskState:
    """Whether people can take over, as far as may be told to a shopper."""

    #: Within office hours, and somebody is online.
    open: bool = False
    online: tuple[str, ...] = ()
    #: Chats that wait before this one, and a fair guess of the minutes.
    waiting: int = 0
    minutes: int | None = None
    #: When people are back, in the shop's time zone, if closed.
    opens_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What there is to answer: one message or a burst, with what came before."""

    shop: Shop
    customer: Customer
    heard: Sequence[Heard]
    topic: TopicState
    now: datetime
    viewing: str | None = None
    #: (author, text) of earlier messages, oldest first, at most 20.
    history: Sequence[tuple[str, str]] = ()
    desk: DeskState = field(default_factory=DeskState)


@dataclass(frozen=True, slots=True)
class Brief:
    """What a person reads before the first word: written at the moment of the hand-over."""

    #: Code and a sentence: why a person.
    reason: str
    reason_text: str
    #: The shopper's point in one sentence.
    point: str
    mood: str
    intensity: float
    moods: tuple[tuple[str, float], ...] = ()
    order_no: str | None = None
    product: str | None = None
    verified: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One step of why: name as in docs/subsystems/dialogue.md, a line for people, data for machines."""

    name: str
    summary: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot says and why. `texts` are bubbles in order, cards follow the last."""

    texts: tuple[str, ...]
    cards: tuple[Card, ...] = ()
    choices: tuple[str, ...] = ()
    sticker: str | None = None
    sources: tuple[Source, ...] = ()
    #: Code of the reason a person must take over, or None; then `brief` is there too.
    handoff: str | None = None
    brief: Brief | None = None
    #: False where there was no basis and the bot said so.
    answered: bool = True
    topic: TopicState = field(default_factory=TopicState)
    intents: tuple[tuple[str, float], ...] = ()
    skills: tuple[str, ...] = ()
    emotion: str = "calm"
    emotion_intensity: float = 0.0
    confidence: float = 0.0
    trace: tuple[TraceStep, ...] = ()
