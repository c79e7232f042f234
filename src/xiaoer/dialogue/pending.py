"""Whether a message answers the bot's open question: a tapped choice, an ordinal, bare values, yes or no."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from xiaoer.dialogue.read_slots import Slots
from xiaoer.language.segment import words
from xiaoer.language.understand import Understanding

_ORDINALS = {"一": 0, "1": 0, "二": 1, "两": 1, "2": 1, "三": 2, "3": 2, "四": 3, "4": 3}
_ORDINAL = re.compile(
    r"^(?:我(?:说|问)的是|是|就|选)?\s*第?\s*([一二两三四1-4])\s*[个款件条双种单瓶项]?(?:吧|的|呢)?[。.!！]?$"
)
_LAST = re.compile(r"最后(?:那|这)?一?[个款件单]|下面(?:那|这)?[个款件单]")
_FIRST = re.compile(r"^(上面|前面|最近)(那|这)?一?[个款件单]")
YES = re.compile(
    r"^(是|是的|对|对的|嗯+|好|好的|好啊|行|可以|要|要的|需要|ok|OK|转吧|转|叫吧|麻烦了|好吧|那好|没错|就是|没问题)[吧的呀啊哦呢，,。.!！~～\s]*(谢谢)?[。.!！]*$"
)
NO = re.compile(
    r"^(不|再问问看?|我再问问|不用|不用了|不要|不是|不需要|算了|先不|不了|没有|否|不对|不必)[吧的呀啊哦呢了，,。.!！~～\s]*(谢谢)?[。.!！]*$"
)


def answered(pending: Mapping[str, Any], understood: Understanding, slots: Slots) -> dict[str, Any] | None:
    """What fills the open slot, e.g. {"order": NO}; None when the message doesn't answer the question."""
    text, slot = understood.text, str(pending.get("slot", ""))
    options: Mapping[str, Any] = pending.get("options") or {}
    if slot == "confirm":
        return {"confirm": True} if YES.match(text) else {"confirm": False} if NO.match(text) else None
    if slot == "body":
        missing = pending.get("missing") or ()
        given = {
            name: value for name, value in slots.body.items() if name in missing or name in pending.get("filled", {})
        }
        return given or None
    chosen = chosen_option(text, list(options))
    if chosen is not None:
        return {slot: options[chosen]}
    if slot == "product" and slots.product:
        return {slot: slots.product}
    if slot == "order" and slots.order_no:
        return {slot: slots.order_no}
    return None


def chosen_option(text: str, labels: Sequence[str]) -> str | None:
    """The label a message picks: itself, its number, or words only it has."""
    if not labels:
        return None
    plain = re.sub(r"[\s，,。.!！?？~～]", "", text).lower()
    for label in labels:
        if plain == re.sub(r"[\s，,。.!！?？~～]", "", label).lower():
            return label
    if match := _ORDINAL.match(text):
        index = _ORDINALS[match[1]]
        return labels[index] if index < len(labels) else None
    if _LAST.search(text):
        return labels[-1]
    if _FIRST.match(text):
        return labels[0]
    said = {word for word in words(text) if len(word) > 1 or word.isdigit()}
    shares = [(sum(word in label.lower() for word in said), label) for label in labels]
    best = max(share for share, _ in shares)
    leaders = [label for share, label in shares if share == best]
    short = len(text) <= 14 and not re.search(r"[吗?？]|多少|怎么|什么", text)
    return leaders[0] if best > 0 and len(leaders) == 1 and short else None
