"""Find a shop's own words in a text, whatever their number, in one pass (Aho-Corasick)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import ahocorasick


@dataclass(frozen=True, slots=True)
class ShopWord:
    """A word bound to a thing of the shop: `kind` and `target` as in lexicon.csv, valid for a time."""

    word: str
    kind: str
    target: str
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    #: lexicon | catalogue (product titles, nicknames, colours, sizes, materials)
    origin: str = "lexicon"
    #: Where it holds: "" everywhere, `product:CODE`, `category:NAME`.
    scope: str = ""

    def holds(self, now: datetime) -> bool:
        """Whether the word means this at `now`."""
        return (self.valid_from is None or self.valid_from <= now) and (self.valid_to is None or now <= self.valid_to)


@dataclass(frozen=True, slots=True)
class WordHit:
    """A shop word found at text[start:end]."""

    word: ShopWord
    start: int
    end: int


class LexiconMatcher:
    """Immutable; built once per knowledge version from every shop word. Words are compared in lower case."""

    def __init__(self, words: Sequence[ShopWord]) -> None:
        by_word: dict[str, list[ShopWord]] = {}
        for word in words:
            by_word.setdefault(word.word.lower(), []).append(word)
        self._automaton = ahocorasick.Automaton()
        for text, same in by_word.items():
            self._automaton.add_word(text, (len(text), same))
        if by_word:
            self._automaton.make_automaton()
        self._empty = not by_word

    def find(self, text: str, *, now: datetime) -> list[WordHit]:
        """The shop words in a normalised text that hold at `now`: longest first where they overlap, in order of place."""
        if self._empty:
            return []
        spans = [
            (end + 1 - length, end + 1, [word for word in same if word.holds(now)])
            for end, (length, same) in self._automaton.iter(text.lower())
        ]
        taken: list[tuple[int, int]] = []
        hits: list[WordHit] = []
        for start, end, same in sorted(spans, key=lambda span: span[0] - span[1]):
            if same and all(end <= begun or start >= ended for begun, ended in taken):
                taken.append((start, end))
                hits.extend(WordHit(word, start, end) for word in same)
        return sorted(hits, key=lambda hit: hit.start)
