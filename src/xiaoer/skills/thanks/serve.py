"""Thanks and goodbye."""

from __future__ import annotations

import re
from typing import ClassVar

from xiaoer.skills.phrases import fresh
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult

_BYE = re.compile(r"再见|拜拜|88|没(有)?(别的)?事了|没问题了|先这样|就这样|好的")
_MORE = ("不客气，随时叫我。", "应该的，还有问题就说。", "好的，您忙。")


class Thanks:
    """谢谢, 好的没事了, 再见."""

    name = "thanks"
    intents: ClassVar[frozenset[str]] = frozenset({"thanks_bye"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """You are welcome."""
        closing = [script.text for script in abilities.knowledge.scripts if script.moment == "closing"]
        ways = [*request.shop.persona.thanks, *_MORE]
        if _BYE.search(request.text) and "谢" not in request.text and closing:
            ways = [*closing, *ways]
        text = fresh(ways[: max(1, len(ways) - len(_MORE))], request.topic.said, request.text) or fresh(
            _MORE, request.topic.said, request.text
        )
        text = text or "好的。"
        return SkillResult(True, text, confidence=0.95, specific=True, facts=(text,), notes=("致谢或告别",))
