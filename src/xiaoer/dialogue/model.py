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

    kind: str  # text | picture | sticker | product | order
    text: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


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
    #: Code of the reason a person must take over, or None.
    handoff: str | None = None
    topic: TopicState = field(default_factory=TopicState)
    intents: tuple[tuple[str, float], ...] = ()
    skills: tuple[str, ...] = ()
    emotion: str = "calm"
    emotion_intensity: float = 0.0
    confidence: float = 0.0
    trace: tuple[TraceStep, ...] = ()
