"""Sentences to vectors: the port."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from numpy import float32
from numpy.typing import NDArray


class Embedder(Protocol):
    """Turns sentences into unit vectors; safe to call from several threads."""

    name: str
    dims: int

    def encode(self, texts: Sequence[str]) -> NDArray[float32]:
        """One row of length 1 per text, shape (len(texts), dims)."""
        ...
