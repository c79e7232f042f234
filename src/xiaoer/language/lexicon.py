"""Find a shop's own words in a text, whatever their number, in one pass (Aho-Corasick)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import ahocorasick
import rjieba

from xiaoer.language.normalise import normalise

_LATIN = re.compile(r"[a-z0-9]")
#: What may follow a one-character word in the same word of the language: 黑色, 黑的, M码.
_ENDINGS = frozenset("色的款码号")


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
    """Immutable; built once per knowledge version from every shop word.

    Case, spaces and full width do not matter (`iPhone 15` is found in `iphone15`). Latin words are found only as whole words
    (`S` not in `SF`), one-character Chinese words only where the language sees a word (`黑` not in `黑龙江`).
    """

    def __init__(self, words: Sequence[ShopWord]) -> None:
        by_word: dict[str, list[ShopWord]] = {}
        for word in words:
            if key := _compact(normalise(word.word))[0]:
                by_word.setdefault(key, []).append(word)
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
        compact, places = _compact(text)
        spans = [
            (places[end + 1 - length], places[end] + 1, [word for word in same if word.holds(now)])
            for end, (length, same) in self._automaton.iter(compact)
        ]
        lower = _lower(text)
        taken: list[tuple[int, int]] = []
        hits: list[WordHit] = []
        for start, end, same in sorted(spans, key=lambda span: span[0] - span[1]):
            free = same and all(end <= begun or start >= ended for begun, ended in taken)
            if free and _whole(lower, start, end):
                taken.append((start, end))
                hits.extend(WordHit(word, start, end) for word in same)
        return sorted(hits, key=lambda hit: hit.start)


def _compact(text: str) -> tuple[str, list[int]]:
    """The text in lower case without spaces, and where each of its characters stood."""
    places = [index for index, char in enumerate(text) if not char.isspace()]
    return _lower("".join(text[index] for index in places)), places


def _lower(text: str) -> str:
    """Lower case, character by character: a few letters would become two and shift every place behind them."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    )


def _whole(lower: str, start: int, end: int) -> bool:
    """Whether text[start:end] stands as a word of its own."""
    before, after = lower[start - 1 : start], lower[end : end + 1]
    if _LATIN.match(lower[start]) and before and _LATIN.match(before):
        return False
    if _LATIN.match(lower[end - 1]) and after and _LATIN.match(after):
        return False
    if end - start > 1 or _LATIN.match(lower[start]):
        return True
    at = 0
    for word in rjieba.cut(lower):
        if at == start or (at < start < at + len(word)):
            return word == lower[start:end] or (at == start and len(word) == 2 and word[1] in _ENDINGS)
        at += len(word)
    return False
