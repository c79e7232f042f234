"""Add people and reset passwords, as an operator does on the machine itself."""

from __future__ import annotations

import asyncio
import re

from xiaoer.accounts.key_repository import note_act, recent_acts
from xiaoer.accounts.model import AuditEntry, LoginInvalid, NewStaff, Role, Staff
from xiaoer.accounts.passwords import hash_password
from xiaoer.accounts.repository import find_shop
from xiaoer.accounts.session_repository import end_sessions_of, forget_failures
from xiaoer.accounts.staff_repository import add_staff, all_staff, set_password, staff_by_ids
from xiaoer.foundation.clock import SystemClock
from xiaoer.foundation.ids import ShopId
from xiaoer.storage.database import Database

_LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
_LONGEST_NAME = 40


async def _shop(database: Database, slug: str) -> ShopId:
    async with database.unit_of_work() as uow:
        return (await find_shop(uow, slug)).id


async def add_person(database: Database, slug: str, login: str, name: str, role: Role, password: str) -> Staff:
    """The new person; raises ShopNotFound, LoginInvalid, LoginTaken or PasswordTooShort."""
    if not _LOGIN.fullmatch(login) or not 1 <= len(name.strip()) <= _LONGEST_NAME or "\0" in name:
        raise LoginInvalid(login=login)
    shop_id = await _shop(database, slug)
    hashed = await asyncio.to_thread(hash_password, password)
    async with database.unit_of_work(shop_id) as uow:
        person = await add_staff(uow, NewStaff(login, name.strip(), role), hashed)
        await note_act(uow, None, "staff.add", person.id, SystemClock().now(), login=login, role=role.value)
    return person


async def reset_password(database: Database, slug: str, login: str, password: str) -> Staff:
    """The person, whose open sessions have ended; raises ShopNotFound, StaffNotFound or PasswordTooShort."""
    shop_id = await _shop(database, slug)
    hashed = await asyncio.to_thread(hash_password, password)
    async with database.unit_of_work(shop_id) as uow:
        person = await set_password(uow, login, hashed)
        await end_sessions_of(uow, person.id)
        await forget_failures(uow, login)
        await note_act(uow, None, "staff.password", person.id, SystemClock().now())
    return person


async def list_people(database: Database, slug: str) -> list[Staff]:
    """Everybody of the shop; raises ShopNotFound."""
    shop_id = await _shop(database, slug)
    async with database.unit_of_work(shop_id) as uow:
        return await all_staff(uow)


async def list_acts(database: Database, slug: str, limit: int) -> list[tuple[str, AuditEntry]]:
    """What people of the shop changed last, each with the person's name (empty: the command line); raises ShopNotFound."""
    shop_id = await _shop(database, slug)
    async with database.unit_of_work(shop_id) as uow:
        acts = await recent_acts(uow, limit)
        people = await staff_by_ids(uow, [act.staff_id for act in acts if act.staff_id])
    return [(people[act.staff_id].name if act.staff_id in people else "", act) for act in acts]
