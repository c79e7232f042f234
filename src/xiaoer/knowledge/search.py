"""Find the shop's own answer to a question: by meaning (vectors) and by words, fused, within scope and validity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy import float32
from numpy.typing import NDArray

from xiaoer.commerce.model import Product
from xiaoer.knowledge.model import FaqEntry, Finding, KnowledgeData, Passage, Source
from xiaoer.knowledge.scope import covers
from xiaoer.knowledge.word_index import WordIndex
from xiaoer.language.normalise import normalise

#: Share of the meaning in the fused score (bench/retrieval says why).
_VECTOR_SHARE = 0.7
#: What the intent of question and entry agreeing or disagreeing is worth, for a guess that is fully sure.
_AGREES, _DISAGREES = 0.10, 0.10
#: An entry about this very product or category stands above a general one; about no product we know of, below.
_IN_SCOPE, _SCOPE_UNKNOWN = 0.06, -0.12
#: Texts are longer than questions: they share most of the question's words rather than all of both.
_TEXT_DISCOUNT = 0.92
#: How much of a passage is read for its vector.
_PASSAGE_HEAD = 160


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
                Source(f"faq:{entry.id}", entry.question), entry.answer, "faq", entry.intent, entry.scope,
                entry.person_only, entry.valid_from, entry.valid_to,
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


def texts_to_encode(data: KnowledgeData) -> list[str]:
    """Every text whose vector the index needs."""
    return sorted({text for _, texts in _targets(data) for text in texts})


@dataclass(frozen=True, slots=True)
class KnowledgeIndex:
    """All wordings of a shop's FAQ, its documents and its clauses, ready to be searched; immutable."""

    targets: tuple[_Target, ...]
    #: Per row: its text and the target it leads to.
    texts: tuple[str, ...]
    owner: NDArray[np.int32]
    is_faq: NDArray[np.bool_]
    #: What all the shop's texts have in common; without it, unrelated sentences no longer look alike (E5's cosines start at 0.8).
    mean: NDArray[float32]
    vectors: NDArray[float32]
    words: WordIndex

    @classmethod
    def build(cls, data: KnowledgeData, vectors: Mapping[str, NDArray[float32]], dims: int) -> KnowledgeIndex:
        """Index the data; `vectors` holds one per text of `texts_to_encode`."""
        listed = _targets(data)
        rows = [(number, text) for number, (_, texts) in enumerate(listed) for text in texts]
        texts = tuple(text for _, text in rows)
        matrix = np.stack([vectors[text] for text in texts]) if texts else np.zeros((0, dims), dtype=float32)
        owner = np.array([number for number, _ in rows], dtype=np.int32)
        targets = tuple(target for target, _ in listed)
        is_faq = np.array([targets[number].kind == "faq" for number, _ in rows], dtype=np.bool_)
        mean = matrix.mean(axis=0) if texts else np.zeros(dims, dtype=float32)
        return cls(targets, texts, owner, is_faq, mean, _unit(matrix - mean), WordIndex.build(texts))

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
        """What is valid at `now` and fits best, surest first; score 1 is the same question. `products` are those spoken of."""
        if not self.texts:
            return []
        by_words = self.words.scores(text)
        shared = np.where(self.is_faq, by_words.dice, by_words.asked * _TEXT_DISCOUNT)
        meaning = np.clip(self.vectors @ _unit(vector - self.mean), 0, 1)
        scores = _VECTOR_SHARE * meaning + (1 - _VECTOR_SHARE) * shared
        findings: list[Finding] = []
        seen: set[int] = set()
        for row in np.argsort(-scores, kind="stable")[: max(60, limit * 12)]:
            number = int(self.owner[row])
            if number in seen:
                continue
            seen.add(number)
            target = self.targets[number]
            moved = _moved(target, products, intents or {}) if target.holds(now) else None
            if moved is None:
                continue
            parts = {"meaning": float(meaning[row]), "words": float(shared[row]), **moved}
            findings.append(_finding(target, self.texts[row], float(scores[row]) + sum(moved.values()), parts))
        return sorted(findings, key=lambda hit: -hit.score)[:limit]


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
    if target.intent and intents:
        sure = max(intents.values())
        agrees = intents.get(target.intent, 0.0)
        moved["intent"] = _AGREES * agrees if agrees > 0 else -_DISAGREES * max(0.0, sure - 0.3)
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
