"""Reads and writes customers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping, select, text, update
from sqlalchemy.dialects.postgresql import insert

from xiaoer.customers.model import Customer, CustomerRecord
from xiaoer.customers.tables import customers
from xiaoer.foundation.ids import CustomerId, ShopId, new_id
from xiaoer.storage.among import among
from xiaoer.storage.database import UnitOfWork

_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 7))")
_RECORD = ("name", "phone", "level", "city", "tags", "joined_at", "note", "profile")


def _customer(row: RowMapping) -> Customer:
    return Customer(
        id=CustomerId(row["id"]),
        shop_id=ShopId(row["shop_id"]),
        external_id=row["external_id"],
        name=row["name"],
        level=row["level"],
        phone=row["phone"],
        city=row["city"],
        tags=tuple(row["tags"]),
        profile=row["profile"],
    )


async def add_visitor(uow: UnitOfWork) -> CustomerId:
    """A new visitor nobody knows anything about."""
    customer_id = CustomerId(new_id())
    await uow.connection.execute(insert(customers).values(id=customer_id, shop_id=uow.shop_id))
    return customer_id


async def identify(
    uow: UnitOfWork, external_id: str, name: str = "", *, visitor: CustomerId | None = None
) -> CustomerId:
    """The customer whom the shop vouches for under its own id; the caller has checked the shop's signature.

    One the shop already knows is that customer, whoever the visitor was before. Otherwise the visitor, if there is one and nobody
    yet, becomes this customer and keeps the chat begun; else a new row is made.
    """
    await uow.connection.execute(_ONE_AT_A_TIME, {"key": f"{uow.shop_id}:{external_id}"})
    known = select(customers).where(customers.c.external_id == external_id)
    row = (await uow.connection.execute(known)).mappings().first()
    if row:
        if name and not row["from_pack"] and row["name"] != name:
            renamed = update(customers).where(customers.c.id == row["id"]).values(name=name)
            await uow.connection.execute(renamed)
        return CustomerId(row["id"])
    if visitor:
        mine = update(customers).where(customers.c.id == visitor, customers.c.external_id.is_(None))
        bound = await uow.connection.execute(mine.values(external_id=external_id, name=name))
        if bound.rowcount:
            return visitor
    customer_id = CustomerId(new_id())
    values = {"id": customer_id, "shop_id": uow.shop_id, "external_id": external_id, "name": name}
    await uow.connection.execute(insert(customers).values(**values))
    return customer_id


async def load_customer(uow: UnitOfWork, customer_id: CustomerId) -> Customer | None:
    """The customer of this id."""
    row = (await uow.connection.execute(select(customers).where(customers.c.id == customer_id))).mappings().first()
    return _customer(row) if row else None


async def find_customer(uow: UnitOfWork, external_id: str) -> Customer | None:
    """The customer whom the shop knows under this id."""
    statement = select(customers).where(customers.c.external_id == external_id)
    row = (await uow.connection.execute(statement)).mappings().first()
    return _customer(row) if row else None


async def pack_customers(uow: UnitOfWork) -> list[CustomerRecord]:
    """The customers that the shop's pack brought, by their id."""
    columns = [customers.c[name] for name in ("external_id", *_RECORD)]
    statement = select(*columns).where(customers.c.from_pack).order_by(customers.c.external_id)
    rows = await uow.connection.execute(statement)
    return [CustomerRecord(**{**row, "tags": tuple(row["tags"])}) for row in rows.mappings()]


async def save_pack_customers(uow: UnitOfWork, records: Sequence[CustomerRecord]) -> None:
    """Add these customers, or bring those of the same id up to date; a chat they have goes on."""
    rows = [
        {
            **{name: getattr(record, name) for name in _RECORD},
            "shop_id": uow.shop_id,
            "id": new_id(),
            "external_id": record.external_id,
            "tags": list(record.tags),
            "profile": dict(record.profile),
            "from_pack": True,
        }
        for record in records
    ]
    if rows:
        statement = insert(customers)
        changed = {name: statement.excluded[name] for name in (*_RECORD, "from_pack")}
        statement = statement.on_conflict_do_update(index_elements=["shop_id", "external_id"], set_=changed)
        await uow.connection.execute(statement, rows)


async def release_pack_customers(uow: UnitOfWork, external_ids: Sequence[str]) -> None:
    """Customers who are no longer in the pack keep their chats; only what the pack said of them goes."""
    if external_ids:
        statement = update(customers).where(among(customers.c.external_id, external_ids))
        nothing: dict[str, Any] = {
            "phone": "",
            "level": "",
            "city": "",
            "tags": [],
            "profile": {},
            "note": "",
            "joined_at": None,
        }
        await uow.connection.execute(statement.values(from_pack=False, **nothing))
