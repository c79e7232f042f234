"""Write variants.csv of the demo shop from its colours and sizes: `python -m tools.demo_shop.make_stock`.

The colours and sizes of each product are written by hand in `ranges.csv`, stock that a demo relies on in `shelf.csv`;
the rest follows from the variant's own name, so that a run never changes anything by chance.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACK = HERE.parents[1] / "examples" / "qinghe"
COLUMNS = ("sku", "product", "color", "color_code", "size", "price", "stock", "restock", "picture")
#: How much of a size is kept, from the edges of the range to its middle.
EDGE, MIDDLE = 8, 46
#: Extra yuan for sizes that need more cloth.
SURCHARGE = {"3XL": 10}


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_table(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    """Write a CSV file with Unix line ends, as git keeps them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def picture_name(product: str, colour: str) -> str:
    """The file of a product in a colour that is not its first."""
    return f"{product}-{colour.replace('-', '')}.svg".lower()


def variants() -> Iterator[dict[str, str]]:
    """Every colour and size of every product with what is on the shelf."""
    colours = {row["code"]: row["name"] for row in read_table(HERE / "colours.csv")}
    products = {row["code"]: row for row in read_table(PACK / "products.csv")}
    shelf = {row["sku"]: row for row in read_table(HERE / "shelf.csv")}
    for row in read_table(HERE / "ranges.csv"):
        product = products[row["product"]]
        sizes = row["sizes"].split("|")
        for rank, colour in enumerate(row["colours"].split("|")):
            for place, size in enumerate(sizes):
                sku = f"{row['product']}-{colour.replace('-', '')}-{'F' if size == '均码' else size}"
                stock, restock = _on_shelf(sku, place, len(sizes), rank, product)
                known = shelf.pop(sku, None)
                extra = SURCHARGE.get(size, 0)
                yield {
                    "sku": sku,
                    "product": row["product"],
                    "color": colours[colour],
                    "color_code": colour,
                    "size": size,
                    "price": str(int(product["price"]) + extra) if extra else "",
                    "stock": known["stock"] if known else str(stock),
                    "restock": known["restock"] if known else restock,
                    "picture": picture_name(row["product"], colour) if rank else "",
                }
    if shelf:
        raise SystemExit(f"shelf.csv names variants that ranges.csv does not have: {', '.join(shelf)}")


def _on_shelf(sku: str, place: int, sizes: int, rank: int, product: dict[str, str]) -> tuple[int, str]:
    chance = random.Random(sku)
    if product["status"] == "off" or product["ship_from"]:
        return 0, product["ship_from"]
    middle = 1 - abs(place - (sizes - 1) / 2) / max(1, sizes / 2)
    stock = round((EDGE + (MIDDLE - EDGE) * middle) * chance.uniform(0.55, 1.35) / (1 + 0.35 * rank))
    if chance.random() < 0.07:
        stock = 0
    elif chance.random() < 0.11:
        stock = chance.randint(1, 3)
    evergreen = "常青款" in product["tags"].split("|")
    restock = f"+{chance.randint(2, 13)}d 10:00" if evergreen and stock <= 3 else ""
    return stock, restock


def main() -> None:
    """Write the file."""
    write_table(PACK / "variants.csv", COLUMNS, list(variants()))


if __name__ == "__main__":
    main()
