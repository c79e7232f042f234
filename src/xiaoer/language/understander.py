"""Understand one text in one shop's dialect: plain spelling, shop words, entities, intents, emotion, vector."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xiaoer.language.embed import Embedder
from xiaoer.language.lexicon import LexiconMatcher
from xiaoer.language.normalise import normalise
from xiaoer.language.understand import Entity, Understanding


@dataclass(frozen=True, slots=True)
class Understander:
    """Immutable; one per knowledge version. CPU only; the encoder dominates."""

    embedder: Embedder
    lexicon: LexiconMatcher

    def understand(self, text: str, *, now: datetime) -> Understanding:
        """What the text says; encodes it once."""
        plain = normalise(text)
        entities = tuple(
            Entity(hit.word.kind, plain[hit.start : hit.end], hit.word.target, hit.start, hit.end, hit.word.origin)
            for hit in self.lexicon.find(plain, now=now)
        )
        vector = self.embedder.encode([plain])[0] if plain else None
        return Understanding(text, plain, entities=entities, vector=vector)
