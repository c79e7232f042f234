"""Reads and writes sessions of staff, and counts wrong passwords."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from xiaoer.accounts.model import Staff
from xiaoer.accounts.staff_repository import staff_of
from xiaoer.accounts.tables import login_failures, staff, staff_sessions
from xiaoer.foundation.ids import StaffId
from xiaoer.storage.database import UnitOfWork

#: Failures and sessions are forgotten this long after they ended.
_FORGET = timedelta(days=1)


async def add_session(
    uow: UnitOfWork, token_hash: bytes, staff_id: StaffId, now: datetime, expires_at: datetime
) -> None:
    """Keep a new session; sessions that ended long ago go."""
    await uow.connection.execute(delete(staff_sessions).where(staff_sessions.c.expires_at < now - _FORGET))
    values = {"token_hash": token_hash, "staff_id": staff_id, "created_at": now, "expires_at": expires_at}
    await uow.connection.execute(insert(staff_sessions).values(shop_id=uow.shop_id, **values))


async def find_session(uow: UnitOfWork, token_hash: bytes, now: datetime) -> tuple[Staff, datetime] | None:
    """Who has this session and when it ends; None when it ended or the person is disabled."""
    statement = (
        select(staff, staff_sessions.c.expires_at)
        .join(staff_sessions, staff_sessions.c.staff_id == staff.c.id)
        .where(staff_sessions.c.token_hash == token_hash, staff_sessions.c.expires_at > now, ~staff.c.disabled)
    )
    row = (await uow.connection.execute(statement)).mappings().first()
    return (staff_of(row), row["expires_at"]) if row else None


async def extend_session(uow: UnitOfWork, token_hash: bytes, expires_at: datetime) -> None:
    """Let the session last longer."""
    statement = update(staff_sessions).where(staff_sessions.c.token_hash == token_hash).values(expires_at=expires_at)
    await uow.connection.execute(statement)


async def end_session(uow: UnitOfWork, token_hash: bytes) -> None:
    """Forget the session."""
    await uow.connection.execute(delete(staff_sessions).where(staff_sessions.c.token_hash == token_hash))


async def end_sessions_of(uow: UnitOfWork, staff_id: StaffId) -> None:
    """Log the person out everywhere."""
    await uow.connection.execute(delete(staff_sessions).where(staff_sessions.c.staff_id == staff_id))


def _login_hash(login: str) -> bytes:
    return hashlib.sha256(login.lower().encode("utf-8", "replace")).digest()


async def claim_attempt(uow: UnitOfWork, login: str, now: datetime) -> tuple[int, datetime | None]:
    """Count an attempt before the password is looked at, so that many at once do not slip through: (failures, locked until).

    An attempt while locked is not counted.
    """
    await uow.connection.execute(delete(login_failures).where(login_failures.c.last_at < now - _FORGET))
    key = {"shop_id": uow.shop_id, "login_hash": _login_hash(login)}
    first = insert(login_failures).values(**key, failures=0, last_at=now).on_conflict_do_nothing()
    await uow.connection.execute(first)
    mine = login_failures.c.login_hash == key["login_hash"]
    row = (await uow.connection.execute(select(login_failures).where(mine).with_for_update())).mappings().one()
    if row["locked_until"] is not None and row["locked_until"] > now:
        return row["failures"], row["locked_until"]
    failures = row["failures"] + 1
    await uow.connection.execute(update(login_failures).where(mine).values(failures=failures, last_at=now))
    return failures, None


async def lock_login(uow: UnitOfWork, login: str, until: datetime) -> None:
    """Refuse this login until then."""
    mine = login_failures.c.login_hash == _login_hash(login)
    await uow.connection.execute(update(login_failures).where(mine).values(locked_until=until))


async def forget_failures(uow: UnitOfWork, login: str) -> None:
    """The right password was given."""
    await uow.connection.execute(delete(login_failures).where(login_failures.c.login_hash == _login_hash(login)))
