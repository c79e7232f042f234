"""Reads and writes the people of a shop."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import RowMapping, func, select, update
from sqlalchemy.dialects.postgresql import insert

from xiaoer.accounts.model import LoginTaken, NewStaff, Role, Staff, StaffNotFound
from xiaoer.accounts.tables import staff
from xiaoer.foundation.ids import StaffId, new_id
from xiaoer.storage.database import UnitOfWork


def staff_of(row: RowMapping) -> Staff:
    """A person out of a row of the staff table."""
    return Staff(
        StaffId(row["id"]),
        row["login"],
        row["name"],
        Role(row["role"]),
        row["avatar"],
        row["disabled"],
        row["created_at"],
    )


async def all_staff(uow: UnitOfWork) -> list[Staff]:
    """Everybody of the shop, by name."""
    rows = await uow.connection.execute(select(staff).order_by(staff.c.name, staff.c.login))
    return [staff_of(row) for row in rows.mappings()]


async def find_staff(uow: UnitOfWork, staff_id: StaffId) -> Staff:
    """The person of this id; raises StaffNotFound."""
    row = (await uow.connection.execute(select(staff).where(staff.c.id == staff_id))).mappings().first()
    if row is None:
        raise StaffNotFound(staff=str(staff_id))
    return staff_of(row)


async def staff_by_ids(uow: UnitOfWork, ids: Sequence[StaffId]) -> dict[StaffId, Staff]:
    """These people, by id; unknown ids are left out."""
    if not ids:
        return {}
    rows = await uow.connection.execute(select(staff).where(staff.c.id.in_(ids)))
    return {person.id: person for row in rows.mappings() for person in (staff_of(row),)}


async def find_login(uow: UnitOfWork, login: str) -> tuple[Staff, str] | None:
    """The person with this login (whatever its case) and their password's hash."""
    statement = select(staff).where(func.lower(staff.c.login) == login.lower())
    row = (await uow.connection.execute(statement)).mappings().first()
    return (staff_of(row), row["password_hash"]) if row else None


async def known_logins(uow: UnitOfWork) -> set[str]:
    """Every login of the shop, in lower case."""
    return set((await uow.connection.execute(select(func.lower(staff.c.login)))).scalars())


async def add_staff(uow: UnitOfWork, person: NewStaff, password_hash: str) -> Staff:
    """Keep a new person; raises LoginTaken."""
    if person.login.lower() in await known_logins(uow):
        raise LoginTaken(login=person.login)
    statement = insert(staff).values(
        shop_id=uow.shop_id,
        id=new_id(),
        login=person.login,
        name=person.name,
        role=person.role.value,
        password_hash=password_hash,
        avatar=person.avatar,
    )
    return staff_of((await uow.connection.execute(statement.returning(staff))).mappings().one())


async def set_password(uow: UnitOfWork, login: str, password_hash: str) -> Staff:
    """Give the person a new password; raises StaffNotFound."""
    statement = update(staff).where(func.lower(staff.c.login) == login.lower()).values(password_hash=password_hash)
    row = (await uow.connection.execute(statement.returning(staff))).mappings().first()
    if row is None:
        raise StaffNotFound(login=login)
    return staff_of(row)
