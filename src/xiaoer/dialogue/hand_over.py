"""When a person must take over, by the shop's own rules, and what is truthfully said then."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xiaoer.dialogue.hear import Message
from xiaoer.dialogue.model import DeskState, Turn
from xiaoer.knowledge.ports import ShopKnowledge
from xiaoer.language.understand import Understanding
from xiaoer.skills.phrases import fresh
from xiaoer.skills.wording import Grounds

#: Intents of a wish for a person or of trouble count from here.
_SURE = 0.5
_ANGRY = 0.75
REASONS: Mapping[str, str] = {
    "asked": "顾客要求转人工", "anger": "顾客很生气", "complaint": "顾客投诉", "threat": "顾客说要维权或曝光", "danger": "涉及人身安全、被骗或惩罚性赔偿",
    "compensation": "顾客要求赔偿",
    "large_refund": "退款金额超出机器人的权限", "failures": "机器人几次没答上来", "keyword": "说到了规定由人处理的词",
    "person_only": "这个问题规定由人来答", "change_request": "改单要人操作", "overdue": "已经超过承诺的时间", "delivery_problem": "配送异常要人处理",
    "intent": "这类问题规定由人处理", "check": "机器人的答复没有通过核对",
}  # fmt: skip
_BY_INTENT = {
    "ask_human": "asked",
    "escalation_threat": "threat",
    "compensation": "compensation",
    "complaint": "complaint",
}
_SOOTHE = ("您说的我都记下了，不用再重复一遍。", "情况我已经写给同事，您不用从头再说。", "您的情况都转过去了。")
_AWAY = "同事这会儿都不在线，您的情况我已经记下了，一有人就回您；您可以先把订单号和要说的留在这里。"
_REFUND = frozenset({"refund_request", "return_goods", "quality_issue", "compensation"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """Why a person: the reason's code, and what set it off."""

    code: str
    why: str


def trigger(message: Message, understood: Understanding, knowledge: ShopKnowledge) -> Trigger | None:
    """Whether the words alone call for a person."""
    policy = knowledge.policies.handoff
    text = understood.text.lower()
    sure = {guess.code for guess in understood.intents[:2] if guess.confidence >= _SURE}
    if message.asked_human or "ask_human" in sure:
        return Trigger("asked", "按了人工按钮" if message.asked_human else "话里要求转人工")
    for code, key in (("threat", "complaint_words"), ("anger", "anger_words"), ("keyword", "keywords")):
        if word := _word(text, policy.get(key, ())):
            named = "complaint" if code == "threat" and not sure & {"escalation_threat"} else code
            return Trigger(f"keyword:{word}" if code == "keyword" else named, f"说到“{word}”")
    listed = set(policy.get("intents", ())) | {"escalation_threat"}
    if hit := next((guess.code for guess in understood.intents[:2] if guess.code in sure & listed), None):
        return Trigger(_BY_INTENT.get(hit, "intent"), f"意图 {hit} 规定转人工")
    if understood.handoff:
        return Trigger(understood.handoff, "话里的意思要转人工")
    if understood.emotion.label == "angry" and understood.emotion.intensity >= _ANGRY:
        return Trigger("anger", f"情绪很激动（{understood.emotion.intensity:.2f}）")
    return _large_refund(understood, policy, sure)


def _word(text: str, words: Sequence[str]) -> str | None:
    return next((word for word in words if word and word.lower() in text), None)


def _large_refund(understood: Understanding, policy: Mapping[str, Any], sure: set[str]) -> Trigger | None:
    limit = policy.get("refund_over")
    amounts = [int(each.value) for each in understood.all("money") if each.value.isdigit()]
    amounts += [int(match[1]) * 100 for match in re.finditer(r"退.{0,6}?(\d{2,6})\s*(?:元|块)", understood.text)]
    if limit is not None and sure & _REFUND and amounts and max(amounts) > limit:
        return Trigger("large_refund", f"要退的金额超过 {limit / 100:g} 元")
    return None


def reason_text(code: str) -> str:
    """The reason in words for staff."""
    head, _, rest = code.partition(":")
    return f"{REASONS.get(head, head)}{f'：{rest}' if rest else ''}"


def announced(turn: Turn, knowledge: ShopKnowledge, said: Sequence[str], key: str) -> tuple[str, tuple[str, ...]]:
    """Who comes and when, as the desk really stands; and the figures it may use."""
    grounds = Grounds(turn.now, turn.shop.time_zone)
    desk = turn.desk
    if desk.open:
        return _coming(desk, knowledge, said, key, grounds), grounds.facts
    policy = knowledge.policies.handoff
    # The shop's words for closing time are true only then; at other times everybody is just away for a while.
    moment = "offline" if desk.opens_at else "away"
    ways = [str(policy["offline_reply"])] if desk.opens_at and policy.get("offline_reply") else []
    ways += [script.text for script in knowledge.scripts if script.moment == moment]
    text = grounds.quote(fresh(ways, said, key) or _AWAY)
    if desk.opens_at:
        text = f"{text}\n同事{grounds.moment(desk.opens_at)}上班，上班后就回您。"
    return text, grounds.facts


def _coming(desk: DeskState, knowledge: ShopKnowledge, said: Sequence[str], key: str, grounds: Grounds) -> str:
    moments = ("handoff_queue", "handoff") if desk.waiting else ("handoff",)
    scripts = [script.text for moment in moments for script in knowledge.scripts if script.moment == moment]
    start = fresh(scripts[:1], said, key) or fresh(scripts, said, key)
    who = f"{desk.online[0]}来接您" if len(desk.online) == 1 else "同事来接您"
    if desk.waiting:
        about = f"，大约{grounds.quote(desk.minutes)}分钟" if desk.minutes else ""
        queue = f"前面还有{grounds.quote(desk.waiting)}位{about}，轮到您就由{who}。"
    elif desk.minutes and desk.minutes > 1:
        queue = f"{who}，大约{grounds.quote(desk.minutes)}分钟。"
    else:
        queue = f"{who}，请稍等。"
    if start:
        return f"{grounds.quote(start)}{queue}"
    return f"好的，这就请同事来。{queue}{fresh(_SOOTHE, said, key)}"
