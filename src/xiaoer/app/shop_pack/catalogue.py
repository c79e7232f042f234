"""The catalogue: products with variants and facts, materials, size charts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from xiaoer.app.shop_pack.cells import Known, Reading, Row, read_rows
from xiaoer.app.shop_pack.pictures import Pictures
from xiaoer.commerce.model import Material, Product, SizeChart, SizeRow, Variant
from xiaoer.foundation.ids import Fen

PRODUCT = ("code", "title", "category", "price", "market_price", "status", "summary", "nicknames", "material", "size_chart",
           "picture", "season", "audience", "tags", "warehouse", "listed", "url", "ship_from")  # fmt: skip
VARIANT = ("sku", "product", "color", "color_code", "size", "price", "stock", "restock", "picture")
FACT = ("product", "attribute", "value")
MATERIAL = ("code", "name", "feel", "season", "shrink", "fade", "care", "aliases")
PAIRS = ("height", "weight", "foot")
GARMENT = ("chest", "shoulder", "length", "sleeve", "waist", "hip")
SIZE = ("size", *(f"{pair}_{end}" for pair in PAIRS for end in ("min", "max")), *GARMENT, "note")


def read_materials(reading: Reading) -> tuple[Material, ...]:
    """materials.csv."""
    known = Known()
    found = []
    for row in read_rows(reading, "materials.csv", MATERIAL, ("code", "name")):
        material = Material(
            code=row.code("code"),
            name=row.text("name", 50),
            aliases=row.several("aliases", 50),
            feel=row.text("feel", 500),
            season=row.text("season", 100),
            shrink=row.text("shrink", 500),
            fade=row.text("fade", 500),
            care=row.text("care", 2_000),
        )
        if known.first(row, "code", material.code) and row.ok:
            found.append(material)
    return tuple(found)


def read_size_charts(reading: Reading) -> tuple[SizeChart, ...]:
    """size_charts/*.csv, the file's name being the chart's."""
    charts = []
    for file in reading.folder.under("size_charts"):
        known = Known()
        rows = []
        for row in read_rows(reading, file, SIZE, ("size",)):
            size = SizeRow(
                size=row.text("size", 40),
                height=_pair(row, "height"),
                weight=_pair(row, "weight"),
                foot=_pair(row, "foot"),
                garment={name: value for name in GARMENT if (value := row.number(name)) is not None},
                note=row.text("note", 300),
            )
            if known.first(row, "size", size.size) and row.ok:
                rows.append(size)
        if not known.lines:
            reading.problems.add(file, None, "has no sizes; add a row for each, from small to large")
        charts.append(SizeChart(file.removeprefix("size_charts/").removesuffix(".csv"), tuple(rows)))
    return tuple(charts)


def _pair(row: Row, name: str) -> tuple[float, float] | None:
    low, high = row.number(f"{name}_min"), row.number(f"{name}_max")
    if low is None and high is None:
        return None
    if low is None or high is None:
        row.wrong(f"{name}_min", f"fill in both {name}_min and {name}_max, or neither")
        return None
    if low > high:
        row.wrong(f"{name}_min", f"larger than {name}_max; exchange them")
        return None
    return (low, high)


def read_products(
    reading: Reading, pictures: Pictures, materials: tuple[Material, ...], charts: tuple[SizeChart, ...]
) -> tuple[Product, ...]:
    """products.csv with what variants.csv and product_facts.csv say of each."""
    products = _products(reading, pictures, {each.code for each in materials}, {each.name for each in charts})
    variants = _variants(reading, pictures, products)
    facts = _facts(reading, products)
    return tuple(
        replace(product, variants=tuple(variants[code]), facts=facts[code]) for code, product in products.items()
    )


def _products(reading: Reading, pictures: Pictures, materials: set[str], charts: set[str]) -> dict[str, Product]:
    known = Known()
    products = {}
    for row in read_rows(reading, "products.csv", PRODUCT, ("code", "title", "category", "price")):
        product = Product(
            code=row.code("code"),
            title=row.text("title", 120),
            category=_category(row),
            price=row.money("price") or Fen(0),
            market_price=row.money("market_price"),
            on_sale=row.one_of("status", ("on", "off"), "on") == "on",
            summary=row.text("summary", 1_000),
            nicknames=row.several("nicknames", 40),
            material=row.text("material", 64),
            size_chart=row.text("size_chart", 100),
            picture=pictures.cell(row, "picture"),
            url=row.text("url", 500),
            season=row.several("season", 20),
            audience=row.text("audience", 100),
            tags=row.several("tags", 40),
            warehouse=row.text("warehouse", 64),
            listed_at=row.time("listed"),
            ships_from=row.time("ship_from"),
        )
        if product.material and product.material not in materials:
            row.wrong("material", f"“{product.material}” is no code in materials.csv; add it there or mend the code")
        if product.size_chart and product.size_chart not in charts:
            row.wrong("size_chart", f"there is no size_charts/{product.size_chart}.csv; add it or mend the name")
        if product.url and not product.url.startswith(("https://", "http://", "/")):
            row.wrong("url", "write an address that begins with https:// or /")
        if known.first(row, "code", product.code) and product.code:
            products[product.code] = product
    return products


def _category(row: Row) -> str:
    path = "/".join(part.strip() for part in row.text("category", 200).split("/"))
    if path and "" in path.split("/"):
        row.wrong("category", "an empty step; write a path such as 外套/衬衫外套")
    return path


def _variants(reading: Reading, pictures: Pictures, products: dict[str, Product]) -> dict[str, list[Variant]]:
    known, combinations = Known(), Known()
    variants: dict[str, list[Variant]] = defaultdict(list)
    for row in read_rows(reading, "variants.csv", VARIANT, ("sku", "product", "stock")):
        product = _product(row, products)
        price = row.money("price")
        variant = Variant(
            sku=row.code("sku"),
            product=product.code if product else "",
            color=row.text("color", 40),
            color_code=row.text("color_code", 40),
            size=row.text("size", 40),
            price=price if price is not None else product.price if product else Fen(0),
            stock=row.whole("stock") or 0,
            restock_at=row.time("restock"),
            picture=pictures.cell(row, "picture"),
        )
        if not (product and known.first(row, "sku", variant.sku)):
            continue
        same = f"{product.code} {variant.color} {variant.size}".strip()
        if combinations.first(row, "color, size", same):
            variants[product.code].append(variant)
    return variants


def _facts(reading: Reading, products: dict[str, Product]) -> dict[str, dict[str, str]]:
    facts: dict[str, dict[str, str]] = defaultdict(dict)
    for row in read_rows(reading, "product_facts.csv", FACT, FACT):
        product, attribute = _product(row, products), row.text("attribute", 40)
        if product and attribute in facts[product.code]:
            row.wrong("attribute", f"“{attribute}” of {product.code} stands twice; join the values in one row")
        elif product:
            facts[product.code][attribute] = row.text("value", 2_000)
    return facts


def _product(row: Row, products: dict[str, Product]) -> Product | None:
    code = row.text("product", 64)
    if code and code not in products:
        row.wrong("product", f"“{code[:64]}” is no code in products.csv; add the product or mend the code")
    return products.get(code)
