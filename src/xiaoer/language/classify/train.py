"""Train a linear head: seconds, deterministic, from example sentences and their vectors. Needs scikit-learn; loading a head does not."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy import float32, int32
from numpy.typing import NDArray

from xiaoer.language.classify.features import BUCKETS, rarity, sequences
from xiaoer.language.classify.head import SEQUENCE_WEIGHT, Head, centred

if TYPE_CHECKING:
    from sklearn.linear_model import LogisticRegression

#: Inverse strength of the regularisation, by cross-validation on our own examples.
STRENGTH = 3.0
#: Steps of a full training, and of adding a shop's sentences to a trained head.
FULL_STEPS = 150
FEW_STEPS = 25


def train_head(
    texts: Sequence[str],
    labels: Sequence[str],
    vectors: NDArray[float32],
    *,
    temperature: float = 1.0,
    provenance: Mapping[str, Any] | None = None,
    start: Head | None = None,
    weights: Sequence[float] | None = None,
) -> Head:
    """A head for these sentences; with `start`, that head taught further (labels and buckets it lacks are added)."""
    from scipy import sparse
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    found = [sequences(text) for text in texts]
    telling = start.rarity.copy() if start else rarity(texts)
    if start:
        telling[start.rows < 0] = np.log(len(texts))
    centre = start.centre if start else vectors.mean(axis=0).astype(float32)
    filled = np.unique(np.concatenate([np.asarray(buckets, dtype=int32) for buckets in found]))
    rows = np.full(BUCKETS, -1, dtype=int32)
    rows[filled] = np.arange(len(filled), dtype=int32)
    lengths = np.asarray([len(buckets) for buckets in found])
    flat = np.concatenate([np.asarray(buckets, dtype=int32) for buckets in found])
    values = telling[flat] * (SEQUENCE_WEIGHT / np.sqrt(np.repeat(lengths, lengths)))
    sparse_part = sparse.csr_matrix(
        (values.astype(float32), rows[flat], np.concatenate([[0], np.cumsum(lengths)])), shape=(len(texts), len(filled))
    )
    data = sparse.hstack([sparse.csr_matrix(centred(vectors, centre)), sparse_part]).tocsr()
    model = LogisticRegression(C=STRENGTH, max_iter=FEW_STEPS if start else FULL_STEPS, tol=1e-3, warm_start=True)
    if start:
        _continue_from(model, start, sorted(set(labels)), filled)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(data, np.asarray(labels), sample_weight=weights)
    dims = vectors.shape[1]
    coefficients = model.coef_.astype(float32).T
    return Head(
        labels=tuple(str(label) for label in model.classes_),
        centre=centre,
        by_vector=np.ascontiguousarray(coefficients[:dims]),
        rows=rows,
        by_sequence=np.ascontiguousarray(coefficients[dims:]),
        rarity=telling,
        bias=model.intercept_.astype(float32),
        temperature=start.temperature if start else temperature,
        provenance=provenance or (start.provenance if start else {}),
    )


def _continue_from(model: LogisticRegression, start: Head, labels: Sequence[str], filled: NDArray[int32]) -> None:
    """Put the trained weights where scikit-learn's warm start looks for them."""
    dims = start.by_vector.shape[0]
    coefficients = np.zeros((len(labels), dims + len(filled)), dtype=float32)
    intercepts = np.full(len(labels), float(start.bias.mean()), dtype=float32)
    known = np.flatnonzero(start.rows[filled] >= 0)
    for row, label in enumerate(labels):
        if label in start.labels:
            column = start.labels.index(label)
            coefficients[row, :dims] = start.by_vector[:, column]
            coefficients[row, dims + known] = start.by_sequence[start.rows[filled[known]], column]
            intercepts[row] = start.bias[column]
    model.coef_, model.intercept_, model.classes_ = coefficients, intercepts, np.asarray(labels)
