"""What a linear head sees of a sentence: its vector, and which short character sequences it holds.

The vector knows meaning (没声 is near 不响), the sequences know the words that decide between near neighbours (发货 or 到货).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np
from numpy import float32, int64
from numpy.typing import NDArray

#: Buckets that sequences are hashed into; ours fill about a quarter.
BUCKETS = 1 << 16
LONGEST = 2
#: Characters of a sentence that are looked at; an intent is said long before.
READ = 400
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_GAP = re.compile(r"[\s,，。.!！?？~、;；:：…]+")


def spell(text: str) -> str:
    """The text as sequences see it: numbers alike, punctuation one gap, with its ends marked."""
    return f"^{_GAP.sub(' ', _NUMBER.sub('0', text[:READ].lower())).strip()}$"


def sequences(text: str) -> list[int]:
    """The buckets of the distinct 1- and 2-character sequences of a text, ascending."""
    spelled = spell(text)
    found = {spelled[at : at + size] for size in range(1, LONGEST + 1) for at in range(len(spelled) - size + 1)}
    crc = zlib.crc32
    return sorted({crc(sequence.encode()) % BUCKETS for sequence in found})


def rarity(texts: Sequence[str]) -> NDArray[float32]:
    """How telling each bucket is: the log of how seldom it occurs among the texts."""
    seen = np.zeros(BUCKETS, dtype=int64)
    for text in texts:
        seen[sequences(text)] += 1
    weights: NDArray[float32] = np.log((len(texts) + 1) / (seen + 1)).astype(float32)
    return weights
