"""Knowledge as the brain sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class FaqEntry:
    """A question in its several wordings, with the shop's answer."""

    id: str
    question: str
    similar: tuple[str, ...]
    answer: str
    category: str = ""
    intent: str = ""
    scope: str = ""
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    person_only: bool = False
    owner: str = ""
    tags: tuple[str, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """A word of the shop's own, bound to what it means."""

    word: str
    kind: str
    target: str
    aliases: tuple[str, ...] = ()
    scope: str = ""
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    note: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document under its headings."""

    id: str
    document: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """What an answer rests on: `faq:ship-time-1`, `product:SHIRT01#成分`, `document:wash.md#羊毛`, `policy:return-7`, `size_chart:coat`, `order:2026…`."""

    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A candidate answer: where from, what it says, how sure (0..1, comparable within one search)."""

    source: Source
    text: str
    score: float
    kind: str  # faq | fact | passage | policy
    intent: str = ""
    person_only: bool = False
    product: str = ""
    matched: str = ""
    parts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Policies:
    """The shop's rules as read from `policies/*.toml`; amounts already in fen, times aware UTC."""

    shipping: Mapping[str, Any] = field(default_factory=dict)
    aftersales: Mapping[str, Any] = field(default_factory=dict)
    invoice: Mapping[str, Any] = field(default_factory=dict)
    handoff: Mapping[str, Any] = field(default_factory=dict)
    promotions: tuple[Mapping[str, Any], ...] = ()
