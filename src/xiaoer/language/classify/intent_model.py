"""The intent model: shipped trained on our own examples, taught further with a shop's."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy import float32
from numpy.typing import NDArray

from xiaoer.language.classify.examples import LANGUAGE, fingerprint, read_examples
from xiaoer.language.classify.head import Head
from xiaoer.language.core import core_of
from xiaoer.language.embed import Embedder
from xiaoer.language.normalise import normalise

EXAMPLES = LANGUAGE / "intents"
MODEL = LANGUAGE / "models" / "intents.npz"
VECTORS = LANGUAGE / "models" / "example_vectors.npz"
#: How much one sentence of the shop's own counts beside one of ours: it is about this shop.
SHOP_WEIGHT = 2.0
#: Taught heads kept in memory, about 5 MB each: an edit of an FAQ entry must not teach the same sentences again.
KEPT = 32
_taught: dict[str, Head] = {}
_TEACHING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as the model sees it, and the intent it stands for."""

    label: str
    text: str


def as_examples(sentences: Mapping[str, Sequence[str]]) -> list[Example]:
    """Sentences brought to their core; those that hold only cards or links teach nothing and are left out."""
    return [
        Example(label, core)
        for label in sorted(sentences)
        for core in dict.fromkeys(core_of(normalise(sentence)).text for sentence in sentences[label])
        if core
    ]


@cache
def load_intents() -> Head:
    """The shipped head."""
    return Head.load(MODEL)


@cache
def _base() -> tuple[list[Example], NDArray[float32]]:
    """Our examples with their vectors, read only when a shop adds its own."""
    sentences = read_examples(EXAMPLES)
    examples = as_examples(sentences)
    with np.load(VECTORS, allow_pickle=False) as file:
        if str(file["fingerprint"]) != fingerprint(sentences):
            raise ValueError(
                f"{VECTORS.name} was made from other examples than those in {EXAMPLES}; run python -m bench.understanding.train"
            )
        vectors = file["vectors"].astype(float32) * file["scale"].astype(float32)[:, None]
    if len(examples) != len(vectors):
        raise ValueError(
            f"{VECTORS.name} has {len(vectors)} rows for {len(examples)} examples; run python -m bench.understanding.train"
        )
    return examples, vectors


def save_vectors(path: Path, vectors: NDArray[float32], *, made_from: str, encoder: str) -> None:
    """Keep example vectors as one byte a number: enough to teach a shop's head without encoding ours again."""
    scale = np.abs(vectors).max(axis=1) / 127
    np.savez_compressed(
        path, vectors=np.rint(vectors / scale[:, None]).astype(np.int8), scale=scale.astype(np.float16),
        fingerprint=np.asarray(made_from), encoder=np.asarray(encoder),
    )  # fmt: skip


def teach(sentences: Mapping[str, Sequence[str]], known: Mapping[str, NDArray[float32]], embedder: Embedder) -> Head:
    """The shipped head, taught a shop's own sentences (intent code → sentences) in about a second.

    `known` may hold vectors of `example_texts`; what it lacks is encoded. With another encoder than ours was trained on,
    the shipped head is returned: its vectors would mean nothing.
    """
    shipped = load_intents()
    own = as_examples(sentences)
    if not own or shipped.provenance.get("encoder") != embedder.name:
        return shipped
    key = fingerprint(sentences)
    with _TEACHING:
        if key not in _taught:
            vectors = [known[each.text] if each.text in known else embedder.encode([each.text])[0] for each in own]
            _taught[key] = _teach(own, np.asarray(vectors, dtype=float32))
            while len(_taught) > KEPT:
                _taught.pop(next(iter(_taught)))
        return _taught[key]


def _teach(own: Sequence[Example], vectors: NDArray[float32]) -> Head:
    from xiaoer.language.classify.train import train_head

    base, base_vectors = _base()
    examples = [*base, *own]
    return train_head(
        [example.text for example in examples],
        [example.label for example in examples],
        np.vstack([base_vectors, vectors]),
        start=load_intents(),
        weights=[1.0] * len(base) + [SHOP_WEIGHT] * len(own),
    )


def retrain() -> Head:
    """The shipped head trained anew from the shipped vectors of our examples."""
    from xiaoer.language.classify.train import train_head

    examples, vectors = _base()
    return train_head(
        [example.text for example in examples],
        [example.label for example in examples],
        vectors,
        temperature=load_intents().temperature,
        provenance=load_intents().provenance,
    )


def example_texts(sentences: Mapping[str, Sequence[str]]) -> list[str]:
    """The texts whose vectors `teach` needs."""
    return sorted({example.text for example in as_examples(sentences)})
