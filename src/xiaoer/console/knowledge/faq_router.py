"""Questions and answers: search, edit, history, undo."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from xiaoer.accounts.key_repository import note_act
from xiaoer.accounts.permissions import Permission
from xiaoer.console.access import Access, Actor
from xiaoer.console.deps import Console
from xiaoer.console.forms import BEHIND_LOGIN, Page, Search, problems
from xiaoer.console.knowledge.models import (
    ChangedFaq,
    FaqAnswer,
    FaqView,
    NewFaq,
    RemovedAnswer,
    RestoreForm,
    State,
    VersionView,
)
from xiaoer.console.knowledge.queries import list_faq
from xiaoer.console.knowledge.show_entry import faq_of, show_faq, show_version
from xiaoer.foundation.ids import new_id
from xiaoer.knowledge.edit_entry import EDIT_FAQ
from xiaoer.knowledge.errors import EntryNotFound
from xiaoer.knowledge.version_repository import FAQ, find_entry, history

FaqId = Annotated[
    str, Path(alias="id", min_length=1, max_length=100, pattern=r"^[^\x00-\x1f/]+$", description="Id of the entry.")
]


def build(console: Console, access: Access) -> APIRouter:
    """Everything under /faq."""
    router = APIRouter(prefix="/faq", responses=problems(*BEHIND_LOGIN))
    _add_reading(router, console, access)
    _add_editing(router, console, access)
    return router


def _add_reading(router: APIRouter, console: Console, access: Access) -> None:
    reader = access.needs(Permission.READ_KNOWLEDGE)

    @router.get("", operation_id="list_faq")
    async def entries(
        search: Search = "",
        category: Annotated[
            str, Query(max_length=200, pattern=r"^[^\x00-\x1f]*$", description="A path and what lies below it.")
        ] = "",
        state: Annotated[State | None, Query(description="Only entries that hold now, no longer, or not yet.")] = None,
        page: Page = 1,
        actor: Actor = reader,
    ) -> FaqAnswer:
        """Entries whose question, wordings, answer, tags or id hold the words."""
        now = console.clock.now()
        async with console.database.unit_of_work(actor.shop_id) as uow:
            total, categories, found = await list_faq(uow, search.strip(), category, page, state=state or "", now=now)
        return FaqAnswer(total=total, categories=categories, items=[show_faq(entry, now) for entry in found])

    @router.get("/{id}/versions", operation_id="list_faq_versions", responses=problems(404))
    async def versions(entry_id: FaqId, actor: Actor = reader) -> list[VersionView]:
        """What the entry was, newest first; empty for one that was never edited."""
        async with console.database.unit_of_work(actor.shop_id) as uow:
            kept = await history(uow, FAQ, entry_id)
            if not kept and await find_entry(uow, FAQ, entry_id) is None:
                raise EntryNotFound(entry=entry_id)
        return [show_version(version) for version in kept]


def _add_editing(router: APIRouter, console: Console, access: Access) -> None:
    editor = access.needs(Permission.EDIT_KNOWLEDGE)

    @router.post("", operation_id="add_faq", responses=problems(409))
    async def add(form: NewFaq, actor: Actor = editor) -> FaqView:
        """A new entry; it works on the next message."""
        now, entry_id = console.clock.now(), form.id or f"faq-{new_id().hex[:12]}"
        async with console.database.unit_of_work(actor.shop_id) as uow:
            stored = await EDIT_FAQ.add(uow, entry_id, faq_of(form, entry_id), actor.staff.name, now)
            await note_act(uow, actor.staff.id, "faq.add", entry_id, now)
        return show_faq(stored, now)

    @router.put("/{id}", operation_id="change_faq", responses=problems(404, 409))
    async def change(entry_id: FaqId, form: ChangedFaq, actor: Actor = editor) -> FaqView:
        """Change an entry that was read at `version`; 409 when another was faster."""
        now = console.clock.now()
        async with console.database.unit_of_work(actor.shop_id) as uow:
            entry = faq_of(form, entry_id)
            stored = await EDIT_FAQ.change(uow, entry_id, entry, form.version, actor.staff.name, now)
            await note_act(uow, actor.staff.id, "faq.change", entry_id, now, version=stored.entry.version)
        return show_faq(stored, now)

    @router.delete("/{id}", operation_id="delete_faq", responses=problems(404))
    async def delete(entry_id: FaqId, actor: Actor = editor) -> RemovedAnswer:
        """Take the entry out of use; restoring `version` undoes it."""
        now = console.clock.now()
        async with console.database.unit_of_work(actor.shop_id) as uow:
            version = await EDIT_FAQ.remove(uow, entry_id, actor.staff.name, now)
            await note_act(uow, actor.staff.id, "faq.delete", entry_id, now, version=version)
        return RemovedAnswer(version=version)

    @router.post("/{id}/restore", operation_id="restore_faq", responses=problems(404, 409))
    async def restore(entry_id: FaqId, form: RestoreForm, actor: Actor = editor) -> FaqView:
        """Bring back what the entry was, also after a deletion."""
        now = console.clock.now()
        async with console.database.unit_of_work(actor.shop_id) as uow:
            stored = await EDIT_FAQ.restore(uow, entry_id, form.version, actor.staff.name, now)
            await note_act(uow, actor.staff.id, "faq.restore", entry_id, now, version=form.version)
        return show_faq(stored, now)
