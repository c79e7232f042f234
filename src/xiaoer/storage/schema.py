"""One MetaData for every table, and the mark that makes a table a tenant's."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, MetaData, Table
from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def tenant_table(name: str, *items: SchemaItem, fill: int = 100) -> Table:
    """A table whose rows belong to one shop: adds `shop_id` and marks it for row-level security.

    `fill` below 100 leaves room on each page for new versions of its rows, so that frequent updates stay in place.
    """
    shop_id = Column("shop_id", UUID(as_uuid=True), ForeignKey("shops.id", ondelete="CASCADE"), nullable=False)
    storage = {"fillfactor": fill}
    return Table(name, metadata, shop_id, *items, info={"tenant": True}, postgresql_with=storage)


def tenant_tables() -> list[str]:
    """Names of all tables walled off by shop."""
    return sorted(table.name for table in metadata.tables.values() if table.info.get("tenant"))
