"""Reads and writes what comes from the pack as it is: documents, scripts, stickers, policies, example sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Table, delete, select
from sqlalchemy.dialects.postgresql import insert

from xiaoer.knowledge.model import Document, Passage, Policies, Script, Sticker
from xiaoer.knowledge.tables import documents, intent_examples, passages, policies, scripts, stickers
from xiaoer.storage.among import among
from xiaoer.storage.database import UnitOfWork

_SCRIPT = [column for column in scripts.c if column.name != "shop_id"]
_STICKER = [column for column in stickers.c if column.name != "shop_id"]
#: The rules of a promotion that are times; JSON knows none.
_TIMES = ("starts", "ends")


def _with_tuples(row: RowMapping) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


def _with_lists(thing: Any) -> dict[str, Any]:  # noqa: ANN401 - any of this room's dataclasses
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(thing).items()}


async def _upsert(uow: UnitOfWork, table: Table, rows: Sequence[Mapping[str, Any]], key: str) -> None:
    if rows:
        statement = insert(table)
        changed = {name: statement.excluded[name] for name in rows[0] if name != key}
        statement = statement.on_conflict_do_update(index_elements=["shop_id", key], set_=changed)
        await uow.connection.execute(statement, [{**row, "shop_id": uow.shop_id} for row in rows])


async def _delete(uow: UnitOfWork, column: ColumnElement[str], keys: Sequence[str]) -> None:
    if keys:
        await uow.connection.execute(delete(column.table).where(among(column, keys)))


async def all_documents(uow: UnitOfWork) -> list[Document]:
    """The documents as they are written, by name."""
    rows = await uow.connection.execute(select(documents.c.name, documents.c.text).order_by(documents.c.name))
    return [Document(row.name, row.text) for row in rows]


async def all_passages(uow: UnitOfWork) -> list[Passage]:
    """The passages of all documents, in order."""
    columns = (passages.c.id, passages.c.document, passages.c.heading, passages.c.text)
    rows = await uow.connection.execute(select(*columns).order_by(passages.c.document, passages.c.position))
    return [Passage(**row) for row in rows.mappings()]


async def save_documents(uow: UnitOfWork, new: Sequence[Document], cut: Sequence[Passage]) -> None:
    """Add the documents, or replace those of the same name; `cut` holds the passages of exactly these."""
    await _upsert(uow, documents, [asdict(document) for document in new], "name")
    await _delete(uow, passages.c.document, [document.name for document in new])
    rows = [{**asdict(passage), "shop_id": uow.shop_id, "position": position} for position, passage in enumerate(cut)]
    if rows:
        await uow.connection.execute(insert(passages), rows)


async def delete_documents(uow: UnitOfWork, names: Sequence[str]) -> None:
    """Remove the documents of these names with their passages."""
    await _delete(uow, passages.c.document, names)
    await _delete(uow, documents.c.name, names)


async def all_scripts(uow: UnitOfWork) -> list[Script]:
    """Ready phrases, by id."""
    rows = await uow.connection.execute(select(*_SCRIPT).order_by(scripts.c.id))
    return [Script(**_with_tuples(row)) for row in rows.mappings()]


async def save_scripts(uow: UnitOfWork, new: Sequence[Script]) -> None:
    """Add the phrases, or replace those of the same id."""
    await _upsert(uow, scripts, [_with_lists(script) for script in new], "id")


async def delete_scripts(uow: UnitOfWork, ids: Sequence[str]) -> None:
    """Remove the phrases of these ids."""
    await _delete(uow, scripts.c.id, ids)


async def all_stickers(uow: UnitOfWork) -> list[Sticker]:
    """Stickers, by id."""
    rows = await uow.connection.execute(select(*_STICKER).order_by(stickers.c.id))
    return [Sticker(**_with_tuples(row)) for row in rows.mappings()]


async def save_stickers(uow: UnitOfWork, new: Sequence[Sticker]) -> None:
    """Add the stickers, or replace those of the same id."""
    await _upsert(uow, stickers, [_with_lists(sticker) for sticker in new], "id")


async def delete_stickers(uow: UnitOfWork, ids: Sequence[str]) -> None:
    """Remove the stickers of these ids."""
    await _delete(uow, stickers.c.id, ids)


async def load_policies(uow: UnitOfWork) -> Policies:
    """The shop's rules."""
    rows = await uow.connection.execute(select(policies.c.kind, policies.c.rules))
    rules: dict[str, Any] = {row.kind: row.rules for row in rows}
    promotions = rules.pop("promotions", [])
    return Policies(**rules, promotions=tuple(_with_times(each) for each in promotions))


def _with_times(promotion: Mapping[str, Any]) -> dict[str, Any]:
    return {name: datetime.fromisoformat(value) if name in _TIMES else value for name, value in promotion.items()}


async def save_policies(uow: UnitOfWork, rules: Policies) -> None:
    """Put these rules in place of all the shop has."""
    kinds = {**asdict(rules), "promotions": list(rules.promotions)}
    filled = [{"kind": kind, "rules": value} for kind, value in kinds.items() if value]
    await _delete(uow, policies.c.kind, [kind for kind, value in kinds.items() if not value])
    await _upsert(uow, policies, filled, "kind")


async def all_intent_examples(uow: UnitOfWork) -> dict[str, tuple[str, ...]]:
    """The shop's own example sentences by intent."""
    columns = (intent_examples.c.intent, intent_examples.c.examples)
    rows = await uow.connection.execute(select(*columns).order_by(intent_examples.c.intent))
    return {row.intent: tuple(row.examples) for row in rows}


async def save_intent_examples(uow: UnitOfWork, new: Mapping[str, Sequence[str]]) -> None:
    """Put these sentences in place of those of the same intents."""
    rows = [{"intent": intent, "examples": list(examples)} for intent, examples in new.items()]
    await _upsert(uow, intent_examples, rows, "intent")


async def delete_intent_examples(uow: UnitOfWork, intents: Sequence[str]) -> None:
    """Remove the sentences of these intents."""
    await _delete(uow, intent_examples.c.intent, intents)
