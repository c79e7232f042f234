"""Reads and writes API keys, shared secrets and the audit log."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from xiaoer.accounts.model import ApiKey, AuditEntry, KeyNotFound
from xiaoer.accounts.tables import api_keys, audit_log, shop_secrets
from xiaoer.foundation.ids import StaffId, new_id
from xiaoer.storage.database import UnitOfWork

#: The time of last use is as exact as this, so that a busy key costs no write per call.
_USE_STEP = timedelta(minutes=1)
_SHOWN = [column for column in api_keys.c if column.name not in {"shop_id", "key_hash"}]


async def all_keys(uow: UnitOfWork) -> list[ApiKey]:
    """The shop's keys, oldest first."""
    rows = await uow.connection.execute(select(*_SHOWN).order_by(api_keys.c.created_at))
    return [ApiKey(**row) for row in rows.mappings()]


async def add_key(uow: UnitOfWork, key: ApiKey, key_hash: bytes) -> None:
    """Keep a new key."""
    statement = insert(api_keys).values(
        shop_id=uow.shop_id,
        id=key.id,
        name=key.name,
        prefix=key.prefix,
        key_hash=key_hash,
        created_at=key.created_at,
    )
    await uow.connection.execute(statement)


async def delete_key(uow: UnitOfWork, key_id: UUID) -> None:
    """Revoke a key; raises KeyNotFound."""
    if not (await uow.connection.execute(delete(api_keys).where(api_keys.c.id == key_id))).rowcount:
        raise KeyNotFound(key=str(key_id))


async def use_key(uow: UnitOfWork, key_hash: bytes, now: datetime) -> UUID | None:
    """The key's id, its use noted; None when it is unknown."""
    key_id = (await uow.connection.execute(select(api_keys.c.id).where(api_keys.c.key_hash == key_hash))).scalar()
    if key_id is None:
        return None
    stale = or_(api_keys.c.last_used_at.is_(None), api_keys.c.last_used_at < now - _USE_STEP)
    await uow.connection.execute(update(api_keys).where(api_keys.c.id == key_id, stale).values(last_used_at=now))
    return UUID(str(key_id))


async def shop_secret(uow: UnitOfWork, name: str) -> bytes:
    """The shop's secret of this name, made on first use; the same for ever after."""
    first = insert(shop_secrets).values(shop_id=uow.shop_id, name=name, value=secrets.token_hex(32).encode())
    statement = select(shop_secrets.c.value).where(shop_secrets.c.name == name)
    value = (await uow.connection.execute(statement)).scalar()
    if value is None:
        await uow.connection.execute(first.on_conflict_do_nothing())
        value = (await uow.connection.execute(statement)).scalar_one()
    return bytes(value)


async def identity_secret(uow: UnitOfWork) -> bytes:
    """What the shop's own server signs its customers' ids with (docs/api/widget.md)."""
    return await shop_secret(uow, "identity")


async def note_act(
    uow: UnitOfWork, staff_id: StaffId | None, act: str, target: object, now: datetime, **data: object
) -> None:
    """Write down who changed what, in the transaction of the change."""
    statement = insert(audit_log).values(
        shop_id=uow.shop_id, id=new_id(), staff_id=staff_id, act=act, target=str(target)[:200], data=data, at=now
    )
    await uow.connection.execute(statement)


async def recent_acts(uow: UnitOfWork, limit: int = 100) -> list[AuditEntry]:
    """What staff did last, newest first."""
    columns = (audit_log.c.staff_id, audit_log.c.act, audit_log.c.target, audit_log.c.data, audit_log.c.at)
    rows = await uow.connection.execute(select(*columns).order_by(audit_log.c.at.desc()).limit(limit))
    return [AuditEntry(**row) for row in rows.mappings()]
