"""Reads and writes the FAQ and the vectors of texts; reads all knowledge at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy import float32
from numpy.typing import NDArray
from sqlalchemy import RowMapping, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from xiaoer.commerce.catalogue_repository import all_materials, all_products, all_size_charts
from xiaoer.knowledge.content_repository import (
    all_intent_examples,
    all_passages,
    all_scripts,
    all_stickers,
    load_policies,
)
from xiaoer.knowledge.lexicon_repository import all_words
from xiaoer.knowledge.model import FaqEntry, KnowledgeData
from xiaoer.knowledge.tables import faq_entries, text_vectors
from xiaoer.knowledge.version_repository import FAQ, deleted_by_people
from xiaoer.storage.among import among
from xiaoer.storage.database import UnitOfWork

_BOOKKEEPING = {"shop_id", "updated_at", "updated_by"}
_FAQ = [column for column in faq_entries.c if column.name not in _BOOKKEEPING]


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
    deleted = {
        entry_id: by for entry_id, (by, _) in (await deleted_by_people(uow, FAQ)).items() if entry_id not in standing
    }
    return {entry_id: by for entry_id, by in standing.items() if by} | deleted


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
