"""Add, change, delete and restore an entry: each edit is a version that can be undone, and works on the next message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic

from xiaoer.accounts.repository import bump_knowledge
from xiaoer.knowledge.errors import EditedMeanwhile, EntryExists, EntryInvalid, EntryNotFound, VersionNotFound
from xiaoer.knowledge.model import FaqEntry, LexiconEntry
from xiaoer.knowledge.version_repository import (
    FAQ,
    LEXICON,
    E,
    Entry,
    EntryVersion,
    Kind,
    Stored,
    as_json,
    drop_entry,
    find_entry,
    find_version,
    from_json,
    keep_version,
    newest_version,
    one_at_a_time,
    put_entry,
)
from xiaoer.storage.database import UnitOfWork


@dataclass(frozen=True, slots=True)
class EditEntry(Generic[E]):
    """Edits one kind of entry inside the caller's transaction; `by` is the name of the person."""

    kind: Kind[E]

    async def add(self, uow: UnitOfWork, entry_id: str, entry: E, by: str, now: datetime) -> Stored[E]:
        """Keep a new entry; raises EntryExists."""
        _check(entry)
        await one_at_a_time(uow, self.kind, entry_id)
        if await find_entry(uow, self.kind, entry_id):
            raise EntryExists(entry=entry_id)
        version = await newest_version(uow, self.kind, entry_id) + 1
        return await self._put(uow, entry_id, replace(entry, version=version), by, now)

    async def change(
        self, uow: UnitOfWork, entry_id: str, entry: E, read_version: int, by: str, now: datetime
    ) -> Stored[E]:
        """Replace what was read at `read_version`; raises EntryNotFound, or EditedMeanwhile when another was faster."""
        _check(entry)
        stands = await self._standing(uow, entry_id)
        if stands.entry.version != read_version:
            raise EditedMeanwhile(entry=entry_id, version=stands.entry.version, by=stands.updated_by)
        before = await self._keep_standing(uow, stands)
        return await self._put(uow, entry_id, replace(entry, version=before + 1), by, now)

    async def remove(self, uow: UnitOfWork, entry_id: str, by: str, now: datetime) -> int:
        """Take the entry out of use; the version that holds what it was. Raises EntryNotFound."""
        stands = await self._standing(uow, entry_id)
        before = await self._keep_standing(uow, stands)
        content = as_json(stands.entry)
        await keep_version(uow, self.kind, entry_id, EntryVersion(before + 1, content, deleted=True, at=now, by=by))
        await drop_entry(uow, self.kind, entry_id)
        await self._works_from_now(uow)
        return before

    async def restore(self, uow: UnitOfWork, entry_id: str, version: int, by: str, now: datetime) -> Stored[E]:
        """Bring back what the entry was, also after its deletion, as a new version; raises VersionNotFound."""
        await one_at_a_time(uow, self.kind, entry_id)
        stands = await find_entry(uow, self.kind, entry_id, lock=True)
        wanted = await find_version(uow, self.kind, entry_id, version)
        if wanted is None:
            raise VersionNotFound(entry=entry_id, version=version)
        newest = await newest_version(uow, self.kind, entry_id)
        before = await self._keep_standing(uow, stands) if stands else newest
        return await self._put(uow, entry_id, from_json(self.kind, wanted.entry, before + 1), by, now)

    async def _standing(self, uow: UnitOfWork, entry_id: str) -> Stored[E]:
        await one_at_a_time(uow, self.kind, entry_id)
        stands = await find_entry(uow, self.kind, entry_id, lock=True)
        if stands is None:
            raise EntryNotFound(entry=entry_id)
        return stands

    async def _keep_standing(self, uow: UnitOfWork, stands: Stored[E]) -> int:
        """See that history holds what stands now (an import does not write history); the newest version's number."""
        content: Mapping[str, Any] = as_json(stands.entry)
        known = await find_version(uow, self.kind, stands.id, stands.entry.version)
        newest = await newest_version(uow, self.kind, stands.id)
        if known is not None and known.entry == content and not known.deleted:
            return newest
        version = stands.entry.version if known is None and stands.entry.version > newest else newest + 1
        kept = EntryVersion(version, content, deleted=False, at=stands.updated_at, by=stands.updated_by)
        await keep_version(uow, self.kind, stands.id, kept)
        return version

    async def _put(self, uow: UnitOfWork, entry_id: str, entry: E, by: str, now: datetime) -> Stored[E]:
        kept = EntryVersion(entry.version, as_json(entry), deleted=False, at=now, by=by)
        await keep_version(uow, self.kind, entry_id, kept)
        stored = await put_entry(uow, self.kind, entry_id, entry, by, now)
        await self._works_from_now(uow)
        return stored

    async def _works_from_now(self, uow: UnitOfWork) -> None:
        assert uow.shop_id is not None
        await bump_knowledge(uow, uow.shop_id)


def _check(entry: Entry) -> None:
    if entry.valid_from is not None and entry.valid_to is not None and entry.valid_from > entry.valid_to:
        raise EntryInvalid("valid_to: lies before valid_from; swap them or empty one.", where="valid_to")


EDIT_FAQ: EditEntry[FaqEntry] = EditEntry(FAQ)
EDIT_LEXICON: EditEntry[LexiconEntry] = EditEntry(LEXICON)
