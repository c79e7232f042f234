"""What was understood of a shopper's words: the result type shared by brain, skills, search and screens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from numpy import float32
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Entity:
    """Something named in the text.

    `kind` is a pattern's (order_no, parcel_no, phone, size, height, weight, foot, money, date, quantity, link, age) or a shop word's
    (product, variant, color, material, category, attribute, policy, promotion, coupon, carrier, faq, term). `value` is canonical: cm and kg as
    numbers in text (`178`, `72.5`), money in fen, dates ISO, shop things by their code.
    """

    kind: str
    text: str
    value: str
    start: int
    end: int
    #: pattern | lexicon | catalogue
    origin: str = "pattern"


@dataclass(frozen=True, slots=True)
class IntentGuess:
    """An intent's code and how sure we are, 0..1, calibrated."""

    code: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Emotion:
    """calm | anxious | dissatisfied | angry | happy, with intensity 0..1."""

    label: str = "calm"
    intensity: float = 0.0


@dataclass(frozen=True, slots=True)
class Understanding:
    """All that was understood of one text, without the conversation around it."""

    #: As typed, and in plain spelling (simplified, half width, chat spelling and typos repaired).
    original: str
    text: str
    #: What must be served first comes first; empty means "none of these".
    intents: tuple[IntentGuess, ...] = ()
    entities: tuple[Entity, ...] = ()
    emotion: Emotion = field(default_factory=Emotion)
    #: Unit sentence vector of `text`; None where none was needed.
    vector: NDArray[float32] | None = None
    #: Code of the reason a person is needed by the words alone (asked, anger, threat, keyword:…), or "".
    handoff: str = ""
    #: Repairs and readings worth showing: {"发嫖": "发票"} …
    repairs: Mapping[str, str] = field(default_factory=dict)
    #: Steps for the trace, free form.
    notes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def primary(self) -> str:
        """The code of the first intent, `other` when there is none."""
        return self.intents[0].code if self.intents else "other"

    def first(self, kind: str) -> Entity | None:
        """The first entity of this kind."""
        return next((entity for entity in self.entities if entity.kind == kind), None)

    def all(self, kind: str) -> tuple[Entity, ...]:
        """Every entity of this kind, in order."""
        return tuple(entity for entity in self.entities if entity.kind == kind)
