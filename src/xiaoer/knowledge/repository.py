"""Reads and writes knowledge."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

import numpy as np
from numpy import float32
from numpy.typing import NDArray
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from xiaoer.knowledge.model import FaqEntry, KnowledgeData
from xiaoer.knowledge.tables import faq_entries, text_vectors
from xiaoer.storage.database import UnitOfWork

_FAQ = [column for column in faq_entries.c if column.name != "shop_id"]


async def all_faq(uow: UnitOfWork) -> list[FaqEntry]:
    """Every FAQ entry of the shop, by id."""
    rows = await uow.connection.execute(select(*_FAQ).order_by(faq_entries.c.id))
    return [
        FaqEntry(**{**row, "similar": tuple(row["similar"]), "tags": tuple(row["tags"])}) for row in rows.mappings()
    ]


async def load_knowledge(uow: UnitOfWork) -> KnowledgeData:
    """Everything the shop knows."""
    return KnowledgeData(faq=tuple(await all_faq(uow)))


async def save_faq(uow: UnitOfWork, entries: Iterable[FaqEntry]) -> None:
    """Add the entries, or replace those of the same id."""
    rows = [
        {**asdict(entry), "shop_id": uow.shop_id, "similar": list(entry.similar), "tags": list(entry.tags)}
        for entry in entries
    ]
    if not rows:
        return
    statement = insert(faq_entries)
    changed = {column.name: statement.excluded[column.name] for column in _FAQ if column.name != "id"}
    statement = statement.on_conflict_do_update(index_elements=["shop_id", "id"], set_=changed)
    await uow.connection.execute(statement, rows)


async def delete_faq(uow: UnitOfWork, ids: Sequence[str]) -> None:
    """Remove the entries of these ids."""
    if ids:
        await uow.connection.execute(delete(faq_entries).where(faq_entries.c.id.in_(ids)))


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
