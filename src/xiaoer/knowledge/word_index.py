"""Which texts share words with a question: an inverted index over words and neighbouring characters, scored in one pass."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy import float32, int32
from numpy.typing import NDArray

from xiaoer.language.segment import words

#: Politeness and filling that says nothing of the question.
_FILLING = re.compile(
    r"(你好|您好|请问一下|请问|麻烦问一下|麻烦问下|麻烦|我想问一下|我想问下|想问一下|想问下|问一下|问下|那个啥|亲亲|亲|谢谢|"
    r"小二|老板|掌柜|客服|哈喽|嗨|一下下|一下)"
)
_SOUNDS = frozenset("的了吗呢吧啊呀哦哈嘛么呗诶唉额嗯啦")


def plain_question(text: str) -> str:
    """The text without politeness and filling; the text itself where nothing else is in it."""
    return _FILLING.sub("", text).strip() or text


def grams(text: str) -> frozenset[str]:
    """Words and neighbouring characters: words carry meaning, characters forgive a wrong cut."""
    cut = [word for word in words(plain_question(text)) if word not in _SOUNDS]
    joined = "".join(cut)
    return frozenset([*cut, *(joined[i : i + 2] for i in range(len(joined) - 1))])


@dataclass(frozen=True, slots=True)
class WordScores:
    """Per row: the rarity-weighted share of grams in common, of both sides (dice) and of the question's (asked)."""

    dice: NDArray[float32]
    asked: NDArray[float32]


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Postings of every gram, laid end to end; immutable."""

    size: int
    ids: dict[str, int]
    starts: NDArray[int32]
    rows: NDArray[int32]
    rarity: NDArray[float32]
    weights: NDArray[float32]
    unknown: float

    @classmethod
    def build(cls, texts: Sequence[str]) -> WordIndex:
        """Index the texts; row i is texts[i]."""
        postings: dict[str, list[int]] = {}
        for row, text in enumerate(texts):
            for gram in grams(text):
                postings.setdefault(gram, []).append(row)
        size = len(texts)
        ids = {gram: number for number, gram in enumerate(postings)}
        counts = np.array([len(rows) for rows in postings.values()], dtype=int32)
        rarity = np.log1p(size / np.maximum(counts, 1)).astype(float32)
        rows = np.array([row for listed in postings.values() for row in listed], dtype=int32)
        starts = np.concatenate(([0], np.cumsum(counts))).astype(int32)
        weights = np.bincount(rows, weights=np.repeat(rarity, counts), minlength=size).astype(float32)
        return cls(size, ids, starts, rows, rarity, weights, float(np.log1p(size)))

    def scores(self, text: str) -> WordScores:
        """How much each row shares with the text."""
        if not self.size:
            empty = np.zeros(0, dtype=float32)
            return WordScores(empty, empty)
        asked = grams(text)
        known = [self.ids[gram] for gram in asked if gram in self.ids]
        own = float(self.rarity[known].sum()) + self.unknown * (len(asked) - len(known))
        if not known or own <= 0:
            empty = np.zeros(self.size, dtype=float32)
            return WordScores(empty, empty)
        hits = [self.rows[self.starts[number] : self.starts[number + 1]] for number in known]
        weights = np.repeat(self.rarity[known], [len(hit) for hit in hits])
        common = np.bincount(np.concatenate(hits), weights=weights, minlength=self.size).astype(float32)
        return WordScores(2 * common / (own + self.weights), common / own)
