"""What a scope covers: "" the whole shop, `product:CODE`, `category:NAME` (a whole path or one step of it)."""

from __future__ import annotations

from collections.abc import Iterable

from xiaoer.commerce.model import Product


def covers(scope: str, product: Product | None) -> bool:
    """Whether a rule or entry of this scope speaks of the product; the empty scope speaks of everything."""
    if not scope:
        return True
    if product is None:
        return False
    kind, _, name = scope.partition(":")
    if kind == "product":
        return name == product.code
    if kind == "category":
        return (
            name == product.category or name in product.category.split("/") or product.category.startswith(name + "/")
        )
    if kind == "material":
        return name == product.material
    return kind == "tag" and name in product.tags


def any_covers(scopes: Iterable[str], product: Product | None) -> bool:
    """Whether one of several scopes covers the product; no scope at all covers everything."""
    several = [scope for scope in scopes if scope]
    return not several or any(covers(scope, product) for scope in several)
