"""What a skill is: given what was understood and the ports it may ask, it says what to answer, or what to ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from xiaoer.commerce.ports import OrderReader
from xiaoer.customers.model import Customer
from xiaoer.knowledge.model import Finding, Source
from xiaoer.knowledge.ports import ShopKnowledge
from xiaoer.language.understand import Understanding


@dataclass(frozen=True, slots=True)
class Persona:
    """The shop's voice."""

    bot_name: str
    address: str = "您"
    particles: tuple[str, ...] = ()
    emoji: str = "some"
    greeting: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    apology: tuple[str, ...] = ()
    thanks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shop:
    """The shop a turn belongs to; `config` is the whole of shop.toml."""

    slug: str
    name: str
    time_zone: ZoneInfo
    persona: Persona
    #: Days (1 = Monday) and local opening times when people answer.
    hours: Mapping[str, Any] = field(default_factory=dict)
    config: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TopicState:
    """What is carried from turn to turn; plain data, stored with the conversation."""

    product: str | None = None
    #: Colour code and size the shopper is talking about.
    color: str | None = None
    size: str | None = None
    order_no: str | None = None
    intent: str | None = None
    #: A skill's open question: {"skill": ..., "slot": ..., "filled": {...}}.
    pending: Mapping[str, Any] | None = None
    failures: int = 0
    #: Facts the shopper gave: height (cm), weight (kg), foot (mm), skin …
    facts: Mapping[str, Any] = field(default_factory=dict)
    #: What the bot said last (a few texts), so that it does not say it twice.
    said: tuple[str, ...] = ()
    #: (label, intensity) of the shopper's turns so far, oldest first, at most 20.
    moods: tuple[tuple[str, float], ...] = ()
    #: What was tried so far, for the brief: "查了订单 …", at most 10.
    tried: tuple[str, ...] = ()
    #: The shopper's last complete question: a shortened one (那M码呢) is completed from it.
    question: str = ""
    #: The product spoken of before this one: what 和刚才那件比 means.
    before: str | None = None
    #: Whether the last turn was unanswered or denied: then one answer alone does not prove that all is well.
    failed: bool = False
    #: Codes of the products shown last, in order: what 第二个 means.
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Abilities:
    """The ports a turn may use; live ones in service, the same in replays with a frozen clock."""

    knowledge: ShopKnowledge
    orders: OrderReader


@dataclass(frozen=True, slots=True)
class SkillRequest:
    """One goal to serve."""

    shop: Shop
    customer: Customer
    intent: str
    confidence: float
    understanding: Understanding
    topic: TopicState
    now: datetime
    #: Code of the product page the shopper is looking at, if the channel knows it.
    viewing: str | None = None
    #: All intents of this goal; `intent` is the first.
    intents: tuple[str, ...] = ()
    #: What search found for this goal, best first.
    findings: tuple[Finding, ...] = ()
    #: Codes of products the words may mean, where they don't say which.
    candidates: tuple[str, ...] = ()
    #: Whether the shopper named the product, colour, size or order in this very turn.
    named: bool = False
    #: Whether the message says nothing but the name of a thing.
    only_named: bool = False
    #: Slots of an open question that this turn filled: {"order": …}.
    filled: Mapping[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The words of this goal, in plain spelling."""
        return self.understanding.text


@dataclass(frozen=True, slots=True)
class Card:
    """A structured part of a reply: kind `product`, `order` or `size_chart`; `data` as in web/packages/live/src/frames.ts and docs/api/messages.md."""

    kind: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SkillResult:
    """What a skill found. `text` empty and `answered` false means: no basis, let another try."""

    answered: bool
    text: str = ""
    cards: tuple[Card, ...] = ()
    #: Quick choices shown as chips; a tap sends the text.
    choices: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    confidence: float = 0.0
    #: Changes to carry on, by field name of TopicState.
    topic: Mapping[str, Any] = field(default_factory=dict)
    #: Asks for a person, with the reason's code.
    handoff: str | None = None
    #: Lines for the trace: what was looked up and why it was decided so.
    notes: tuple[str, ...] = ()
    #: Rests on this shopper's order or on the facts of a product: better than a general answer.
    specific: bool = False
    #: Where the figures of `text` come from: a money amount or date that stands in none of them is stopped before sending.
    facts: tuple[str, ...] = ()


class Skill(Protocol):
    """A thing the bot can do, named after its folder."""

    @property
    def name(self) -> str:
        """The folder's name."""
        ...

    @property
    def intents(self) -> frozenset[str]:
        """The intents it serves."""
        ...

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """Serve one goal from facts; raises only XiaoerError of kind `unavailable` when a system does not answer."""
        ...
