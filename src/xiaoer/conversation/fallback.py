"""What the shopper hears when the brain fails: the truth, and a person."""

from __future__ import annotations

from dataclasses import replace

from xiaoer.conversation.turn_of import Loaded
from xiaoer.dialogue.model import Brief, Reply, TraceStep

#: Code of the hand-over's reason.
REASON = "bot_failed"
_APOLOGY = {
    "zh": "抱歉，我这边出了点问题，没能处理好您的消息。",
    "en": "Sorry, something went wrong on my side and I could not work on your message.",
}


def apologise(loaded: Loaded, error: BaseException) -> Reply:
    """An honest reply that hands over; its trace names the error, the shopper does not see it."""
    language = "en" if loaded.conversation.language.startswith("en") else "zh"
    voice = loaded.shop.persona.apology
    text = voice[0] if voice and language == "zh" else _APOLOGY[language]
    topic = loaded.conversation.topic
    step = TraceStep("failed", f"{type(error).__name__}：{error}"[:500], {"error": type(error).__name__})
    brief = Brief(
        reason=REASON,
        reason_text="机器人处理这条消息时出错了",
        point=loaded.words[:200],
        mood=loaded.conversation.mood,
        intensity=loaded.conversation.mood_intensity,
        moods=topic.moods,
        order_no=topic.order_no,
        product=topic.product,
        tried=topic.tried,
        suggestion="直接回答顾客的问题",
    )
    return Reply(
        (text,),
        handoff=REASON,
        brief=brief,
        answered=False,
        topic=replace(topic, failures=topic.failures + 1),
        emotion=loaded.conversation.mood,
        emotion_intensity=loaded.conversation.mood_intensity,
        trace=(step,),
    )
