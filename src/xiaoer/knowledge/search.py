"""Find the shop's own answer to a question: by meaning (vectors) and by words, fused, within scope and validity."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from numpy import float32
from numpy.typing import NDArray

from xiaoer.commerce.model import Product
from xiaoer.knowledge.fact_index import fact_texts
from xiaoer.knowledge.model import FaqEntry, Finding, KnowledgeData, Passage, Source
from xiaoer.knowledge.scope import covers
from xiaoer.knowledge.word_index import WordIndex
from xiaoer.language.normalise import normalise

#: What each sign is worth, fitted on held-out wordings of our own packs' FAQ (bench/retrieval): the closest and the second closest wording, the
#: answer itself, the rarity-weighted share of the question's words found in wordings and answer, and the intent.
_CLOSEST, _SECOND, _ANSWER, _WORDS, _INTENT = 5.6, 4.9, 6.7, 2.7, 2.4
#: From that sum, and from its lead over the next, to the chance of being right.
_PER_POINT, _PER_LEAD, _BASE = 0.2456, 0.4514, -2.7614
#: An entry about this very product or category stands above a general one; about no product we know of, below.
_IN_SCOPE, _SCOPE_UNKNOWN = 1.0, -2.0
#: A passage or clause has no wordings to be close to: its one text stands for all of them, at a discount.
_TEXT_DISCOUNT = 0.9
#: The same sentence, letter for letter or nearly.
_SAME = 0.985
#: How much of a passage is read for its vector.
_PASSAGE_HEAD = 160
_TARGETS_RANKED = 40


def wordings(entry: FaqEntry) -> tuple[str, ...]:
    """Every way the entry's question is put, in plain spelling."""
    return tuple(normalise(wording) for wording in (entry.question, *entry.similar))


def passage_text(passage: Passage) -> str:
    """What a passage is found by: its heading and its beginning."""
    return normalise(f"{passage.heading}：{passage.text[:_PASSAGE_HEAD]}")


def clauses(data: KnowledgeData) -> list[tuple[Source, str]]:
    """The numbered sentences of the policies, with where they stand."""
    policies = data.policies
    rules = (policies.aftersales, policies.invoice, policies.shipping)
    return [
        (Source(f"policy:{clause['id']}", str(clause.get("title", clause["id"]))), str(clause["text"]))
        for rule in rules
        for clause in rule.get("clause", ())
    ]


@dataclass(frozen=True, slots=True)
class _Target:
    """What a row leads to."""

    source: Source
    text: str
    kind: str
    intent: str = ""
    #: The intent the question most likely has, where its author named none: only for ranking.
    likely: str = ""
    scope: str = ""
    person_only: bool = False
    valid_from: datetime | None = None
    valid_to: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it is valid at this time."""
        return (self.valid_from is None or self.valid_from <= now) and (self.valid_to is None or now <= self.valid_to)


def _targets(data: KnowledgeData) -> list[tuple[_Target, tuple[str, ...]]]:
    found = [
        (
            _Target(
                Source(f"faq:{entry.id}", entry.question), entry.answer, "faq", entry.intent,
                scope=entry.scope, person_only=entry.person_only, valid_from=entry.valid_from, valid_to=entry.valid_to,
            ),
            wordings(entry),
        )
        for entry in data.faq
    ]  # fmt: skip
    found += [
        (_Target(Source(f"document:{p.document}#{p.heading}", p.heading), p.text, "passage"), (passage_text(p),))
        for p in data.passages
    ]
    found += [
        (_Target(source, text, "policy"), (normalise(f"{source.title}：{text}"),)) for source, text in clauses(data)
    ]
    return found


def answer_text(target: _Target) -> str:
    """What of an answer is read for its vector."""
    return normalise(target.text[:_PASSAGE_HEAD])


def texts_to_encode(data: KnowledgeData) -> list[str]:
    """Every text whose vector the index needs."""
    listed = _targets(data)
    own = {text for _, texts in listed for text in texts} | {answer_text(target) for target, _ in listed}
    return sorted(own | set(fact_texts(data.products)))


@dataclass(frozen=True, slots=True)
class KnowledgeIndex:
    """All wordings of a shop's FAQ, its documents and its clauses, ready to be searched; immutable.

    Rows are wordings, those of one target side by side; what all texts have in common is taken off the vectors, without which unrelated
    sentences look alike (E5's cosines start at 0.8).
    """

    targets: tuple[_Target, ...]
    texts: tuple[str, ...]
    #: The first row of each target, how many it has, and the target of each row.
    starts: NDArray[np.intp]
    counts: NDArray[np.intp]
    owner: NDArray[np.intp]
    mean: NDArray[float32]
    vectors: NDArray[float32]
    answer_mean: NDArray[float32]
    answers: NDArray[float32]
    words: WordIndex
    worth: NDArray[float32]

    @classmethod
    def build(
        cls,
        data: KnowledgeData,
        vectors: Mapping[str, NDArray[float32]],
        dims: int,
        guess: Callable[[str, NDArray[float32]], str] | None = None,
    ) -> KnowledgeIndex:
        """Index the data; `vectors` holds one per text of `texts_to_encode`; `guess` names the intent of entries that have none."""
        listed = _targets(data)
        if guess:
            listed = [
                (replace(target, likely=guess(own[0], vectors[own[0]])), own)
                if target.kind == "faq" and not target.intent
                else (target, own)
                for target, own in listed
            ]
        targets = tuple(target for target, _ in listed)
        texts = tuple(text for _, own in listed for text in own)
        counts = np.array([len(own) for _, own in listed], dtype=np.intp)
        starts = (np.concatenate(([0], np.cumsum(counts)[:-1])) if listed else np.zeros(0)).astype(np.intp)
        empty = np.zeros((0, dims), dtype=float32)
        rows = np.stack([vectors[text] for text in texts]) if texts else empty
        answers = np.stack([vectors[answer_text(target)] for target in targets]) if targets else empty
        mean = rows.mean(axis=0) if texts else np.zeros(dims, dtype=float32)
        answer_mean = answers.mean(axis=0) if targets else mean
        whole = ["。".join((*own, answer_text(target))) for target, own in listed]
        worth = np.array([1.0 if target.kind == "faq" else _TEXT_DISCOUNT for target in targets], dtype=float32)
        return cls(
            targets, texts, starts, counts, np.repeat(np.arange(len(targets)), counts), mean, _unit(rows - mean),
            answer_mean, _unit(answers - answer_mean), WordIndex.build(whole), worth,
        )  # fmt: skip

    def search(
        self,
        text: str,
        vector: NDArray[float32],
        *,
        now: datetime,
        products: Sequence[Product] = (),
        intents: Mapping[str, float] | None = None,
        limit: int = 5,
    ) -> list[Finding]:
        """What is valid at `now` and fits best, surest first; a score is the chance of being right. `products` are those spoken of."""
        if not self.texts:
            return []
        closest, second, row = self._wordings(vector)
        answer = np.clip(_cosines(self.answers, _unit(vector - self.answer_mean)), 0, 1)
        shared = self.words.scores(text).asked
        points = (_CLOSEST * closest + _SECOND * second + _ANSWER * answer + _WORDS * shared) * self.worth
        ranked: list[tuple[float, int, dict[str, float]]] = []
        for number in np.argsort(-points, kind="stable")[:_TARGETS_RANKED]:
            target = self.targets[number]
            moved = _moved(target, products, intents or {}) if target.holds(now) else None
            if moved is not None:
                parts = {
                    "meaning": float(closest[number]), "second": float(second[number]), "answer": float(answer[number]),
                    "words": float(shared[number]), **moved,
                }  # fmt: skip
                ranked.append((float(points[number]) + sum(moved.values()), int(number), parts))
        ranked.sort(key=lambda each: -each[0])
        best = [each[0] for each in ranked[:2]] + [0.0, 0.0]
        return [
            _finding(
                self.targets[number],
                self.texts[row[number]],
                _chance(sum_, sum_ - (best[1] if place == 0 else best[0]), same=parts["meaning"] >= _SAME),
                parts,
            )
            for place, (sum_, number, parts) in enumerate(ranked[:limit])
        ]

    def _wordings(self, vector: NDArray[float32]) -> tuple[NDArray[float32], NDArray[float32], NDArray[np.intp]]:
        """Per target: the cosine of its closest wording and of its second closest, and the closest one's row."""
        cosines = np.clip(_cosines(self.vectors, _unit(vector - self.mean)), 0, 1)
        closest = np.maximum.reduceat(cosines, self.starts)
        is_closest = cosines >= closest[self.owner]
        positions = np.where(is_closest, np.arange(len(cosines)), len(cosines))
        row = np.minimum.reduceat(positions, self.starts)
        others = cosines.copy()
        others[row] = -1.0
        second = np.where(self.counts > 1, np.maximum.reduceat(others, self.starts), closest)
        return closest, second.astype(float32), row


def _chance(points: float, lead: float, *, same: bool) -> float:
    """The chance of being right; the same question is right."""
    chance = 1 / (1 + math.exp(-(_PER_POINT * points + _PER_LEAD * lead + _BASE)))
    return max(chance, 0.97) if same else min(chance, 0.96)


def _cosines(rows: NDArray[float32], vector: NDArray[float32]) -> NDArray[float32]:
    """One product per row; without BLAS, whose threads cost more here than they bring and fight with other turns'."""
    products: NDArray[float32] = np.einsum("ij,j->i", rows, vector)
    return products


def _unit(vectors: NDArray[float32]) -> NDArray[float32]:
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: NDArray[float32] = (vectors / np.maximum(length, 1e-6)).astype(float32)
    return unit


def _moved(target: _Target, products: Sequence[Product], intents: Mapping[str, float]) -> dict[str, float] | None:
    """What scope and intent add or take; None where the target speaks of other products."""
    moved: dict[str, float] = {}
    if target.scope:
        if any(covers(target.scope, product) for product in products):
            moved["scope"] = _IN_SCOPE
        elif products:
            return None
        else:
            moved["scope"] = _SCOPE_UNKNOWN
    if (intent := target.intent or target.likely) and intents:
        moved["intent"] = _INTENT * intents.get(intent, 0.0)
    return moved


def _finding(target: _Target, matched: str, score: float, parts: Mapping[str, float]) -> Finding:
    return Finding(
        target.source,
        target.text,
        round(min(1.0, max(0.0, score)), 4),
        target.kind,
        intent=target.intent,
        person_only=target.person_only,
        product=target.scope.removeprefix("product:") if target.scope.startswith("product:") else "",
        matched=matched,
        parts={name: round(value, 4) for name, value in parts.items()},
    )
