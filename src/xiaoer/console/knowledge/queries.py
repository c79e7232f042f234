"""Lists of FAQ entries and shop words with search and pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, cast, func, not_, or_, select
from sqlalchemy.types import String

from xiaoer.knowledge.model import FaqEntry, LexiconEntry
from xiaoer.knowledge.tables import faq_entries, lexicon_entries
from xiaoer.knowledge.version_repository import FAQ, LEXICON, Stored
from xiaoer.storage.database import UnitOfWork

PAGE = 50
f, w = faq_entries.c, lexicon_entries.c


def _like(words: str, *columns: Any) -> ColumnElement[bool]:  # noqa: ANN401 - columns of text
    pattern = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return or_(*(column.ilike(pattern) for column in columns))


def _holds(state: str, now: datetime) -> ColumnElement[bool]:
    expired = and_(f.valid_to.is_not(None), f.valid_to < now)
    coming = and_(not_(expired), f.valid_from.is_not(None), f.valid_from > now)
    return {"expired": expired, "coming": coming}.get(state, and_(not_(expired), not_(coming)))


async def list_faq(
    uow: UnitOfWork, search: str, category: str, page: int, *, state: str = "", now: datetime
) -> tuple[int, list[str], Sequence[Stored[FaqEntry]]]:
    """How many entries fit, every category there is, and one page of entries, the newest edits first."""
    where: list[ColumnElement[bool]] = []
    if search:
        together = (func.array_to_string(f.similar, "\n"), func.array_to_string(f.tags, "\n"))
        where.append(_like(search, f.id, f.question, f.answer, *together))
    if category:
        where.append(or_(f.category == category, f.category.startswith(category + "/", autoescape=True)))
    if state:
        where.append(_holds(state, now))
    total = (await uow.connection.execute(select(func.count()).select_from(faq_entries).where(*where))).scalar_one()
    categories = await uow.connection.execute(select(f.category).where(f.category != "").distinct())
    statement = select(faq_entries).where(*where).order_by(f.updated_at.desc(), f.id)
    rows = await uow.connection.execute(statement.limit(PAGE).offset((page - 1) * PAGE))
    return total, sorted(categories.scalars()), [FAQ.read(row) for row in rows.mappings()]


async def list_words(
    uow: UnitOfWork, search: str, kind: str, page: int
) -> tuple[int, list[str], Sequence[Stored[LexiconEntry]]]:
    """How many shop words fit, every kind there is, and one page of words, the newest edits first."""
    where: list[ColumnElement[bool]] = []
    if search:
        where.append(_like(search, w.word, w.target, w.note, func.array_to_string(w.aliases, "\n")))
    if kind:
        where.append(w.kind == kind)
    total = (await uow.connection.execute(select(func.count()).select_from(lexicon_entries).where(*where))).scalar_one()
    kinds = await uow.connection.execute(select(w.kind).distinct())
    statement = select(lexicon_entries).where(*where).order_by(w.updated_at.desc(), w.word, cast(w.id, String))
    rows = await uow.connection.execute(statement.limit(PAGE).offset((page - 1) * PAGE))
    return total, sorted(kinds.scalars()), [LEXICON.read(row) for row in rows.mappings()]


async def every_word(uow: UnitOfWork) -> dict[str, LexiconEntry]:
    """Every shop word by its id, to look for double meanings."""
    rows = await uow.connection.execute(select(lexicon_entries))
    return {stored.id: stored.entry for stored in (LEXICON.read(row) for row in rows.mappings())}
