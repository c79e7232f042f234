"""Answer from what search found; near ties become a choice; without a basis it says nothing."""

from __future__ import annotations

import re
from typing import ClassVar

from xiaoer.knowledge.model import Finding
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import joined

#: Below KNOWN an answer would be a guess; from SURE up it is given without a doubt; bench/retrieval says what both cost.
KNOWN, SURE = 0.35, 0.5
#: An entry that only people answer calls one from here up.
PERSON = 0.65
#: From here up the question is one of the shop's own, word for word or nearly.
SAME = 0.8
#: Two candidates closer than this are both offered, unless the first is sure.
TIE = 0.12
_LONGEST_PASSAGE = 240


class AnswerQuestion:
    """Serves every intent that has no skill of its own, and questions whose intent is unknown."""

    name = "answer_question"
    intents: ClassVar[frozenset[str]] = frozenset(
        {
            "gift", "authenticity", "installation", "warranty", "custom_order", "place_order", "payment", "account", "membership",
            "review", "recycling", "price_protection", "delivery_appointment", "other",
        }
    )  # fmt: skip

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """The best finding in its own words."""
        del abilities
        found = request.findings
        least = KNOWN if request.intent != "other" else SURE
        if not found or found[0].score < least:
            best = (
                f"最像的是“{found[0].source.title}”，{found[0].score:.2f} 分，不到 {least}" if found else "什么也没找到"
            )
            return SkillResult(False, confidence=found[0].score if found else 0.0, notes=(best,))
        first = found[0]
        if first.person_only and first.score < PERSON:  # never said by the bot, even where it may not be meant
            return SkillResult(False, confidence=first.score, notes=(f"“{first.source.title}”只由人来答，又不够像",))
        if first.person_only:
            return SkillResult(
                True, handoff="person_only", sources=(first.source,), confidence=first.score,
                notes=(f"“{first.source.title}”只由人来答",),
            )  # fmt: skip
        rivals = _rivals(found)
        if rivals:
            choices = tuple(dict.fromkeys(hit.source.title for hit in (first, *rivals)))
            return SkillResult(
                False, "您是想问哪一个？", choices=choices, confidence=first.score,
                sources=(), notes=("几条差不多像，请顾客选",), facts=choices,
            )  # fmt: skip
        facts = _facts_together(found)
        text = joined([_said(hit) for hit in facts]) if len(facts) > 1 else _said(first)
        return SkillResult(
            True, text, sources=tuple(hit.source for hit in facts) or (first.source,), confidence=first.score,
            facts=(text,), notes=(f"用“{first.source.title}”的答案，{first.score:.2f} 分",),
        )  # fmt: skip


def _rivals(found: tuple[Finding, ...]) -> list[Finding]:
    first = found[0]
    if first.score >= SURE or first.kind != "faq":
        return []
    return [hit for hit in found[1:3] if first.score - hit.score < TIE and hit.text != first.text and hit.kind == "faq"]


def _facts_together(found: tuple[Finding, ...]) -> list[Finding]:
    """Several facts of one product asked for at once are told together."""
    if found[0].kind != "fact":
        return [found[0]]
    return [hit for hit in found if hit.kind == "fact" and hit.product == found[0].product][:3]


def _said(hit: Finding) -> str:
    if hit.kind == "fact":
        return f"{hit.source.title.replace(' · ', '的')}：{hit.text}"
    if hit.kind == "passage":
        return _beginning(hit.text)
    return hit.text


def _beginning(text: str) -> str:
    """As many whole sentences as fit into a bubble."""
    plain = re.sub(r"\s*\n\s*", "\n", re.sub(r"[*_`>#]+", "", text)).strip()
    if len(plain) <= _LONGEST_PASSAGE:
        return plain
    kept = ""
    for sentence in re.findall(r"[^。！？\n]+[。！？\n]?", plain):
        if kept and len(kept) + len(sentence) > _LONGEST_PASSAGE:
            break
        kept += sentence
    return kept.strip()[: _LONGEST_PASSAGE * 2]
