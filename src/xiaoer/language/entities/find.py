"""All entities of a text, overlaps resolved: what is longer and stands first in the order of kinds wins its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from xiaoer.language.entities.body import find_body
from xiaoer.language.entities.days import find_days
from xiaoer.language.entities.goods import find_goods
from xiaoer.language.entities.identifiers import find_identifiers
from xiaoer.language.understand import Entity

#: Characters that are searched; entities stand near the start of even the longest message.
READ = 2000
#: Kinds that claim their place before others: a digit belongs to the longest thing it can be part of.
_ORDER = (
    "link",
    "parcel_no",
    "phone",
    "order_no",
    "date",
    "foot",
    "height",
    "weight",
    "money",
    "age",
    "size",
    "quantity",
)


def find_entities(text: str, *, today: date, own_prefixes: Sequence[str] = ()) -> tuple[Entity, ...]:
    """Everything named by shape in a normalised text, in order of place, none overlapping."""
    text = text[:READ]
    found = [
        *find_identifiers(text, own_prefixes),
        *find_days(text, today),
        *find_body(text),
        *find_goods(text),
    ]
    return keep_apart(found)


def keep_apart(found: Iterable[Entity]) -> tuple[Entity, ...]:
    """One entity a place: earlier kinds first, then longer ones."""
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda each: (_ORDER.index(each.kind), each.start - each.end, each.start)):
        if all(entity.end <= other.start or entity.start >= other.end for other in kept):
            kept.append(entity)
    return tuple(sorted(kept, key=lambda each: each.start))
