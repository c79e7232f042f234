"""Knowledge as the brain sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from xiaoer.commerce.model import Material, Product, SizeChart


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
class Document:
    """A text to answer from, as the shop wrote it (Markdown); `name` is its file's."""

    name: str
    text: str


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


@dataclass(frozen=True, slots=True)
class Script:
    """A ready phrase: for people (`/` in the workbench) or for the bot's openings at a `moment`."""

    id: str
    moment: str
    text: str
    category: str = ""
    audience: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sticker:
    """A picture for a moment; `file` is its name in the pack's `stickers/`, `picture` the stored picture's id."""

    id: str
    file: str
    moments: tuple[str, ...]
    keywords: tuple[str, ...] = ()
    alt: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class KnowledgeData:
    """All that a shop's snapshot is built from: out of the database in service, straight out of a pack in `xiaoer eval`."""

    faq: tuple[FaqEntry, ...] = ()
    lexicon: tuple[LexiconEntry, ...] = ()
    products: tuple[Product, ...] = ()
    materials: tuple[Material, ...] = ()
    size_charts: tuple[SizeChart, ...] = ()
    passages: tuple[Passage, ...] = ()
    scripts: tuple[Script, ...] = ()
    stickers: tuple[Sticker, ...] = ()
    policies: Policies = field(default_factory=Policies)
    #: The shop's own example sentences by intent code.
    intent_examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
