"""From scores to the intents worth serving, the first one first, by the rules of the intent list."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy import float32
from numpy.typing import NDArray

from xiaoer.language.classify.head import Head, softmax
from xiaoer.language.core import Core
from xiaoer.language.understand import IntentGuess

#: A second intent is reported from this confidence; one carried by a clause of its own from CLAUSE.
ALSO, CLAUSE = 0.15, 0.55
#: How much a clause is judged by its own words rather than by the vector of the whole message.
OWN_WORDS = 2.2
MOST = 4
#: Clauses that are looked at one by one.
CLAUSES = 6
#: Confidence of what a sure phrase says.
SURE = 0.97
#: Below this confidence of the best reading, and not twice the second, it is none of these.
UNCLEAR = 0.16
_SOCIAL = frozenset(
    {"greeting", "thanks_bye", "praise", "affirm", "deny", "provide_info", "other", "dissatisfied", "bot_identity"}
)
_UNDOING = frozenset({"refund_request", "return_goods", "exchange_goods", "return_freight", "repair", "complaint"})


def rank(
    head: Head, vector: NDArray[float32] | None, core: Core, sure: Sequence[str], *, faulty: bool = False
) -> tuple[IntentGuess, ...]:
    """The intents of a message; empty when it is none of these. `sure` are intents that phrases settled already, `faulty`
    tells that a phrase names a fault.
    """
    scores = head.scores(vector, core.text) / head.temperature
    shares = softmax(scores)
    found = {label: float(shares[index]) for index, label in enumerate(head.labels) if shares[index] >= ALSO}
    best = head.labels[int(shares.argmax())]
    found.setdefault(best, float(shares.max()))
    _hear_clauses(found, head, vector, core)
    if faulty and best in _UNDOING:
        found["quality_issue"] = max(found.get("quality_issue", 0.0), found[best] * 0.9)
    ordered = sorted((code for code in found if code not in sure), key=lambda code: -found[code])
    ordered = _fault_first(ordered, found)
    if (
        ordered
        and ordered[0] in _SOCIAL
        and len(ordered) > 1
        and ordered[1] not in _SOCIAL
        and found[ordered[1]] >= CLAUSE
    ):
        ordered[0], ordered[1] = ordered[1], ordered[0]
    if not sure and (ordered[0] == "other" or found[ordered[0]] < UNCLEAR):
        return ()
    guesses = [IntentGuess(code, SURE) for code in sure]
    guesses += [IntentGuess(code, round(found[code], 4)) for code in ordered if code != "other"]
    return tuple(guesses[:MOST])


def _hear_clauses(found: dict[str, float], head: Head, vector: NDArray[float32] | None, core: Core) -> None:
    """Add what one clause says clearly: the vector of the whole with the sequences of the clause."""
    if len(core.clauses) < 2 or vector is None:
        return
    for clause in core.clauses[:CLAUSES]:
        if len(clause) < 2:
            continue
        shares = softmax(head.scores(vector, clause, by_words=OWN_WORDS) / head.temperature)
        index = int(np.argmax(shares))
        code, share = head.labels[index], float(shares[index])
        if share >= CLAUSE and code not in _SOCIAL and code not in found:
            found[code] = share * 0.6


def _fault_first(ordered: list[str], found: dict[str, float]) -> list[str]:
    """A fault decides the rules and who pays, so it is served before the refund it is given as a reason for."""
    if "quality_issue" in ordered[1:] and ordered[0] in _UNDOING and found["quality_issue"] >= ALSO:
        found["quality_issue"], found[ordered[0]] = found[ordered[0]], found["quality_issue"]
        ordered.remove("quality_issue")
        ordered.insert(0, "quality_issue")
    return ordered
