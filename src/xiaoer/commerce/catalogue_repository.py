"""Reads and writes the catalogue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Table, delete, select
from sqlalchemy.dialects.postgresql import insert

from xiaoer.commerce.model import Material, Product, SizeChart, SizeRow, Variant
from xiaoer.commerce.tables import materials, product_facts, products, size_charts, variants
from xiaoer.storage.among import among
from xiaoer.storage.database import UnitOfWork

_PRODUCT = [column for column in products.c if column.name != "shop_id"]
_MATERIAL = [column for column in materials.c if column.name != "shop_id"]
_VARIANT = [column for column in variants.c if column.name not in {"shop_id", "position"}]


async def all_products(uow: UnitOfWork, *, where: Sequence[ColumnElement[bool]] = ()) -> list[Product]:
    """Products with variants and facts, by code."""
    own: dict[str, list[Variant]] = defaultdict(list)
    facts: dict[str, dict[str, str]] = defaultdict(dict)
    in_order = select(*_VARIANT).order_by(variants.c.product, variants.c.position)
    for row in (await uow.connection.execute(in_order)).mappings():
        own[row["product"]].append(Variant(**row))
    by_place = select(product_facts).order_by(product_facts.c.product, product_facts.c.position)
    for fact in await uow.connection.execute(by_place):
        facts[fact.product][fact.attribute] = fact.value
    rows = await uow.connection.execute(select(*_PRODUCT).where(*where).order_by(products.c.code))
    return [
        Product(**_with_tuples(row), variants=tuple(own[row["code"]]), facts=facts[row["code"]])
        for row in rows.mappings()
    ]


def _with_tuples(row: RowMapping) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


async def save_products(uow: UnitOfWork, new: Sequence[Product]) -> None:
    """Add the products, or replace those of the same code with all their variants and facts."""
    if not new:
        return
    shop, codes = uow.shop_id, [product.code for product in new]
    rows = [{**_columns(product, _PRODUCT), "shop_id": shop} for product in new]
    await _upsert(uow, products, rows, ["code"])
    skus = [variant.sku for product in new for variant in product.variants]
    # a sku may have moved here from another product
    old = delete(variants).where(among(variants.c.product, codes) | among(variants.c.sku, skus))
    await uow.connection.execute(old)
    await uow.connection.execute(delete(product_facts).where(among(product_facts.c.product, codes)))
    own = [
        {**_columns(variant, _VARIANT), "shop_id": shop, "position": position}
        for product in new
        for position, variant in enumerate(product.variants)
    ]
    if own:
        await uow.connection.execute(insert(variants), own)
    facts = [
        {"shop_id": shop, "product": product.code, "position": position, "attribute": attribute, "value": value}
        for product in new
        for position, (attribute, value) in enumerate(product.facts.items())
    ]
    if facts:
        await uow.connection.execute(insert(product_facts), facts)


def _columns(thing: object, columns: Sequence[Any]) -> dict[str, Any]:
    values = {column.name: getattr(thing, column.name) for column in columns}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


async def _upsert(uow: UnitOfWork, table: Table, rows: Sequence[Mapping[str, Any]], key: Sequence[str]) -> None:
    statement = insert(table)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in {"shop_id", *key}}
    statement = statement.on_conflict_do_update(index_elements=["shop_id", *key], set_=changed)
    await uow.connection.execute(statement, list(rows))


async def delete_products(uow: UnitOfWork, codes: Sequence[str]) -> None:
    """Remove the products of these codes with all that belongs to them."""
    if codes:
        await uow.connection.execute(delete(products).where(among(products.c.code, codes)))


async def all_materials(uow: UnitOfWork) -> list[Material]:
    """Materials with their care guides, by code."""
    rows = await uow.connection.execute(select(*_MATERIAL).order_by(materials.c.code))
    return [Material(**_with_tuples(row)) for row in rows.mappings()]


async def save_materials(uow: UnitOfWork, new: Sequence[Material]) -> None:
    """Add the materials, or replace those of the same code."""
    if new:
        rows = [{**_columns(material, _MATERIAL), "shop_id": uow.shop_id} for material in new]
        await _upsert(uow, materials, rows, ["code"])


async def delete_materials(uow: UnitOfWork, codes: Sequence[str]) -> None:
    """Remove the materials of these codes."""
    if codes:
        await uow.connection.execute(delete(materials).where(among(materials.c.code, codes)))


async def all_size_charts(uow: UnitOfWork) -> list[SizeChart]:
    """Size charts by name."""
    rows = await uow.connection.execute(select(size_charts).order_by(size_charts.c.name))
    return [SizeChart(row.name, tuple(_size(each) for each in row.rows)) for row in rows]


def _size(row: Mapping[str, Any]) -> SizeRow:
    pairs: dict[str, tuple[float, float] | None] = {
        name: (row[name][0], row[name][1]) if row[name] else None for name in ("height", "weight", "foot")
    }
    return SizeRow(row["size"], garment=row["garment"], note=row["note"], **pairs)


async def save_size_charts(uow: UnitOfWork, new: Sequence[SizeChart]) -> None:
    """Add the charts, or replace those of the same name."""
    if new:
        rows = [
            {"shop_id": uow.shop_id, "name": chart.name, "rows": [asdict(row) for row in chart.rows]} for chart in new
        ]
        await _upsert(uow, size_charts, rows, ["name"])


async def delete_size_charts(uow: UnitOfWork, names: Sequence[str]) -> None:
    """Remove the charts of these names."""
    if names:
        await uow.connection.execute(delete(size_charts).where(among(size_charts.c.name, names)))
