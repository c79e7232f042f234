"""Complete a shortened question (那M码呢? 白色的呢? 换成衬衫) from the one before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: Words a shortened question may hold beside what it names.
_EMPTY = re.compile(
    r"那么|那|这|这个|那个|呢|的|[件个款条双瓶种单]|换成|换|如果|要是|要|改成|或者|嘛|么|码|号|色|和|还有|我|你|您|是|说|问|如何|怎么样|咋样|"
    r"到|发|去|寄|送|也|一样|呀|啊|吧|哦|穿|用|看看|再|另外|老公|男朋友|爸|妈|朋友|他|她|它|cm|kg|公斤|斤|身高|体重|[\s，,。.!！?？~～、]",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"^(不是的?|不对|错了|说错了|搞错了|打错了|我是说|不是这个|不是这件|没问这个)[，,。.!！\s]*(我?(说|问|要|想问|看|指)的?是|是|我要)?[，,\s]*|"
    r"^我(说|问|要|想问|看|指)的?是"
)
#: The longest a shortened question is.
_LONGEST = 24


def strip_correction(text: str) -> tuple[str, bool]:
    """不是，我说的是白色那件 → 白色那件, and true."""
    match = _CORRECTION.match(text)
    return (text[match.end() :].strip(), True) if match and match.end() else (text, False)


def is_shortened(text: str, mentions: Sequence[str]) -> bool:
    """Whether nothing is left of the text but what it names and empty words."""
    if not mentions or len(text) > _LONGEST:
        return False
    rest = _without(text, mentions)
    return not _EMPTY.sub("", rest)


def completed(mentions: Sequence[str], before: str, before_mentions: Sequence[str]) -> str:
    """The question before, asked of what is named now."""
    rest = _without(before, before_mentions)
    rest = re.sub(r"^(那|这|的|件|个|款|[，,\s])+", "", re.sub(r"\s+", " ", rest)).strip()
    return f"{' '.join(mentions)} {rest}".strip()


def _without(text: str, mentions: Sequence[str]) -> str:
    for mention in sorted(mentions, key=len, reverse=True):
        text = text.replace(mention, " ")
    return text
