"""Tell how the cases went: for people line by line, for machines as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from xiaoer.app.evaluation.play import Outcome


def lines(outcomes: Sequence[Outcome], seconds: float) -> list[str]:
    """Each failure with what was said, expected and got; then the totals."""
    out: list[str] = []
    for outcome in outcomes:
        for failure in outcome.failures:
            out += [
                f"✗ {outcome.case.id} · turn {failure.turn}: {' ⏎ '.join(failure.said) or '(picture)'}",
                f"    expected  {failure.expected}",
                f"    got       {failure.got}",
                *(f"    replied   {text}" for text in failure.replied if text not in failure.got),
                *(f"    because   {step}" for step in failure.trace),
                "",
            ]
    failed = sum(not outcome.passed for outcome in outcomes)
    turns = sum(len(outcome.replies) for outcome in outcomes)
    out.append(
        f"{len(outcomes) - failed} of {len(outcomes)} cases passed, {failed} failed ({turns} turns in {seconds:.1f} s)"
    )
    return out


def as_json(outcomes: Sequence[Outcome], *, pack: str, now: datetime, seconds: float) -> dict[str, Any]:
    """The same for machines."""
    failed = sum(not outcome.passed for outcome in outcomes)
    return {
        "pack": pack,
        "now": now.isoformat(),
        "total": len(outcomes),
        "passed": len(outcomes) - failed,
        "failed": failed,
        "seconds": round(seconds, 3),
        "cases": [
            {
                "id": outcome.case.id,
                "passed": outcome.passed,
                "failures": [
                    {"turn": f.turn, "said": list(f.said), "expected": f.expected, "got": f.got, "replied": list(f.replied), "trace": list(f.trace)}
                    for f in outcome.failures
                ],
                "turns": [
                    {
                        "texts": list(reply.texts), "intents": [list(pair) for pair in reply.intents], "skills": list(reply.skills),
                        "sources": [source.ref for source in reply.sources], "choices": list(reply.choices),
                        "cards": [card.kind for card in reply.cards], "handoff": reply.handoff, "answered": reply.answered,
                        "emotion": reply.emotion,
                    }
                    if reply else None
                    for reply in outcome.replies
                ],
            }
            for outcome in outcomes
        ],
    }  # fmt: skip
