"""The catalogue as the tables of its CSV files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from xiaoer.app.shop_pack.catalogue import FACT, GARMENT, MATERIAL, PAIRS, PRODUCT, SIZE, VARIANT
from xiaoer.app.shop_pack.cells import join_values
from xiaoer.app.shop_pack.pictures import path_of
from xiaoer.app.shop_pack.times import write_time
from xiaoer.commerce.model import Product, SizeRow, Variant
from xiaoer.foundation.ids import yuan
from xiaoer.knowledge.model import KnowledgeData


def catalogue_tables(data: KnowledgeData, zone: ZoneInfo) -> dict[str, Any]:
    """Columns and rows by file name."""
    products = data.products
    return {
        "products.csv": (PRODUCT, [_product(product, zone) for product in products]),
        "variants.csv": (VARIANT, [_variant(product, each, zone) for product in products for each in product.variants]),
        "product_facts.csv": (
            FACT, [(product.code, name, value) for product in products for name, value in product.facts.items()],
        ),
        "materials.csv": (
            MATERIAL,
            [
                (each.code, each.name, each.feel, each.season, each.shrink, each.fade, each.care, join_values(each.aliases))
                for each in data.materials
            ],
        ),
        **{f"size_charts/{chart.name}.csv": (SIZE, [_size(row) for row in chart.rows]) for chart in data.size_charts},
    }  # fmt: skip


def _product(product: Product, zone: ZoneInfo) -> Sequence[str]:
    return (
        product.code,
        product.title,
        product.category,
        yuan(product.price),
        "" if product.market_price is None else yuan(product.market_price),
        "on" if product.on_sale else "off",
        product.summary,
        join_values(product.nicknames),
        product.material,
        product.size_chart,
        path_of(product.picture),
        join_values(product.season),
        product.audience,
        join_values(product.tags),
        product.warehouse,
        write_time(product.listed_at, zone),
        product.url,
        write_time(product.ships_from, zone),
    )


def _variant(product: Product, variant: Variant, zone: ZoneInfo) -> Sequence[str]:
    return (
        variant.sku,
        variant.product,
        variant.color,
        variant.color_code,
        variant.size,
        "" if variant.price == product.price else yuan(variant.price),
        str(variant.stock),
        write_time(variant.restock_at, zone),
        path_of(variant.picture),
    )


def _size(row: SizeRow) -> Sequence[str]:
    body = [_number(each) for pair in PAIRS for each in (getattr(row, pair) or (None, None))]
    return (row.size, *body, *(_number(row.garment.get(name)) for name in GARMENT), row.note)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}".rstrip("0").rstrip(".")
