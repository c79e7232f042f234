"""Take in what was sent, one message or a burst, and cut it into the questions it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from xiaoer.dialogue.model import Heard
from xiaoer.language.normalise import normalise

#: Longer texts are read up to here; a shopper's question never is.
LONGEST = 2_000
_MOST_SEGMENTS = 4
_HARD = re.compile(r"[。！!？?；;\n]+")
_SOFT = re.compile(r"[，,]|(?=另外|还有就是|顺便|以及|对了)")
#: What makes a piece a question or request of its own.
_ASKS = re.compile(
    r"吗|呢|嘛|么$|多少|几[天个号点折件时月]|怎么|咋|什么|啥|哪|谁|多大|多久|多长|能不能|可不可以|是不是|有没有|会不会|要不要|好不好|厚不厚|"
    r"帮我|给我(?![爸妈老男女家朋儿孩])|我要|我想|想要|麻烦|查一?下|查查|退(货|款|掉)|换(货|成|个|一)|催|开.{0,4}票|人工|推荐|投诉|包邮|改地址|取消|有货|区别|对比"
)
_FILLING = re.compile(
    r"^(在|在吗|在不在|在么|有人吗|你好|您好|hi|hello|哈喽|嗨|亲|亲亲|那个|那个啥|就是|嗯+|哦+|额|我想问(一)?下|想问(一)?下|请问(一)?下?|问(一)?下|麻烦问下|"
    r"请问|打扰了?|早上好|中午好|下午好|晚上好|老板|掌柜的?|客服|小二|不好意思)[呀啊哦呢~～，,。.!！?？\s]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Message:
    """All that was heard in this turn."""

    #: The whole, in plain spelling.
    text: str
    #: The questions in it, in order; the whole as one when it can't be cut.
    segments: tuple[str, ...]
    product: str | None = None
    order_no: str | None = None
    asked_human: bool = False
    pictures: int = 0
    stickers: int = 0
    cut_short: bool = False


def hear(heard: Sequence[Heard]) -> Message:
    """The turn's messages as one."""
    raw = "\n".join(each.text for each in heard if each.kind == "text" and each.text)
    lines = [normalise(line) for line in raw[:LONGEST].split("\n")]
    text = "\n".join(line for line in lines if line)
    last = {each.kind: each for each in heard}
    return Message(
        text,
        tuple(segments(text)),
        product=str(last["product"].data.get("code", "")) or None if "product" in last else None,
        order_no=str(last["order"].data.get("no", "")) or None if "order" in last else None,
        asked_human="ask_human" in last,
        pictures=sum(each.kind == "picture" for each in heard),
        stickers=sum(each.kind == "sticker" for each in heard),
        cut_short=len(raw) > LONGEST,
    )


def segments(text: str) -> list[str]:
    """The questions of a text; pieces that ask nothing belong to the question after them, or to the last."""
    pieces = [piece.strip() for piece in _HARD.split(text) if piece.strip()]
    pieces = [part for piece in pieces for part in _soft(piece)]
    content = [piece for piece in pieces if not _FILLING.match(piece)]
    if not content:
        return [" ".join(pieces)] if pieces else []
    found: list[str] = []
    waiting: list[str] = []
    for piece in content:
        waiting.append(piece)
        if _ASKS.search(piece):
            found.append("，".join(waiting))
            waiting = []
    if waiting and found:
        found[-1] = "，".join([found[-1], *waiting])
    elif waiting:
        found = ["，".join(waiting)]
    return found if len(found) <= _MOST_SEGMENTS else ["，".join(content)]


def _soft(piece: str) -> list[str]:
    """A piece cut at its commas only where two sides ask something."""
    parts = [part.strip() for part in _SOFT.split(piece) if part and part.strip()]
    asking = [part for part in parts if _ASKS.search(part) and len(part) >= 3]
    return parts if len(asking) >= 2 else [piece]


def is_filling(text: str) -> bool:
    """Whether a text only opens a chat (在吗, 你好, 那个)."""
    return bool(_FILLING.match(text))
