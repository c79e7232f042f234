"""Put results into the shop's voice: opening by mood, form of address, one particle at most, a sticker by moment, nothing said twice."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from xiaoer.dialogue.check import grounded
from xiaoer.dialogue.model import TraceStep, Turn
from xiaoer.dialogue.serve_goal import Served
from xiaoer.knowledge.ports import ShopKnowledge
from xiaoer.language.names import mood_name
from xiaoer.skills.phrases import fresh

_APOLOGIES = (
    "实在抱歉，给您添麻烦了。",
    "对不起，让您不愉快了。",
    "抱歉，这事是我们没做好。",
    "非常抱歉，让您费心了。",
)
_CALMING = ("别着急，我帮您看。", "理解您着急，我马上看。", "您先别急，我查给您。")
_AGAIN = ("和刚才说的一样：", "刚才那条没有变：", "再说一遍：")
_UNKNOWN = (
    "这个问题我还没有可靠的答案，不乱说；要不要请同事来看？",
    "这个我答不准，请同事来答更稳妥，要转过去吗？",
    "这一点店里的资料没有写，我不敢猜。",
)
_SORRY = re.compile(r"抱歉|对不起|不好意思")
_INSTEAD = "这一条我拿不准数字，不乱说，请同事来确认。"
_MOMENTS = {"greeting": "greeting", "thanks": "thanks", "praise": "happy"}
_EMOJI = {"greeting": "😊", "thanks": "😊", "praise": "🥰"}
#: Lines shorter than this may be said twice in a reply.
_SHORT = 8
#: An unhappy mood counts from this intensity.
_UNHAPPY = 0.5


@dataclass(slots=True)
class Draft:
    """What is about to be said."""

    texts: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    sticker: str | None = None
    blocked: tuple[str, ...] = ()


def unhappy(mood: tuple[str, float]) -> bool:
    """Angry or dissatisfied enough to be apologised to first."""
    return mood[0] in {"angry", "dissatisfied"} and mood[1] >= _UNHAPPY


def compose(
    turn: Turn,
    served: Sequence[Served],
    knowledge: ShopKnowledge,
    mood: tuple[str, float],
    said: Sequence[str],
    closing: str = "",
) -> tuple[Draft, TraceStep]:
    """The bubbles: opening, one per goal, closing (what a hand-over says)."""
    key = "".join(each.text for each in turn.heard)
    draft = Draft()
    bodies = _once([_body(turn, each, said, key, draft) for each in served if each.result.text])
    opening = _opening(turn, knowledge, mood, said, key, serious=_serious(served) or bool(closing))
    if opening and bodies and not _SORRY.search(bodies[0][:12]):
        bodies[0] = f"{opening}{bodies[0]}"
    elif opening and not bodies:
        closing = f"{opening}{closing}"
    draft.texts = [text for text in (*bodies, closing) if text]
    _address(turn, served, draft, mood)
    if not closing and not unhappy(mood):
        _particle(turn, served, draft, key)
        _sticker(turn, served, knowledge, draft, key)
    summary = f"开场：{opening or '不需要'}；顾客{mood_name(mood[0])}" + (
        f"；贴纸 {draft.sticker}" if draft.sticker else ""
    )
    return draft, TraceStep("compose", summary, {"texts": list(draft.texts), "blocked": list(draft.blocked)})


def _once(bodies: Sequence[str]) -> list[str]:
    """What an earlier part of the reply says already is left out of the later ones."""
    told: set[str] = set()
    kept = []
    for body in bodies:
        lines = [line for line in body.split("\n") if line not in told or len(line) < _SHORT]
        told.update(lines)
        kept.append("\n".join(lines))
    return kept


def unknown(turn: Turn, said: Sequence[str], key: str) -> str:
    """The honest word where there is no basis, never twice the same."""
    persona = turn.shop.persona
    return (
        fresh(persona.unknown, said, key)
        or fresh(_UNKNOWN, said, key)
        or "这个我还是不知道，请同事来看吧，说“转人工”就行。"
    )


def _serious(served: Sequence[Served]) -> bool:
    return any(each.skill not in _MOMENTS and each.skill != "bot_identity" for each in served)


def _body(turn: Turn, served: Served, said: Sequence[str], key: str, draft: Draft) -> str:
    """One goal's text, checked; a text with ungrounded figures never leaves."""
    result = served.result
    text = result.text
    facts = [*result.facts, *(each.text for each in turn.heard), *(source.title for source in result.sources)]
    draft.facts += facts
    verdict = grounded(text, facts)
    if not verdict.ok:
        draft.blocked += verdict.ungrounded
        return _INSTEAD
    if not served.quoted and turn.shop.persona.address == "你":
        text = text.replace("您", "你")
    if any(text == earlier for earlier in said) and len(text) > 8:
        text = f"{fresh(_AGAIN, said, key) or '还是那句：'}{text}"
    return text


def _opening(
    turn: Turn, knowledge: ShopKnowledge, mood: tuple[str, float], said: Sequence[str], key: str, *, serious: bool
) -> str:
    if not serious:
        return ""
    if unhappy(mood):
        scripts = [script.text for script in knowledge.scripts if script.moment == "apology"]
        return fresh([*turn.shop.persona.apology, *scripts], said, key) or fresh(_APOLOGIES, said, key)
    if mood[0] == "anxious" and mood[1] >= _UNHAPPY:
        scripts = [script.text for script in knowledge.scripts if script.moment == "calm"]
        return fresh([*scripts, *_CALMING], said, key)
    return ""


def _address(turn: Turn, served: Sequence[Served], draft: Draft, mood: tuple[str, float]) -> None:
    """亲，… where the shop calls its shoppers so; once a reply, never to an unhappy one."""
    address = turn.shop.persona.address
    if (
        not draft.texts
        or address in {"", "您", "你"}
        or unhappy(mood)
        or any(address in text[:12] for text in draft.texts)
    ):
        return
    if served and served[0].skill == "greeting":
        return
    draft.texts[0] = f"{address}，{draft.texts[0]}"


def _particle(turn: Turn, served: Sequence[Served], draft: Draft, key: str) -> None:
    """At most one particle a reply, on a short last sentence of the bot's own."""
    particles = turn.shop.persona.particles
    if (
        not particles
        or not draft.texts
        or not served
        or served[-1].quoted
        or any(p in text for text in draft.texts for p in particles)
    ):
        return
    match = re.search(r"(?:^|[。！？\n，])([^。！？\n，]{2,14}[一-鿿])([。？])$", draft.texts[-1])
    if (
        not match
        or any(match[1] in fact for fact in draft.facts)
        or re.search(r"[吗呢吧了的啊哦呀”）)]$", match[1])
        or zlib.crc32(key.encode()) % 2
    ):
        return
    wanted = "呢" if match[2] == "？" else "哦"
    particle = (
        wanted if wanted in particles else particles[0] if match[2] == "。" and particles[0] not in {"呢", "吗"} else ""
    )
    if particle:
        draft.texts[-1] = f"{draft.texts[-1][:-1]}{particle}{match[2]}"


def _sticker(turn: Turn, served: Sequence[Served], knowledge: ShopKnowledge, draft: Draft, key: str) -> None:
    """A sticker or emoji where only pleasantries are exchanged."""
    if turn.shop.persona.emoji == "none" or len(served) != 1 or served[0].skill not in _MOMENTS or not draft.texts:
        return
    moment = _MOMENTS[served[0].skill]
    fitting = [sticker for sticker in knowledge.stickers if moment in sticker.moments]
    if fitting:
        draft.sticker = fitting[zlib.crc32(key.encode()) % len(fitting)].id
    elif turn.shop.persona.emoji == "many" and not re.search(r"[\U0001F300-\U0001FAFF]", draft.texts[-1]):
        draft.texts[-1] += _EMOJI[served[0].skill]
