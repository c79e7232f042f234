"""API keys of the HTTP interface: made, listed, revoked."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path

from xiaoer.accounts.key_repository import all_keys, delete_key, note_act
from xiaoer.accounts.model import ApiKey
from xiaoer.accounts.permissions import Permission
from xiaoer.console.access import Access, Actor
from xiaoer.console.deps import Console
from xiaoer.console.forms import BEHIND_LOGIN, Done, problems
from xiaoer.console.settings.models import KeyForm, KeyView, NewKeyAnswer


def build(console: Console, access: Access) -> APIRouter:
    """Everything under /api-keys."""
    router = APIRouter(prefix="/api-keys", responses=problems(*BEHIND_LOGIN))
    admin = access.needs(Permission.MANAGE_KEYS)

    @router.get("", operation_id="list_api_keys")
    async def keys(actor: Actor = admin) -> list[KeyView]:
        """The shop's keys, oldest first."""
        async with console.database.unit_of_work(actor.shop_id) as uow:
            return [_view(key) for key in await all_keys(uow)]

    @router.post("", operation_id="add_api_key")
    async def add(form: KeyForm, actor: Actor = admin) -> NewKeyAnswer:
        """A new key; it can't be shown again."""
        async with console.database.unit_of_work(actor.shop_id) as uow:
            record, key = await console.api_keys.issue(uow, form.name)
            await note_act(uow, actor.staff.id, "api_key.add", record.id, console.clock.now(), name=record.name)
        return NewKeyAnswer(**_view(record).model_dump(), key=key)

    @router.delete("/{id}", operation_id="delete_api_key", responses=problems(404))
    async def delete(key_id: Annotated[UUID, Path(alias="id")], actor: Actor = admin) -> Done:
        """Revoke a key at once."""
        async with console.database.unit_of_work(actor.shop_id) as uow:
            await delete_key(uow, key_id)
            await note_act(uow, actor.staff.id, "api_key.delete", key_id, console.clock.now())
        return Done()

    return router


def _view(key: ApiKey) -> KeyView:
    return KeyView(
        id=str(key.id),
        name=key.name,
        prefix=key.prefix,
        created_at=key.created_at,
        last_used_at=key.last_used_at,
    )
