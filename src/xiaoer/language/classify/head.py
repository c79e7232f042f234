"""A trained linear head: vector and character sequences in, calibrated probabilities out. numpy only, microseconds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy import float32, int32
from numpy.typing import NDArray

from xiaoer.language.classify.features import BUCKETS, sequences

#: How much a vector counts beside the sequences; found by cross-validation (bench/understanding).
VECTOR_WEIGHT = 1.5
SEQUENCE_WEIGHT = 0.4


@dataclass(frozen=True, slots=True)
class Head:
    """Weights of a multinomial logistic regression over [vector, hashed sequences]."""

    labels: tuple[str, ...]
    #: Mean vector of the examples; sentence vectors point nearly the same way until it is taken off.
    centre: NDArray[float32]
    by_vector: NDArray[float32]
    #: Row in `by_sequence` of each bucket, -1 for buckets no example fills.
    rows: NDArray[int32]
    by_sequence: NDArray[float32]
    rarity: NDArray[float32]
    bias: NDArray[float32]
    #: Divides the scores so that confidence means frequency.
    temperature: float = 1.0
    provenance: Mapping[str, Any] = field(default_factory=dict)

    def scores(self, vector: NDArray[float32] | None, text: str, *, by_words: float = 1.0) -> NDArray[float32]:
        """One score per label; without a vector the sequences decide alone. `by_words` above 1 leans towards the sequences."""
        total = self.bias.copy()
        if vector is not None:
            total += centred(vector, self.centre) @ self.by_vector / by_words
        found = np.asarray(sequences(text), dtype=int32)
        rows = self.rows[found]
        known = rows >= 0
        if known.any():
            weights = self.rarity[found[known]] * (SEQUENCE_WEIGHT / np.sqrt(len(found)))
            total += weights @ self.by_sequence[rows[known]] * by_words
        return total

    def probabilities(self, vector: NDArray[float32] | None, text: str) -> NDArray[float32]:
        """One calibrated probability per label, summing to 1."""
        return softmax(self.scores(vector, text) / self.temperature)

    def save(self, path: Path) -> None:
        """Write the head as a compact file (half precision) with its provenance."""
        filled = np.flatnonzero(self.rows >= 0)
        np.savez_compressed(
            path, labels=np.asarray(self.labels), centre=self.centre, by_vector=self.by_vector.astype(np.float16),
            buckets=filled.astype(np.uint16), by_sequence=self.by_sequence[self.rows[filled]].astype(np.float16),
            rarity=self.rarity[filled].astype(np.float16), bias=self.bias, temperature=np.float32(self.temperature),
            provenance=np.asarray(json.dumps(dict(self.provenance), ensure_ascii=False, sort_keys=True)),
        )  # fmt: skip

    @classmethod
    def load(cls, path: Path) -> Head:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as file:
            buckets = file["buckets"].astype(int32)
            rows = np.full(BUCKETS, -1, dtype=int32)
            rows[buckets] = np.arange(len(buckets), dtype=int32)
            rarity = np.zeros(BUCKETS, dtype=float32)
            rarity[buckets] = file["rarity"].astype(float32)
            return cls(
                labels=tuple(str(label) for label in file["labels"]), centre=file["centre"],
                by_vector=file["by_vector"].astype(float32), rows=rows, by_sequence=file["by_sequence"].astype(float32),
                rarity=rarity, bias=file["bias"], temperature=float(file["temperature"]), provenance=json.loads(str(file["provenance"])),
            )  # fmt: skip


def centred(vectors: NDArray[float32], centre: NDArray[float32]) -> NDArray[float32]:
    """Unit vectors seen from the middle of all examples, at the weight they have beside the sequences."""
    moved = vectors - centre
    length = np.maximum(np.linalg.norm(moved, axis=-1, keepdims=True), 1e-6)
    scaled: NDArray[float32] = (moved / length * VECTOR_WEIGHT).astype(float32)
    return scaled


def softmax(scores: NDArray[float32]) -> NDArray[float32]:
    """Scores as probabilities."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: NDArray[float32] = raised / raised.sum(axis=-1, keepdims=True)
    return shares
