"""Praise."""

from __future__ import annotations

from typing import ClassVar

from xiaoer.skills.phrases import fresh
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult

_WAYS = ("谢谢您这么说，我转告大家，大家会很高兴的。", "听您这么说真开心，谢谢您的认可。", "谢谢夸奖，我们继续用心做。")


class Praise:
    """衣服很好, 服务不错."""

    name = "praise"
    intents: ClassVar[frozenset[str]] = frozenset({"praise"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """Thanks for it."""
        scripts = [script.text for script in abilities.knowledge.scripts if script.moment == "praise"]
        text = (
            fresh(scripts or _WAYS, request.topic.said, request.text)
            or fresh(_WAYS, request.topic.said, request.text)
            or "谢谢您。"
        )
        return SkillResult(True, text, confidence=0.9, specific=True, facts=(text,), notes=("是表扬",))
