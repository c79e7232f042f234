"""A topic as plain data and back; what an older or newer program wrote is read as far as it makes sense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from xiaoer.skills.skill import TopicState

_TEXTS = {"product", "color", "size", "order_no", "intent", "before"}
_TUPLES = {"said", "tried", "shown"}

_EMPTY = {each.name: getattr(TopicState(), each.name) for each in fields(TopicState)}


def topic_to_json(topic: TopicState) -> dict[str, Any]:
    """Only what differs from an empty topic."""
    return {name: value for name, empty in _EMPTY.items() if (value := getattr(topic, name)) != empty}


def topic_from_json(stored: object) -> TopicState:
    """The topic; unknown fields and fields of the wrong form are left out."""
    if not isinstance(stored, Mapping):
        return TopicState()
    read = {name: _value(name, value) for name, value in stored.items() if name in _EMPTY}
    return TopicState(**{name: value for name, value in read.items() if value is not None})


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The field's value, or None where it has not the form it should have."""
    if name == "moods":
        return _moods(value)
    if name in _TUPLES:
        return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else None
    if name == "failures":
        return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
    if name == "failed":
        return value if isinstance(value, bool) else None
    if name == "question" or name in _TEXTS:
        return value if isinstance(value, str) else None
    return value if isinstance(value, dict) else None  # pending, facts


def _moods(value: object) -> tuple[tuple[str, float], ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(
        (each[0], float(each[1]))
        for each in value
        if isinstance(each, list) and len(each) == 2 and isinstance(each[0], str) and isinstance(each[1], int | float)
    )
