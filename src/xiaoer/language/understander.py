"""Understand one text in one shop's dialect: plain spelling, shop words, entities, intents, emotion, vector."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from numpy import float32
from numpy.typing import NDArray

from xiaoer.language.classify.head import Head
from xiaoer.language.classify.intent_model import load_intents
from xiaoer.language.classify.rank import rank
from xiaoer.language.core import Core, core_of
from xiaoer.language.embed import Embedder
from xiaoer.language.lexicon import LexiconMatcher
from xiaoer.language.normalise import normalise
from xiaoer.language.understand import Entity, IntentGuess, Understanding


@dataclass(frozen=True, slots=True)
class Understander:
    """Immutable; one per knowledge version. CPU only; the encoder dominates."""

    embedder: Embedder
    lexicon: LexiconMatcher
    #: The shipped intents, or those taught with the shop's own examples.
    intents: Head = field(default_factory=load_intents)

    def understand(self, text: str, *, now: datetime) -> Understanding:
        """What the text says; encodes it at most once, and not at all when it holds only a card, a link or a number."""
        plain = normalise(text)
        core = core_of(plain)
        entities = tuple(
            Entity(hit.word.kind, plain[hit.start : hit.end], hit.word.target, hit.start, hit.end, hit.word.origin)
            for hit in self.lexicon.find(plain, now=now)
        )
        vector = self.embedder.encode([core.text])[0] if core.text else None
        intents = self._intents(core, vector)
        return Understanding(text, plain, intents=intents, entities=entities, vector=vector, notes={"core": core.text})

    def _intents(self, core: Core, vector: NDArray[float32] | None) -> tuple[IntentGuess, ...]:
        if not core.text:
            if core.brings_material:
                return (IntentGuess("provide_info", 0.9),)
            return (IntentGuess(core.topic, 0.3),) if core.topic else ()
        known = vector if vector is not None and len(vector) == len(self.intents.centre) else None
        return rank(self.intents.labels, self.intents.probabilities(known, core.text), core)
