"""No shop can read or write another shop's rows, in any tenant table, whatever the statement says."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError

from xiaoer.foundation.ids import ShopId
from xiaoer.migrations.tables import metadata
from xiaoer.storage.database import Database
from xiaoer.storage.schema import tenant_tables


def some_value(column: sa.Column[Any]) -> object:
    """Anything the column's type accepts."""
    kind = column.type
    if isinstance(kind, postgresql.UUID | sa.Uuid):
        return uuid4()
    if isinstance(kind, sa.DateTime):
        return datetime(2026, 1, 1, tzinfo=UTC)
    if isinstance(kind, sa.ARRAY):
        return []
    if isinstance(kind, sa.JSON):
        return {}
    if isinstance(kind, sa.Boolean):
        return False
    if isinstance(kind, sa.Integer | sa.Numeric | sa.Float):
        return 1
    if isinstance(kind, sa.LargeBinary):
        return b"x"
    return "x" if isinstance(kind, sa.String) else None


def row_for(table: sa.Table, shop: ShopId) -> dict[str, object]:
    """A row that fills every column that must be filled."""
    return {
        column.name: shop if column.name == "shop_id" else some_value(column)
        for column in table.columns
        if column.name == "shop_id"
        or (not column.nullable and column.server_default is None and column.autoincrement is not True)
    }


async def another_shop(owner_database: Database) -> ShopId:
    """A second shop, to reach for."""
    shop_id = ShopId(uuid4())
    async with owner_database.unit_of_work() as uow:
        await uow.connection.execute(
            sa.text("INSERT INTO shops (id, slug, name, config) VALUES (:id, :slug, '别家', '{}')"),
            {"id": shop_id, "slug": f"other-{shop_id.hex[:8]}"},
        )
    return shop_id


async def seed(owner_database: Database, table: sa.Table, shop: ShopId) -> None:
    """One row of this shop, put there by a superuser with checks between tables off."""
    async with owner_database.unit_of_work(shop) as uow:
        await uow.connection.execute(sa.text("SET LOCAL session_replication_role = replica"))
        await uow.connection.execute(sa.insert(table).values(row_for(table, shop)))


@pytest.mark.parametrize("name", tenant_tables())
async def test_that_a_shop_sees_and_changes_only_its_own(
    name: str, database: Database, owner_database: Database, shop: ShopId
) -> None:
    table = metadata.tables[name]
    other = await another_shop(owner_database)
    await seed(owner_database, table, other)

    async with database.unit_of_work(shop) as uow:
        assert (await uow.connection.execute(sa.select(sa.func.count()).select_from(table))).scalar_one() == 0
        where = table.c.shop_id == other
        changed = await uow.connection.execute(sa.update(table).where(where).values(shop_id=shop))
        assert changed.rowcount == 0
        assert (await uow.connection.execute(sa.delete(table).where(where))).rowcount == 0
    with pytest.raises(DBAPIError, match="row-level security"):
        async with database.unit_of_work(shop) as uow:
            await uow.connection.execute(sa.insert(table).values(row_for(table, other)))
    async with database.unit_of_work() as uow:
        assert (await uow.connection.execute(sa.select(sa.func.count()).select_from(table))).scalar_one() == 0
    async with database.unit_of_work(other) as uow:
        assert (await uow.connection.execute(sa.select(sa.func.count()).select_from(table))).scalar_one() == 1


async def test_that_every_table_with_a_shop_is_walled_off(owner_database: Database) -> None:
    async with owner_database.unit_of_work() as uow:
        rows = await uow.connection.execute(
            sa.text(
                "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'shop_id' "
                "WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace "
                "AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"
            )
        )
        assert [row[0] for row in rows] == []
