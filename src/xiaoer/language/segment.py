"""Chinese text to words."""

from __future__ import annotations

import re

import rjieba

_WORD = re.compile(r"[\w]", re.UNICODE)


def words(text: str) -> list[str]:
    """The words of a text in order, lower case, without punctuation."""
    cut: list[str] = rjieba.cut(text.lower())
    return [word for word in cut if _WORD.search(word)]
