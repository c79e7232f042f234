"""Find shop words that mean two things at once: the same word, different targets, overlapping times and places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from xiaoer.knowledge.model import LexiconEntry


def lexicon_conflicts(entries: Mapping[str, LexiconEntry], asked: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """For each asked id: (the word, the id of the entry that reads it otherwise); ids without a conflict are left out."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for entry_id, entry in entries.items():
        for word in _words(entry):
            by_word[word].append(entry_id)
    found: dict[str, list[tuple[str, str]]] = {}
    for entry_id in asked:
        entry = entries[entry_id]
        clashes = [
            (word, other)
            for word in _words(entry)
            for other in by_word[word]
            if other != entry_id and _contradicts(entry, entries[other])
        ]
        if clashes:
            found[entry_id] = clashes
    return found


def _words(entry: LexiconEntry) -> list[str]:
    return list(dict.fromkeys(word.strip().lower() for word in (entry.word, *entry.aliases)))


def _contradicts(one: LexiconEntry, other: LexiconEntry) -> bool:
    same = (one.kind, one.target) == (other.kind, other.target)
    return not same and one.scope == other.scope and _overlap(one, other)


def _overlap(one: LexiconEntry, other: LexiconEntry) -> bool:
    return _before(one.valid_from, other.valid_to) and _before(other.valid_from, one.valid_to)


def _before(start: datetime | None, end: datetime | None) -> bool:
    return start is None or end is None or start <= end
