"""Messages that ask nothing: yes, no, 没懂我意思, a picture, a sticker."""

from __future__ import annotations

from collections.abc import Sequence

from xiaoer.dialogue.decide import Goal
from xiaoer.dialogue.hear import Message
from xiaoer.skills.phrases import fresh
from xiaoer.skills.skill import SkillResult, TopicState

_YES = ("好的，还有要我看的吗？", "好的，您接着说。", "嗯，我在。")
_NO = (
    "那您想问的是什么？换个说法告诉我。",
    "我可能理解错了，您再说一下想问的事？",
    "是我没对上，您直接说商品名或者订单，我重新查。",
)
_MISSED = (
    "是我没答到点上，抱歉。您把想问的再说具体一点？",
    "没帮到您，不好意思。您最想先解决哪一件？",
    "抱歉，我换个方式看：您说一下商品或者订单，我重新查。",
)
_PICTURE = (
    "图片收到了。图里的内容我看不懂，您用文字说一下是什么情况？",
    "图我收到了，会一起转给同事；您再用文字说一句想怎么处理？",
)
_GIVEN = ("收到。您想让我看什么？", "记下了，您要问的是哪方面？")
_EMPTY = ("我在，您想问什么？", "您请说，我听着。")


def social_reply(message: Message, goals: Sequence[Goal], topic: TopicState) -> tuple[SkillResult, str] | None:
    """The result and its intent where nothing was asked; None where there is something to serve."""
    key, said = message.text, topic.said
    if not message.text:
        ways = _PICTURE if message.pictures else _EMPTY
        if message.product or message.order_no:
            return None
        text = fresh(ways, said, key) or "收到。"
        return SkillResult(
            True, text, confidence=0.6, specific=True, choices=("转人工",) if message.pictures else (), facts=(text,)
        ), "provide_info"
    if len(goals) != 1 or goals[0].tracked.resumed:
        return None
    intent = goals[0].intents[0]
    if intent == "dissatisfied":
        return _result(fresh(_MISSED, said, key), ("转人工",), answered=False), intent
    if intent == "deny":
        return _result(fresh(_NO, said, key), (), answered=False), intent
    if intent == "affirm":
        return _result(fresh(_YES, said, key), ()), intent
    if intent == "provide_info":
        return _result(fresh(_GIVEN, said, key), ()), intent
    return None


def _result(text: str, choices: tuple[str, ...], *, answered: bool = True) -> SkillResult:
    text = text or "我在听，您再说一下？"
    return SkillResult(answered, text, choices=choices, confidence=0.6, specific=True, facts=(text,))
