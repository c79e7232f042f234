"""Hold a reply against an expectation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from xiaoer.dialogue.model import Reply

#: Beside the goals that were served, an intent counts as understood from here.
_UNDERSTOOD = 0.5


def plain(text: object) -> str:
    """As texts are compared: NFKC, lower case, without white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(text)).lower())


def misses(expected: Mapping[str, Any], reply: Reply | None) -> list[tuple[str, str]]:
    """(expected, got) for each expectation that the reply does not meet; no reply is silence."""
    if reply is None:
        asks = [key for key in ("intent", "skill", "knowledge", "contains", "choices", "cards") if expected.get(key)]
        return [("an answer (" + ", ".join(asks) + ")", "silence: a person has the chat")] if asks else []
    found: list[tuple[str, str] | None] = [
        _silent(expected, reply),
        _intent(expected, reply),
        _among("skill", expected, reply.skills),
        _knowledge(expected, reply),
        _handoff(expected, reply),
        _answered(expected, reply),
        *_contains(expected, reply),
        *_excludes(expected, reply),
        *_choices(expected, reply),
        *_cards(expected, reply),
    ]
    return [miss for miss in found if miss]


def _silent(expected: Mapping[str, Any], reply: Reply) -> tuple[str, str] | None:
    return ("silence", " / ".join(reply.texts)) if expected.get("silent") else None


def _several(value: object) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _intent(expected: Mapping[str, Any], reply: Reply) -> tuple[str, str] | None:
    if not expected.get("intent"):
        return None
    understood = {code for place, (code, sure) in enumerate(reply.intents) if place == 0 or sure >= _UNDERSTOOD}
    wanted = _several(expected["intent"])
    return (
        None
        if set(wanted) & understood
        else (f"intent {' or '.join(wanted)}", f"intents {', '.join(c for c, _ in reply.intents) or 'none'}")
    )


def _among(key: str, expected: Mapping[str, Any], got: Sequence[str]) -> tuple[str, str] | None:
    if not expected.get(key):
        return None
    wanted = _several(expected[key])
    return None if set(wanted) & set(got) else (f"{key} {' or '.join(wanted)}", f"{key} {', '.join(got) or 'none'}")


def _knowledge(expected: Mapping[str, Any], reply: Reply) -> tuple[str, str] | None:
    if not expected.get("knowledge"):
        return None
    refs = [source.ref for source in reply.sources]
    wanted = _several(expected["knowledge"])
    ok = any(ref == want or ref.startswith((f"{want}#", f"{want}:")) for ref in refs for want in wanted)
    return None if ok else (f"knowledge {' or '.join(wanted)}", f"knowledge {', '.join(refs) or 'none'}")


def _handoff(expected: Mapping[str, Any], reply: Reply) -> tuple[str, str] | None:
    want = expected.get("handoff")
    if want is None:
        return None
    got = reply.handoff or ""
    ok = bool(got) == want if isinstance(want, bool) else got == want or got.partition(":")[0] == want
    return None if ok else (f"handoff {want}", f"handoff {got or 'none'}")


def _answered(expected: Mapping[str, Any], reply: Reply) -> tuple[str, str] | None:
    want = expected.get("answered")
    return None if want is None or want == reply.answered else (f"answered {want}", f"answered {reply.answered}")


def said(reply: Reply) -> str:
    """All the shopper reads: bubbles, choices, and what cards show."""
    cards = [str(value) for card in reply.cards for value in _card_texts(card.data)]
    return plain("\n".join([*reply.texts, *reply.choices, *cards]))


def _card_texts(data: object) -> list[str]:
    if isinstance(data, Mapping):
        return [text for value in data.values() for text in _card_texts(value)]
    if isinstance(data, list | tuple):
        return [text for value in data for text in _card_texts(value)]
    return [data] if isinstance(data, str) else []


def _contains(expected: Mapping[str, Any], reply: Reply) -> list[tuple[str, str]]:
    """Each group must have one of its texts in the bubbles."""
    text = plain("\n".join(reply.texts))
    groups = [_several(group) for group in _several(expected.get("contains") or [])]
    return [
        (f"says {' or '.join(map(str, group))}", " / ".join(reply.texts))
        for group in groups
        if not any(plain(each) in text for each in group)
    ]


def _excludes(expected: Mapping[str, Any], reply: Reply) -> list[tuple[str, str]]:
    text = said(reply)
    words = [word for group in _several(expected.get("excludes") or []) for word in _several(group)]
    return [(f"does not say {word}", " / ".join(reply.texts)) for word in words if plain(word) in text]


def _choices(expected: Mapping[str, Any], reply: Reply) -> list[tuple[str, str]]:
    want = expected.get("choices")
    got = ", ".join(reply.choices) or "none"
    if want is None:
        return []
    if isinstance(want, bool):
        return [] if bool(reply.choices) == want else [(f"choices {want}", f"choices {got}")]
    if isinstance(want, int):
        return [] if len(reply.choices) >= want else [(f"at least {want} choices", f"choices {got}")]
    offered = [plain(choice) for choice in reply.choices]
    return [
        (f"choice {' or '.join(map(str, _several(each)))}", f"choices {got}")
        for each in _several(want)
        if not any(plain(one) in choice for one in _several(each) for choice in offered)
    ]


def _cards(expected: Mapping[str, Any], reply: Reply) -> list[tuple[str, str]]:
    """A card is named by its kind, or by kind and code or number: `product`, `product:C001`."""
    want = expected.get("cards")
    if want is None:
        return []
    got = [card.kind for card in reply.cards]
    named = got + [
        f"{card.kind}:{card.data.get('code') or card.data.get('no') or card.data.get('title')}" for card in reply.cards
    ]
    if isinstance(want, bool):
        return [] if bool(got) == want else [(f"cards {want}", f"cards {', '.join(got) or 'none'}")]
    return [(f"card {each}", f"cards {', '.join(named) or 'none'}") for each in _several(want) if each not in named]
