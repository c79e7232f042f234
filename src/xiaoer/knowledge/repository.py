"""Reads and writes what people edit: FAQ and shop words; the vectors of texts; and all knowledge at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

import numpy as np
from numpy import float32
from numpy.typing import NDArray
from sqlalchemy import RowMapping, delete, func, select
from sqlalchemy.dialects.postgresql import distinct_on, insert

from xiaoer.commerce.catalogue_repository import all_materials, all_products, all_size_charts
from xiaoer.foundation.ids import new_id
from xiaoer.knowledge.content_repository import (
    all_intent_examples,
    all_passages,
    all_scripts,
    all_stickers,
    load_policies,
)
from xiaoer.knowledge.model import FaqEntry, KnowledgeData, LexiconEntry
from xiaoer.knowledge.tables import entry_versions, faq_entries, lexicon_entries, text_vectors
from xiaoer.storage.among import among
from xiaoer.storage.database import UnitOfWork

_BOOKKEEPING = {"shop_id", "updated_at", "updated_by"}
_FAQ = [column for column in faq_entries.c if column.name not in _BOOKKEEPING]
_WORD = [column for column in lexicon_entries.c if column.name not in {"id", *_BOOKKEEPING}]
#: A shop word is known by what it says of what: word, kind, target, scope.
WordKey = tuple[str, str, str, str]


def word_key(entry: LexiconEntry) -> WordKey:
    """What makes a shop word the same word at the next import."""
    return (entry.word, entry.kind, entry.target, entry.scope)


async def load_knowledge(uow: UnitOfWork) -> KnowledgeData:
    """Everything the shop knows."""
    return KnowledgeData(
        faq=tuple(await all_faq(uow)),
        lexicon=tuple(await all_words(uow)),
        products=tuple(await all_products(uow)),
        materials=tuple(await all_materials(uow)),
        size_charts=tuple(await all_size_charts(uow)),
        passages=tuple(await all_passages(uow)),
        scripts=tuple(await all_scripts(uow)),
        stickers=tuple(await all_stickers(uow)),
        policies=await load_policies(uow),
        intent_examples=await all_intent_examples(uow),
    )


def _with_tuples(row: RowMapping) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


async def all_faq(uow: UnitOfWork) -> list[FaqEntry]:
    """Every FAQ entry of the shop, by id."""
    rows = await uow.connection.execute(select(*_FAQ).order_by(faq_entries.c.id))
    return [FaqEntry(**_with_tuples(row)) for row in rows.mappings()]


async def edited_faq(uow: UnitOfWork) -> dict[str, str]:
    """The ids of entries that people edited or deleted since the last import, with who it was."""
    rows = await uow.connection.execute(select(faq_entries.c.id, faq_entries.c.updated_by))
    standing = {row.id: row.updated_by for row in rows}
    deleted = {entry_id: by for entry_id, (by, _) in (await _deleted(uow, "faq")).items() if entry_id not in standing}
    return {entry_id: by for entry_id, by in standing.items() if by} | deleted


async def _deleted(uow: UnitOfWork, kind: str) -> dict[str, tuple[str, Mapping[str, Any]]]:
    """Entries of a kind that people deleted: by id, who it was and what the entry said."""
    newest = (
        select(entry_versions.c.entry_id, entry_versions.c.deleted, entry_versions.c.by, entry_versions.c.entry)
        .where(entry_versions.c.kind == kind)
        .ext(distinct_on(entry_versions.c.entry_id))
        .order_by(entry_versions.c.entry_id, entry_versions.c.version.desc())
    )
    rows = await uow.connection.execute(newest)
    return {row.entry_id: (row.by, row.entry) for row in rows if row.deleted and row.by}


async def save_faq(uow: UnitOfWork, entries: Iterable[FaqEntry], *, by: str = "") -> None:
    """Add the entries, or replace those of the same id; `by` is the person who edited them, empty for an import."""
    rows = [
        {
            **asdict(entry),
            "shop_id": uow.shop_id,
            "similar": list(entry.similar),
            "tags": list(entry.tags),
            "updated_by": by,
        }
        for entry in entries
    ]
    if not rows:
        return
    statement = insert(faq_entries)
    changed: dict[str, Any] = {name: statement.excluded[name] for name in rows[0] if name not in {"shop_id", "id"}}
    changed["updated_at"] = func.now()
    await uow.connection.execute(statement.on_conflict_do_update(index_elements=["shop_id", "id"], set_=changed), rows)


async def delete_faq(uow: UnitOfWork, ids: Sequence[str]) -> None:
    """Remove the entries of these ids."""
    if ids:
        await uow.connection.execute(delete(faq_entries).where(among(faq_entries.c.id, ids)))


async def all_words(uow: UnitOfWork) -> list[LexiconEntry]:
    """Every shop word, in order."""
    in_order = (lexicon_entries.c.word, lexicon_entries.c.kind, lexicon_entries.c.target, lexicon_entries.c.scope)
    rows = await uow.connection.execute(select(*_WORD).order_by(*in_order, lexicon_entries.c.id))
    return [LexiconEntry(**_with_tuples(row)) for row in rows.mappings()]


async def edited_words(uow: UnitOfWork) -> dict[WordKey, str]:
    """The shop words that people edited or deleted since the last import, with who it was."""
    key = (lexicon_entries.c.word, lexicon_entries.c.kind, lexicon_entries.c.target, lexicon_entries.c.scope)
    rows = await uow.connection.execute(select(*key, lexicon_entries.c.updated_by))
    standing = {(row.word, row.kind, row.target, row.scope): row.updated_by for row in rows}
    deleted = {
        (entry["word"], entry["kind"], entry["target"], entry["scope"]): by
        for by, entry in (await _deleted(uow, "lexicon")).values()
    }
    edited = {key: by for key, by in standing.items() if by}
    return edited | {key: by for key, by in deleted.items() if key not in standing}


async def _word_ids(uow: UnitOfWork) -> dict[WordKey, UUID]:
    """The ids under which the shop words are kept."""
    key = (lexicon_entries.c.word, lexicon_entries.c.kind, lexicon_entries.c.target, lexicon_entries.c.scope)
    rows = await uow.connection.execute(select(lexicon_entries.c.id, *key))
    return {(row.word, row.kind, row.target, row.scope): row.id for row in rows}


async def save_words(uow: UnitOfWork, entries: Sequence[LexiconEntry]) -> None:
    """Put the entries in place of those that say the same of the same; an entry keeps its id."""
    if not entries:
        return
    ids = await _word_ids(uow)
    await delete_words(uow, [word_key(entry) for entry in entries])
    rows = [
        {
            **asdict(entry),
            "shop_id": uow.shop_id,
            "id": ids.get(word_key(entry)) or new_id(),
            "aliases": list(entry.aliases),
        }
        for entry in entries
    ]
    await uow.connection.execute(insert(lexicon_entries), rows)


async def delete_words(uow: UnitOfWork, keys: Sequence[WordKey]) -> None:
    """Remove the shop words of these keys."""
    if keys:
        ids = await _word_ids(uow)
        gone = [ids[key] for key in keys if key in ids]
        await uow.connection.execute(delete(lexicon_entries).where(among(lexicon_entries.c.id, gone)))


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


async def known_vectors(uow: UnitOfWork, embedder: str, texts: Sequence[str]) -> dict[str, NDArray[float32]]:
    """The vectors of those texts that this encoder has encoded before."""
    hashes = {_hash(text): text for text in texts}
    statement = select(text_vectors.c.text_hash, text_vectors.c.vector).where(text_vectors.c.embedder == embedder)
    rows = await uow.connection.execute(statement)
    return {hashes[row.text_hash]: np.frombuffer(row.vector, dtype=float32) for row in rows if row.text_hash in hashes}


async def save_vectors(uow: UnitOfWork, embedder: str, vectors: Mapping[str, NDArray[float32]]) -> None:
    """Keep vectors for the next time."""
    rows = [
        {"shop_id": uow.shop_id, "embedder": embedder, "text_hash": _hash(text), "vector": vector.tobytes()}
        for text, vector in vectors.items()
    ]
    if rows:
        await uow.connection.execute(insert(text_vectors).on_conflict_do_nothing(), rows)
