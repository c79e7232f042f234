"""The lines that tell in a timeline who answers now (docs/api/messages.md), in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from xiaoer.conversation.model import StaffFace
from xiaoer.dialogue.model import DeskState


def _event(event: str, zh: str, en: str, data: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {"type": "event", "event": event, "text_zh": zh, "text_en": en, "data": dict(data or {})}


def _face(staff: StaffFace) -> dict[str, str]:
    return {"id": str(staff.id), "name": staff.name, "avatar": staff.avatar}


def handed_over(reason: str, desk: DeskState, zone: ZoneInfo, now: datetime) -> dict[str, Any]:
    """A person will come: how many wait before, or when people are back. Nothing is promised that isn't known."""
    data: dict[str, Any] = {"reason": reason, "position": None, "minutes": None, "opens_at": None}
    if desk.open:
        data |= {"position": desk.waiting + 1, "minutes": desk.minutes}
        zh = f"前面还有 {desk.waiting} 位" if desk.waiting else "您是下一位"
        en = f"{desk.waiting} before you" if desk.waiting else "you are next"
        if desk.minutes:
            zh += f"，大约 {desk.minutes} 分钟"
            en += f", about {desk.minutes} min"
        return _event("handed_over", f"已经为您叫了人工客服，{zh}。", f"A person has been called: {en}.", data)
    if desk.opens_at and desk.opens_at > now:
        data["opens_at"] = desk.opens_at.isoformat()
        zh, en = _when(desk.opens_at, zone, now)
        return _event(
            "handed_over",
            f"人工客服现在不在，{zh}上班后第一时间回复您。您可以先留言。",
            f"Nobody is here right now; people are back {en} and will answer you first. You can leave a message.",
            data,
        )
    return _event(
        "handed_over",
        "人工客服暂时都不在线，您的问题已经记下，一有人就回复您。您也可以先留言。",
        "Nobody is online at the moment. Your question is noted and will be answered as soon as somebody is.",
        data,
    )


def _when(at: datetime, zone: ZoneInfo, now: datetime) -> tuple[str, str]:
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    days = (local.date() - today).days
    clock = f"{local:%H:%M}"
    if days < 2:
        return (("今天", "明天")[days] + f" {clock}", f"{('today', 'tomorrow')[days]} at {clock}")
    return f"{local.month}月{local.day}日 {clock}", f"on {local:%d %b} at {clock}"


def taken(staff: StaffFace) -> dict[str, Any]:
    """A person has the chat now."""
    return _event(
        "taken",
        f"{staff.name} 已了解您的情况，马上来",
        f"{staff.name} has read what it is about and is with you in a moment",
        {"staff": _face(staff)},
    )


def given_back() -> dict[str, Any]:
    """The bot answers again."""
    return _event("given_back", "接下来由智能客服继续为您服务", "The assistant is back with you")


def transferred(source: StaffFace | None, target: StaffFace) -> dict[str, Any]:
    """A colleague has the chat now."""
    return _event(
        "transferred",
        f"已为您转接 {target.name}，之前聊过的都看得到，不用重说",
        f"{target.name} takes over and sees everything said so far",
        {"from": _face(source) if source else None, "to": _face(target)},
    )


def closed() -> dict[str, Any]:
    """The chat is over, for now."""
    return _event("closed", "本次服务已结束，有事随时再来", "This chat has ended. Write any time")


def reopened() -> dict[str, Any]:
    """The chat goes on."""
    return _event("reopened", "会话已继续", "The chat goes on")


def left_message(contact: str) -> dict[str, Any]:
    """Words for people who are not there."""
    return _event(
        "left_message",
        "留言收到了，客服上班后会回复您",
        "Your message is noted; people will answer when they are back",
        {"contact": contact},
    )


def rated(score: int, comment: str) -> dict[str, Any]:
    """The shopper said how it was."""
    return _event(
        "rated",
        f"感谢您的评价（{score} 分）",
        f"Thank you for rating ({score} of 5)",
        {"score": score, "comment": comment},
    )
