"""A person was asked for: always honoured."""

from __future__ import annotations

from typing import ClassVar

from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult


class AskHuman:
    """转人工, 找个人来."""

    name = "ask_human"
    intents: ClassVar[frozenset[str]] = frozenset({"ask_human"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """The hand-over; who comes and when is said by the brain, which knows the desk."""
        del request, abilities
        return SkillResult(True, handoff="asked", confidence=1.0, specific=True, notes=("顾客要求转人工",))
