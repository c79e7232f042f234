"""The intent model: shipped trained on our own examples, taught further with a shop's."""

from __future__ import annotations

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
    from xiaoer.language.classify.train import train_head

    shipped = load_intents()
    own = as_examples(sentences)
    if not own or shipped.provenance.get("encoder") != embedder.name:
        return shipped
    base, base_vectors = _base()
    vectors = [known[each.text] if each.text in known else embedder.encode([each.text])[0] for each in own]
    examples = [*base, *own]
    return train_head(
        [example.text for example in examples],
        [example.label for example in examples],
        np.vstack([base_vectors, np.asarray(vectors, dtype=float32)]),
        start=shipped,
        weights=[1.0] * len(base) + [SHOP_WEIGHT] * len(own),
    )


def example_texts(sentences: Mapping[str, Sequence[str]]) -> list[str]:
    """The texts whose vectors `teach` needs."""
    return sorted({example.text for example in as_examples(sentences)})
