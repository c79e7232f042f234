"""Hello back, in the shop's own words; a second hello is answered shortly."""

from __future__ import annotations

from typing import ClassVar

from xiaoer.skills.phrases import fresh
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult

_AGAIN = ("在的，您说。", "我在，您请讲。", "在呢，有什么可以帮您？")


class Greeting:
    """你好, 在吗."""

    name = "greeting"
    intents: ClassVar[frozenset[str]] = frozenset({"greeting"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """The opening."""
        said = request.topic.said
        scripts = [script.text for script in abilities.knowledge.scripts if script.moment == "greeting"]
        text = ""
        if not said:
            text = fresh(request.shop.persona.greeting, said, request.text) or fresh(scripts, said, request.text)
        text = text or fresh(_AGAIN, said, request.text) or "在的。"
        return SkillResult(True, text, confidence=0.95, specific=True, facts=(text,), notes=("是问候",))
