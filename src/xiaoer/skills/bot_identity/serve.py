"""Says honestly that it is a bot, by name, and what it can do."""

from __future__ import annotations

import re
from typing import ClassVar

from xiaoer.skills.phrases import fresh
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult

_SMALL_TALK = re.compile(r"笑话|唱|天气|吃了|多大|几岁|女朋友|男朋友|喜欢|无聊|聊天|爱我|好看吗")


class BotIdentity:
    """你是机器人吗, 你是谁."""

    name = "bot_identity"
    intents: ClassVar[frozenset[str]] = frozenset({"bot_identity"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """Who speaks."""
        del abilities
        shop, name = request.shop.name, request.shop.persona.bot_name
        who = (
            f"我是{shop}的智能客服{name}，是机器人；商品、订单、售后可以直接问我，想找人说一声“转人工”就行。",
            f"我是{name}，{shop}的机器人客服，能查的我马上查，查不了的请同事来。",
        )
        talk = (
            f"这个我不太会，我是{shop}的机器人客服{name}，挑东西、查订单、办售后我在行。",
            "闲聊我不在行，店里的事尽管问我。",
        )
        ways = talk if _SMALL_TALK.search(request.text) else who
        text = fresh(ways, request.topic.said, request.text) or "我是机器人客服，店里的事都可以问我。"
        return SkillResult(True, text, confidence=0.9, specific=True, facts=(text,), notes=("问的是身份或闲聊",))
