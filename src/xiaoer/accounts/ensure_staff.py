"""Create the first people of a shop, as its pack names them; those who are there already stay as they are."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from xiaoer.accounts.model import NewStaff
from xiaoer.accounts.passwords import hash_password
from xiaoer.accounts.staff_repository import add_staff, known_logins
from xiaoer.storage.database import UnitOfWork


async def ensure_staff(uow: UnitOfWork, people: Sequence[NewStaff]) -> list[str]:
    """Add whoever is new; their logins. Passwords of known people are not touched."""
    known = await known_logins(uow)
    new = [person for person in people if person.login.lower() not in known]
    for person in new:
        hashed = await asyncio.to_thread(hash_password, person.password) if person.password else ""
        await add_staff(uow, person, hashed)
    return [person.login for person in new]
