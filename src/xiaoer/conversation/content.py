"""What people may say: the forms of a message, checked once more where it is stored, whoever the caller is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xiaoer.conversation.errors import ContentInvalid

LONGEST_TEXT = 2000
_LONGEST_CODE = 100
#: type → its fields: name → (kind, needed)
_FORMS: Mapping[str, Mapping[str, tuple[type, bool]]] = {
    "text": {"text": (str, True), "contact": (str, False)},
    "note": {"text": (str, True)},
    "picture": {"picture": (str, True), "width": (int, False), "height": (int, False)},
    "sticker": {"sticker": (str, True)},
    "product": {"code": (str, True)},
    "order": {"no": (str, True)},
    "ask_human": {},
}
BY_CUSTOMER = frozenset({"text", "picture", "sticker", "product", "order", "ask_human"})
BY_STAFF = frozenset({"text", "picture", "sticker", "product", "order", "note"})


def checked(content: Mapping[str, Any], allowed: frozenset[str]) -> dict[str, Any]:
    """The content with only the fields its type has; raises ContentInvalid, which says what is wrong."""
    kind = content.get("type")
    if not isinstance(kind, str) or kind not in allowed:
        raise ContentInvalid(f"A message's type is one of {', '.join(sorted(allowed))}.", where="type")
    kept: dict[str, Any] = {"type": kind}
    for name, (form, needed) in _FORMS[kind].items():
        value = content.get(name)
        if value is None and not needed:
            continue
        if not isinstance(value, form) or isinstance(value, bool):
            raise ContentInvalid(f"“{name}” of a {kind} message is missing or has the wrong form.", where=name)
        if isinstance(value, str):
            limit = LONGEST_TEXT if name == "text" else _LONGEST_CODE
            if not value.strip() or "\0" in value or len(value) > limit:
                raise ContentInvalid(f"“{name}” of a {kind} message has 1 to {limit} characters.", where=name)
        kept[name] = value
    return kept
