"""A complaint, a threat or a claim for damages is a person's to answer; the bot promises nothing."""

from __future__ import annotations

from typing import ClassVar

from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult

_REASONS = {"complaint": "complaint", "escalation_threat": "threat", "compensation": "compensation"}


class Complaint:
    """我要投诉, 打12315, 你们要赔."""

    name = "complaint"
    intents: ClassVar[frozenset[str]] = frozenset(_REASONS)

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """The hand-over with its reason."""
        del abilities
        reason = _REASONS.get(request.intent, "complaint")
        return SkillResult(True, handoff=reason, confidence=0.9, specific=True, notes=("投诉类的话由人来答",))
