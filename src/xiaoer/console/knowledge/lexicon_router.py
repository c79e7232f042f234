"""Shop words: search, edit, history, undo, and a warning where a word means two things."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Path, Query

from xiaoer.accounts.key_repository import note_act
from xiaoer.accounts.permissions import Permission
from xiaoer.console.access import Access, Actor
from xiaoer.console.deps import Console
from xiaoer.console.forms import BEHIND_LOGIN, Page, Search, problems
from xiaoer.console.knowledge.models import (
    ChangedWord,
    LexiconAnswer,
    NewWord,
    RemovedAnswer,
    RestoreForm,
    VersionView,
    WordKind,
    WordView,
)
from xiaoer.console.knowledge.queries import every_word, list_words
from xiaoer.console.knowledge.show_entry import show_version, show_words, word_of
from xiaoer.foundation.ids import new_id
from xiaoer.knowledge.edit_entry import EDIT_LEXICON
from xiaoer.knowledge.errors import EntryNotFound
from xiaoer.knowledge.model import LexiconEntry
from xiaoer.knowledge.version_repository import LEXICON, Stored, find_entry, history
from xiaoer.storage.database import UnitOfWork

WordId = Annotated[UUID, Path(alias="id", description="Id of the shop word.")]
Language = Annotated[
    str, Header(alias="Accept-Language", max_length=200, description="Language of the warnings: Chinese, or `en`.")
]


def build(console: Console, access: Access) -> APIRouter:
    """Everything under /lexicon."""
    router = APIRouter(prefix="/lexicon", responses=problems(*BEHIND_LOGIN))
    _add_reading(router, console, access)
    _add_editing(router, console, access)
    return router


def _english(language: str) -> bool:
    return language.strip().lower().startswith("en")


async def _show(console: Console, uow: UnitOfWork, stored: Stored[LexiconEntry], language: str) -> WordView:
    every = await every_word(uow)
    return show_words([stored], every, console.clock.now(), english=_english(language))[0]


def _add_reading(router: APIRouter, console: Console, access: Access) -> None:
    reader = access.needs(Permission.READ_KNOWLEDGE)

    @router.get("", operation_id="list_lexicon")
    async def words(
        search: Search = "",
        kind: Annotated[WordKind | None, Query(description="Only words of this kind.")] = None,
        page: Page = 1,
        language: Language = "zh-CN",
        actor: Actor = reader,
    ) -> LexiconAnswer:
        """Words that hold, mean or are noted with what is looked for."""
        async with console.database.unit_of_work(actor.shop_id) as uow:
            total, kinds, found = await list_words(uow, search.strip(), kind or "", page)
            every = await every_word(uow)
        shown = show_words(found, every, console.clock.now(), english=_english(language))
        return LexiconAnswer(total=total, kinds=kinds, items=shown)

    @router.get("/{id}/versions", operation_id="list_lexicon_versions", responses=problems(404))
    async def versions(entry_id: WordId, actor: Actor = reader) -> list[VersionView]:
        """What the word meant, newest first; empty for one that was never edited."""
        async with console.database.unit_of_work(actor.shop_id) as uow:
            kept = await history(uow, LEXICON, str(entry_id))
            if not kept and await find_entry(uow, LEXICON, str(entry_id)) is None:
                raise EntryNotFound(entry=str(entry_id))
        return [show_version(version) for version in kept]


def _add_editing(router: APIRouter, console: Console, access: Access) -> None:
    editor = access.needs(Permission.EDIT_KNOWLEDGE)

    @router.post("", operation_id="add_word")
    async def add(form: NewWord, language: Language = "zh-CN", actor: Actor = editor) -> WordView:
        """A new shop word; it works on the next message."""
        now, entry_id = console.clock.now(), str(new_id())
        async with console.database.unit_of_work(actor.shop_id) as uow:
            stored = await EDIT_LEXICON.add(uow, entry_id, word_of(form), actor.staff.name, now)
            await note_act(uow, actor.staff.id, "lexicon.add", entry_id, now, word=form.word)
            return await _show(console, uow, stored, language)

    @router.put("/{id}", operation_id="change_word", responses=problems(404, 409))
    async def change(
        entry_id: WordId, form: ChangedWord, language: Language = "zh-CN", actor: Actor = editor
    ) -> WordView:
        """Change a word that was read at `version`; 409 when another was faster."""
        now, name = console.clock.now(), actor.staff.name
        async with console.database.unit_of_work(actor.shop_id) as uow:
            stored = await EDIT_LEXICON.change(uow, str(entry_id), word_of(form), form.version, name, now)
            await note_act(uow, actor.staff.id, "lexicon.change", entry_id, now, version=stored.entry.version)
            return await _show(console, uow, stored, language)

    @router.delete("/{id}", operation_id="delete_word", responses=problems(404))
    async def delete(entry_id: WordId, actor: Actor = editor) -> RemovedAnswer:
        """Take the word out of use; restoring `version` undoes it."""
        now = console.clock.now()
        async with console.database.unit_of_work(actor.shop_id) as uow:
            version = await EDIT_LEXICON.remove(uow, str(entry_id), actor.staff.name, now)
            await note_act(uow, actor.staff.id, "lexicon.delete", entry_id, now, version=version)
        return RemovedAnswer(version=version)

    @router.post("/{id}/restore", operation_id="restore_word", responses=problems(404, 409))
    async def restore(
        entry_id: WordId, form: RestoreForm, language: Language = "zh-CN", actor: Actor = editor
    ) -> WordView:
        """Bring back what the word meant, also after a deletion."""
        now = console.clock.now()
        async with console.database.unit_of_work(actor.shop_id) as uow:
            stored = await EDIT_LEXICON.restore(uow, str(entry_id), form.version, actor.staff.name, now)
            await note_act(uow, actor.staff.id, "lexicon.restore", entry_id, now, version=form.version)
            return await _show(console, uow, stored, language)
