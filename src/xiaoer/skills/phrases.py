"""Choose among several ways to say a thing: never one already said in this conversation, always the same for the same turn."""

from __future__ import annotations

import zlib
from collections.abc import Sequence


def fresh(ways: Sequence[str], said: Sequence[str], key: str) -> str:
    """One of the ways that `said` does not hold yet, chosen by `key`; empty when all were said."""
    left = [way for way in ways if way and not any(way in earlier for earlier in said)]
    return left[zlib.crc32(key.encode()) % len(left)] if left else ""
