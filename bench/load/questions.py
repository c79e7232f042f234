"""Questions that are all different, made from a pack's own products and FAQ wordings."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator
from pathlib import Path

ASKS = (
    "{title}是什么材质的", "{title}有货吗", "{title}{size}码还有吗", "我{height}厘米{weight}公斤穿{title}什么码", "{title}多少钱",
    "{title}会不会起球", "{title}怎么洗", "{title}什么时候发货", "{title}适合{season}天穿吗", "{title}有什么颜色",
)  # fmt: skip


def questions(pack: Path) -> Iterator[str]:
    """Endless, and no two alike within the first hundred thousand."""
    with (pack / "products.csv").open(encoding="utf-8-sig") as file:
        titles = [row["title"] for row in csv.DictReader(file)]
    with (pack / "faq.csv").open(encoding="utf-8-sig") as file:
        wordings = [
            word
            for row in csv.DictReader(file)
            for word in (row["question"], *row.get("similar", "").split("|"))
            if word
        ]
    yield from wordings
    for height, weight in itertools.product(range(160, 191), range(50, 101)):
        for index, title in enumerate(titles):
            ask = ASKS[(height + weight + index) % len(ASKS)]
            size = ("S", "M", "L", "XL", "2XL")[weight % 5]
            text = ask.format(title=title, size=size, height=height, weight=weight, season="春夏秋冬"[height % 4])
            yield text if "{height}" in ask else f"{text}，我{height}{weight}"
