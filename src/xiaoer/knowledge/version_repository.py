"""Reads and writes single entries with their history. An entry's row is locked by whoever edits it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Table, delete, func, select, text
from sqlalchemy.dialects.postgresql import distinct_on, insert

from xiaoer.knowledge.model import FaqEntry, LexiconEntry
from xiaoer.knowledge.tables import entry_versions, faq_entries, lexicon_entries
from xiaoer.storage.database import UnitOfWork

Entry = FaqEntry | LexiconEntry
E = TypeVar("E", FaqEntry, LexiconEntry)
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 11))")


@dataclass(frozen=True, slots=True)
class Stored(Generic[E]):
    """An entry as it stands: under which id, since when, by whom (nobody: the pack)."""

    id: str
    entry: E
    updated_at: datetime
    updated_by: str


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """What an entry was at one version."""

    version: int
    entry: Mapping[str, Any]
    deleted: bool
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Kind(Generic[E]):
    """One kind of entry that people edit, and how its rows are read."""

    name: str
    table: Table
    make: type[E]
    uuid_ids: bool

    def key(self, entry_id: str) -> str | UUID | None:
        """The id as the table has it; None when it can't be one."""
        if not self.uuid_ids:
            return entry_id
        try:
            return UUID(entry_id)
        except ValueError:
            return None

    def read(self, row: RowMapping) -> Stored[E]:
        """The entry of a row."""
        names = [field.name for field in fields(self.make)]
        values: dict[str, Any] = {
            name: tuple(row[name]) if isinstance(row[name], list) else row[name] for name in names
        }
        return Stored(str(row["id"]), self.make(**values), row["updated_at"], row["updated_by"])


FAQ: Kind[FaqEntry] = Kind("faq", faq_entries, FaqEntry, uuid_ids=False)
LEXICON: Kind[LexiconEntry] = Kind("lexicon", lexicon_entries, LexiconEntry, uuid_ids=True)


def as_json(entry: Entry) -> dict[str, Any]:
    """An entry's content as history keeps it: everything but its version."""
    values = {name: value for name, value in asdict(entry).items() if name != "version"}
    return {
        name: value.isoformat() if isinstance(value, datetime) else list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
    }


def from_json(kind: Kind[E], content: Mapping[str, Any], version: int) -> E:
    """The entry that history kept."""
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in content.items()
        if name in {field.name for field in fields(kind.make)}
    }
    for name in ("valid_from", "valid_to"):
        if values.get(name):
            values[name] = datetime.fromisoformat(values[name])
    return kind.make(**{**values, "version": version})


async def find_entry(uow: UnitOfWork, kind: Kind[E], entry_id: str, *, lock: bool = False) -> Stored[E] | None:
    """The entry of this id; with `lock` its row is held until the transaction ends."""
    key = kind.key(entry_id)
    if key is None:
        return None
    statement = select(kind.table).where(kind.table.c.id == key)
    row = (await uow.connection.execute(statement.with_for_update() if lock else statement)).mappings().first()
    return kind.read(row) if row else None


async def put_entry(uow: UnitOfWork, kind: Kind[E], entry_id: str, entry: E, by: str, now: datetime) -> Stored[E]:
    """Write the entry, whether it is there or not."""
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(entry).items()}
    values |= {"id": kind.key(entry_id), "shop_id": uow.shop_id, "updated_at": now, "updated_by": by[:100]}
    statement = insert(kind.table).values(**values)
    changed = {name: value for name, value in values.items() if name not in {"id", "shop_id"}}
    statement = statement.on_conflict_do_update(index_elements=["shop_id", "id"], set_=changed)
    return kind.read((await uow.connection.execute(statement.returning(kind.table))).mappings().one())


async def drop_entry(uow: UnitOfWork, kind: Kind[Any], entry_id: str) -> None:
    """Take the entry out of use."""
    await uow.connection.execute(delete(kind.table).where(kind.table.c.id == kind.key(entry_id)))


async def one_at_a_time(uow: UnitOfWork, kind: Kind[Any], entry_id: str) -> None:
    """Let others who edit this entry wait until the transaction ends, also where there is no row yet."""
    await uow.connection.execute(_ONE_AT_A_TIME, {"key": f"{uow.shop_id}:{kind.name}:{entry_id}"})


def _of(kind: Kind[Any], entry_id: str) -> ColumnElement[bool]:
    return (entry_versions.c.kind == kind.name) & (entry_versions.c.entry_id == entry_id)


async def history(uow: UnitOfWork, kind: Kind[Any], entry_id: str) -> list[EntryVersion]:
    """Every version that was kept, newest first."""
    statement = select(entry_versions).where(_of(kind, entry_id)).order_by(entry_versions.c.version.desc())
    rows = (await uow.connection.execute(statement.limit(200))).mappings()
    return [EntryVersion(row["version"], row["entry"], row["deleted"], row["at"], row["by"]) for row in rows]


async def newest_version(uow: UnitOfWork, kind: Kind[Any], entry_id: str) -> int:
    """The highest version kept; 0 when there is none."""
    statement = select(func.coalesce(func.max(entry_versions.c.version), 0)).where(_of(kind, entry_id))
    return int((await uow.connection.execute(statement)).scalar_one())


async def find_version(uow: UnitOfWork, kind: Kind[Any], entry_id: str, version: int) -> EntryVersion | None:
    """What the entry was at this version."""
    statement = select(entry_versions).where(_of(kind, entry_id), entry_versions.c.version == version)
    row = (await uow.connection.execute(statement)).mappings().first()
    return EntryVersion(row["version"], row["entry"], row["deleted"], row["at"], row["by"]) if row else None


async def keep_version(uow: UnitOfWork, kind: Kind[Any], entry_id: str, kept: EntryVersion) -> None:
    """Add a version to the history."""
    statement = insert(entry_versions).values(
        shop_id=uow.shop_id,
        kind=kind.name,
        entry_id=entry_id,
        version=kept.version,
        entry=dict(kept.entry),
        deleted=kept.deleted,
        at=kept.at,
        by=kept.by[:100],
    )
    await uow.connection.execute(statement)


async def deleted_by_people(uow: UnitOfWork, kind: Kind[Any]) -> dict[str, tuple[str, Mapping[str, Any]]]:
    """Entries of a kind that people deleted: by id, who it was and what the entry said."""
    newest = (
        select(entry_versions.c.entry_id, entry_versions.c.deleted, entry_versions.c.by, entry_versions.c.entry)
        .where(entry_versions.c.kind == kind.name)
        .ext(distinct_on(entry_versions.c.entry_id))
        .order_by(entry_versions.c.entry_id, entry_versions.c.version.desc())
    )
    rows = await uow.connection.execute(newest)
    return {row.entry_id: (row.by, row.entry) for row in rows if row.deleted and row.by}
