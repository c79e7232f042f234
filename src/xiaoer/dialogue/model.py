"""What the brain takes and gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from xiaoer.knowledge.model import Source


@dataclass(frozen=True, slots=True)
class Persona:
    """The shop's voice: who speaks, and what it says where no knowledge is needed."""

    bot_name: str
    greeting: str
    unknown: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What there is to answer: the texts of one message or of a burst."""

    persona: Persona
    heard: Sequence[str]
    now: datetime


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One step of why: its name, a line for people, data for machines."""

    name: str
    summary: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot says and why; `answered` is false where it had no basis and said so."""

    text: str
    answered: bool
    confidence: float
    sources: tuple[Source, ...] = ()
    choices: tuple[str, ...] = ()
    trace: tuple[TraceStep, ...] = ()
