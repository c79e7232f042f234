"""The brain: hear, understand, decide, answer from the shop's own words, or say honestly that it does not know."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace

from xiaoer.dialogue.model import Reply, TraceStep, Turn
from xiaoer.knowledge.model import Finding
from xiaoer.skills.skill import Abilities

#: Below, an answer would be a guess; from here up to SURE the shopper is asked what was meant.
KNOWN, SURE = 0.46, 0.56
#: Two candidates closer than this are both offered.
TIE = 0.03
_GREETING = re.compile(
    r"^(你好|您好|在吗|在不在|有人吗|哈喽|hi|hello|hey|早上好|下午好|晚上好|亲)[\s,，.。!！?？~～啊呀呢]*$",
    re.IGNORECASE,
)


async def reply(turn: Turn, abilities: Abilities) -> Reply:
    """Decide the reply to a turn. The same turn and facts give the same reply."""
    heard = "\n".join(each.text for each in turn.heard if each.text)
    understood = await asyncio.to_thread(abilities.knowledge.understand, heard, now=turn.now)
    text = understood.text
    hear = TraceStep("normalise", text, {"heard": [each.text for each in turn.heard]})
    persona = turn.shop.persona
    if _GREETING.match(text) or understood.vector is None:
        step = TraceStep("decide", "是问候，用店铺的开场白")
        return Reply((persona.greeting[0],), topic=turn.topic, confidence=1.0, trace=(hear, step))
    found = abilities.knowledge.search(text, understood.vector, now=turn.now, product=turn.topic.product)
    looked = TraceStep(
        "search",
        f"在常见问题里找到 {len(found)} 条" if found else "常见问题里没有相近的",
        {"found": [{"ref": hit.source.ref, "matched": hit.matched, "score": hit.score, **hit.parts} for hit in found]},
    )
    return replace(_decide(turn, found, (hear, looked)), topic=turn.topic)


def _decide(turn: Turn, found: Sequence[Finding], before: tuple[TraceStep, ...]) -> Reply:
    if not found or found[0].score < KNOWN:
        best = found[0].score if found else 0.0
        step = TraceStep("decide", f"最像的也只有 {best:.2f}，不到 {KNOWN}，不乱答", {"score": best})
        return Reply((turn.shop.persona.unknown[0],), answered=False, confidence=best, trace=(*before, step))
    first = found[0]
    rivals = [hit for hit in found[1:3] if first.score < SURE and first.score - hit.score < TIE]
    if rivals:
        choices = tuple(hit.source.title for hit in (first, *rivals))
        step = TraceStep("decide", "几条差不多像，请顾客选", {"choices": list(choices)})
        return Reply(("您是想问哪一个？",), choices=choices, confidence=first.score, trace=(*before, step))
    step = TraceStep("decide", f"用“{first.source.title}”的答案，{first.score:.2f} 分", {"ref": first.source.ref})
    return Reply((first.text,), sources=(first.source,), confidence=first.score, trace=(*before, step))
