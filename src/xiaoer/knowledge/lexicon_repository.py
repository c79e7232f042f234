"""Reads and writes shop words as imports see them; single edits are in version_repository.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from xiaoer.foundation.ids import new_id
from xiaoer.knowledge.model import LexiconEntry
from xiaoer.knowledge.tables import lexicon_entries
from xiaoer.knowledge.version_repository import LEXICON, Stored, deleted_by_people
from xiaoer.storage.among import among
from xiaoer.storage.database import UnitOfWork

_NEVER, _FOREVER = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
#: What makes a shop word the same word at the next import: word, kind, target, scope, and its number among those that say
#: the same at different times, the earliest being 0.
WordKey = tuple[str, str, str, str, int]


def keyed_words(entries: Iterable[LexiconEntry]) -> dict[WordKey, LexiconEntry]:
    """The words under their keys, in order."""
    counts: Counter[tuple[str, str, str, str]] = Counter()
    keyed: dict[WordKey, LexiconEntry] = {}
    for entry in sorted(entries, key=_order):
        same = (entry.word, entry.kind, entry.target, entry.scope)
        keyed[*same, counts[same]] = entry
        counts[same] += 1
    return keyed


def _order(entry: LexiconEntry) -> tuple[Any, ...]:
    """Whatever two entries differ in decides, so that the same entries always get the same keys."""
    same = (entry.word, entry.kind, entry.target, entry.scope)
    return (*same, entry.valid_from or _NEVER, entry.valid_to or _FOREVER, entry.aliases, entry.note)


async def _kept(uow: UnitOfWork) -> dict[WordKey, Stored[LexiconEntry]]:
    rows = (await uow.connection.execute(select(lexicon_entries))).mappings()
    found = sorted((LEXICON.read(row) for row in rows), key=lambda kept: _order(kept.entry))
    return dict(zip(keyed_words(kept.entry for kept in found), found, strict=True))


async def all_words(uow: UnitOfWork) -> list[LexiconEntry]:
    """Every shop word, in order."""
    return [kept.entry for kept in (await _kept(uow)).values()]


async def edited_words(uow: UnitOfWork) -> dict[WordKey, str]:
    """The shop words that people edited or deleted since the last import, with who it was."""
    standing = await _kept(uow)
    edited = {key: kept.updated_by for key, kept in standing.items() if kept.updated_by}
    for by, entry in (await deleted_by_people(uow, LEXICON)).values():
        key = (entry["word"], entry["kind"], entry["target"], entry["scope"], 0)
        if key not in standing:
            edited[key] = by
    return edited


async def save_words(uow: UnitOfWork, words: Mapping[WordKey, LexiconEntry]) -> None:
    """Put the words in place of those of the same keys; a word keeps its id."""
    if not words:
        return
    standing = await _kept(uow)
    await delete_words(uow, list(words))
    rows = [
        {
            **asdict(entry),
            "shop_id": uow.shop_id,
            "id": UUID(standing[key].id) if key in standing else new_id(),
            "aliases": list(entry.aliases),
        }
        for key, entry in words.items()
    ]
    await uow.connection.execute(insert(lexicon_entries), rows)


async def delete_words(uow: UnitOfWork, keys: Sequence[WordKey]) -> None:
    """Remove the shop words of these keys."""
    if keys:
        standing = await _kept(uow)
        gone = [UUID(standing[key].id) for key in keys if key in standing]
        await uow.connection.execute(delete(lexicon_entries).where(among(lexicon_entries.c.id, gone)))
