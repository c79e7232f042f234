"""Count the tries that did not help; after enough of them a person is offered first, and comes when wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from xiaoer.dialogue.decide import Goal
from xiaoer.dialogue.model import Turn
from xiaoer.dialogue.serve_goal import Served
from xiaoer.skills.phrases import fresh
from xiaoer.skills.skill import TopicState

_OFFERS = (
    "这几个问题我都没帮上忙，要不要请同事来看？",
    "我好像一直没答对，请同事来跟您说，好吗？",
    "还是请同事来更快，要转过去吗？",
)
_ASKED = {"deny", "dissatisfied"}


def after_turn(
    turn: Turn, topic: TopicState, served: Sequence[Served], goals: Sequence[Goal], *, missed: bool
) -> tuple[TopicState, bool]:
    """The topic with its count of failures, and whether this turn was one. One good answer after a failure proves nothing yet."""
    denied = any(goal.intents[0] in _ASKED for goal in goals) or any(goal.tracked.corrected for goal in goals)
    if missed or denied:
        return replace(topic, failures=turn.topic.failures + 1, failed=True), True
    helped = any(each.result.answered for each in served)
    if helped and not turn.topic.failed:
        return replace(topic, failures=0, failed=False), False
    return replace(topic, failures=turn.topic.failures, failed=False), False


def offer_person(topic: TopicState, limit: int, key: str) -> tuple[str, Mapping[str, Any], tuple[str, ...]] | None:
    """After `limit` failures: the offer, the open question it leaves, and the choices."""
    if limit <= 0 or topic.failures < limit:
        return None
    text = fresh(_OFFERS, topic.said, key) or "说“转人工”，同事就来。"
    pending = {
        "skill": "ask_human",
        "slot": "confirm",
        "intent": "ask_human",
        "question": "",
        "options": {},
        "filled": {},
    }
    return text, pending, ("转人工", "再问问看")


def wants_person(goals: Sequence[Goal]) -> bool:
    """Whether the offer of a person was accepted."""
    return any(goal.tracked.resumed is not None and goal.filled.get("confirm") is True for goal in goals)
