"""The catalogue as the demo storefront shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from xiaoer.commerce.model import Material, Product, SizeChart
from xiaoer.skills.cards import size_chart_card
from xiaoer.skills.promotion_calculator import Item, applies_to, best_bill, runs

Promotion = Mapping[str, Any]
#: What everybody gets without doing anything; the rest needs a coupon, a level or another shop.
_FOR_EVERYBODY = {"fixed_price", "percent", "threshold", "each_full"}


def categories(products: Sequence[Product]) -> list[dict[str, Any]]:
    """Each category's path with how many products lie in or below it; the fullest first, what lies below it after it."""
    counts: Counter[str] = Counter()
    for product in products:
        steps = product.category.split("/")
        counts.update("/".join(steps[:end]) for end in range(1, len(steps) + 1))
    by_size = sorted(counts, key=lambda name: (-counts[name.split("/")[0]], name))
    return [{"name": name, "count": counts[name]} for name in by_size]


def find(products: Sequence[Product], category: str, search: str) -> list[Product]:
    """The products in a category that a search finds; those in stock and the newest first."""
    wanted = search.strip().lower()
    found = [
        product
        for product in products
        if (not category or product.category == category or product.category.startswith(category + "/"))
        and (not wanted or wanted in _searched(product))
    ]
    return sorted(
        found, key=lambda each: (not _in_stock(each), -(each.listed_at.timestamp() if each.listed_at else 0), each.code)
    )


def _searched(product: Product) -> str:
    return " ".join((product.title, product.code, product.category, *product.nicknames, *product.tags)).lower()


def _in_stock(product: Product) -> bool:
    return any(variant.stock > 0 for variant in product.variants)


def promotion_face(promotion: Promotion) -> dict[str, Any]:
    """A promotion as shoppers read it."""
    return {name: promotion.get(name, "") for name in ("id", "kind", "name", "explain")} | {
        name: promotion.get(name) for name in ("starts", "ends")
    }


class Prices:
    """What one piece costs under the promotions of this moment."""

    def __init__(self, promotions: Sequence[Promotion], now: datetime) -> None:
        self.running = [each for each in promotions if runs(each, now)]
        self._now = now
        self._for_all = [
            each for each in self.running if each.get("kind") in _FOR_EVERYBODY and each.get("pieces", 1) <= 1
        ]

    def promoted(self, product: Product, price: int) -> tuple[int | None, str]:
        """The price after the best promotion and that promotion's name, or None and nothing."""
        bill = best_bill([Item(product, price)], self._for_all, self._now)
        if bill.after >= price:
            return None, ""
        return bill.after, str(max(bill.steps, key=lambda step: step.off).promotion.get("name", ""))


def tile(product: Product, prices: Prices) -> dict[str, Any]:
    """A product in a list."""
    price = min((variant.price for variant in product.variants), default=product.price)
    promoted, promotion = prices.promoted(product, price)
    colors = {
        variant.color: {"name": variant.color, "code": variant.color_code, "picture": variant.picture}
        for variant in reversed(product.variants)
        if variant.color
    }
    return {
        "code": product.code,
        "title": product.title,
        "category": product.category,
        "summary": product.summary,
        "price": price,
        "market_price": product.market_price,
        "promotion_price": promoted,
        "promotion": promotion,
        "picture": product.picture,
        "tags": list(product.tags),
        "in_stock": _in_stock(product),
        "ships_from": product.ships_from,
        "colors": list(reversed(colors.values())),
    }


def page(
    product: Product, prices: Prices, materials: Mapping[str, Material], charts: Mapping[str, SizeChart]
) -> dict[str, Any]:
    """A product on its own page."""
    material = materials.get(product.material)
    chart = charts.get(product.size_chart)
    table = dict(size_chart_card(product.size_chart, chart).data) if chart else None
    if table:
        table.pop("highlight", None)
    return {
        **tile(product, prices),
        "url": product.url,
        "season": list(product.season),
        "audience": product.audience,
        "on_sale": product.on_sale,
        "nicknames": list(product.nicknames),
        "facts": [{"attribute": name, "value": value} for name, value in product.facts.items()],
        "material": {name: getattr(material, name) for name in ("code", "name", "feel", "shrink", "fade")}
        if material
        else None,
        "care": material.care if material else "",
        "size_chart": table,
        "promotions": [promotion_face(each) for each in prices.running if applies_to(each, product)],
        "variants": [
            {
                "sku": variant.sku,
                "color": variant.color,
                "color_code": variant.color_code,
                "size": variant.size,
                "price": variant.price,
                "promotion_price": prices.promoted(product, variant.price)[0],
                "stock": variant.stock,
                "restock_at": variant.restock_at,
                "picture": variant.picture,
            }
            for variant in product.variants
        ],
    }
