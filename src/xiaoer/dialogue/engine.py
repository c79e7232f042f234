"""The brain's first version: answer from the shop's own words, or say honestly that it does not know."""

from __future__ import annotations

import re

from numpy import float32
from numpy.typing import NDArray

from xiaoer.dialogue.model import Reply, TraceStep, Turn
from xiaoer.knowledge.model import Finding
from xiaoer.knowledge.search import FaqIndex
from xiaoer.language.normalise import normalise

#: Below, an answer would be a guess; from here up to SURE the shopper is asked what was meant.
KNOWN, SURE = 0.46, 0.56
#: Two candidates closer than this are both offered.
TIE = 0.03
_GREETING = re.compile(
    r"^(你好|您好|在吗|在不在|有人吗|哈喽|hi|hello|hey|早上好|下午好|晚上好|亲)[\s,，.。!！?？~～啊呀呢]*$",
    re.IGNORECASE,
)


def heard_text(turn: Turn) -> str:
    """What the shopper said in this turn, in plain spelling."""
    return normalise("\n".join(turn.heard))


def is_greeting(text: str) -> bool:
    """Whether this is a hello and nothing else."""
    return bool(_GREETING.match(text))


def answer(turn: Turn, text: str, vector: NDArray[float32] | None, faq: FaqIndex) -> Reply:
    """Decide the reply to `text`; `vector` is None only for greetings. Pure: the same turn and knowledge give the same reply."""
    hear = TraceStep("normalise", text, {"heard": list(turn.heard)})
    if is_greeting(text) or vector is None:
        return Reply(turn.persona.greeting, True, 1.0, trace=(hear, TraceStep("decide", "是问候，用店铺的开场白")))
    found = faq.search(text, vector, now=turn.now)
    looked = TraceStep(
        "search",
        f"在常见问题里找到 {len(found)} 条" if found else "常见问题里没有相近的",
        {"found": [{"ref": hit.source.ref, "matched": hit.matched, "score": hit.score, **hit.parts} for hit in found]},
    )
    return _decide(turn, found, (hear, looked))


def _decide(turn: Turn, found: list[Finding], before: tuple[TraceStep, ...]) -> Reply:
    if not found or found[0].score < KNOWN:
        best = found[0].score if found else 0.0
        step = TraceStep("decide", f"最像的也只有 {best:.2f}，不到 {KNOWN}，不乱答", {"score": best})
        return Reply(turn.persona.unknown, False, best, trace=(*before, step))
    first = found[0]
    rivals = [hit for hit in found[1:3] if first.score < SURE and first.score - hit.score < TIE]
    if rivals:
        choices = tuple(hit.source.title for hit in (first, *rivals))
        step = TraceStep("decide", "几条差不多像，请顾客选", {"choices": list(choices)})
        return Reply("您是想问哪一个？", True, first.score, choices=choices, trace=(*before, step))
    step = TraceStep("decide", f"用“{first.source.title}”的答案，{first.score:.2f} 分", {"ref": first.source.ref})
    return Reply(first.text, True, first.score, sources=(first.source,), trace=(*before, step))
