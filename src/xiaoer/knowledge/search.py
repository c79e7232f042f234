"""Find the shop's own answer to a question: by meaning (vectors) and by words, fused."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy import float32
from numpy.typing import NDArray

from xiaoer.knowledge.model import FaqEntry, Finding, Source
from xiaoer.language.segment import words

#: E5's cosines of unrelated sentences lie around 0.8; what lies between is stretched to 0..1.
_UNRELATED, _SAME = 0.82, 0.97
_VECTOR_SHARE = 0.6


def wordings(entry: FaqEntry) -> tuple[str, ...]:
    """Every way the entry's question is put."""
    return (entry.question, *entry.similar)


def _grams(text: str) -> Counter[str]:
    """Words and neighbouring characters: words carry meaning, characters forgive a wrong cut."""
    plain = "".join(words(text))
    return Counter([*words(text), *(plain[i : i + 2] for i in range(len(plain) - 1))])


@dataclass(frozen=True, slots=True)
class FaqIndex:
    """All wordings of a shop's FAQ, ready to be searched; immutable."""

    entries: tuple[FaqEntry, ...]
    rows: tuple[tuple[int, str], ...]
    vectors: NDArray[float32]
    grams: tuple[Counter[str], ...]
    rarity: dict[str, float]

    @classmethod
    def build(cls, entries: Sequence[FaqEntry], vectors: dict[str, NDArray[float32]], dims: int) -> FaqIndex:
        """Index the entries; `vectors` holds one per wording."""
        rows = tuple((index, wording) for index, entry in enumerate(entries) for wording in wordings(entry))
        matrix = np.stack([vectors[wording] for _, wording in rows]) if rows else np.zeros((0, dims), dtype=float32)
        grams = tuple(_grams(wording) for _, wording in rows)
        seen = Counter(gram for counter in grams for gram in counter)
        rarity = {gram: math.log(1 + len(rows) / count) for gram, count in seen.items()}
        return cls(tuple(entries), rows, matrix, grams, rarity)

    def _word_scores(self, text: str) -> NDArray[float32]:
        """Share of rarity-weighted grams that question and wording have in common (a weighted Dice coefficient)."""
        asked = _grams(text)
        unknown = math.log(1 + len(self.rows))
        own = sum(self.rarity.get(gram, unknown) for gram in asked)
        scores = np.zeros(len(self.rows), dtype=float32)
        for index, grams in enumerate(self.grams):
            common = sum(self.rarity[gram] for gram in grams if gram in asked)
            if common:
                scores[index] = 2 * common / (own + sum(self.rarity[gram] for gram in grams))
        return scores

    def search(self, text: str, vector: NDArray[float32], *, now: datetime, limit: int = 5) -> list[Finding]:
        """The entries valid at `now` that fit best, surest first; score 1 is the same question."""
        if not self.rows:
            return []
        by_words = self._word_scores(text)
        by_meaning = np.clip((self.vectors @ vector - _UNRELATED) / (_SAME - _UNRELATED), 0, 1)
        scores = _VECTOR_SHARE * by_meaning + (1 - _VECTOR_SHARE) * by_words
        best: dict[int, int] = {}
        for row in np.argsort(-scores, kind="stable"):
            index = self.rows[row][0]
            entry = self.entries[index]
            expired = (entry.valid_from and now < entry.valid_from) or (entry.valid_to and now > entry.valid_to)
            if index not in best and not expired:
                best[index] = int(row)
            if len(best) == limit:
                break
        return [
            self._finding(row, float(scores[row]), float(by_meaning[row]), float(by_words[row]))
            for row in best.values()
        ]

    def _finding(self, row: int, score: float, meaning: float, by_words: float) -> Finding:
        index, wording = self.rows[row]
        entry = self.entries[index]
        return Finding(
            Source(f"faq:{entry.id}", entry.question),
            entry.answer,
            round(score, 4),
            "faq",
            intent=entry.intent,
            person_only=entry.person_only,
            matched=wording,
            parts={"meaning": round(meaning, 4), "words": round(by_words, 4)},
        )
