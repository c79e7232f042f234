"""What one file says about another: targets of shop words, scopes, and words bound to two things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from xiaoer.app.shop_pack.cells import Row
from xiaoer.app.shop_pack.policies import PolicyFiles
from xiaoer.commerce.model import Product, SizeChart
from xiaoer.knowledge.model import FaqEntry, LexiconEntry

_FOREVER = datetime(9999, 1, 1, tzinfo=UTC)
_NEVER = datetime(1, 1, 1, tzinfo=UTC)
_WHERE = {
    "product": "no code in products.csv",
    "variant": "no sku in variants.csv",
    "color": "no color_code or color in variants.csv",
    "size": "no size in variants.csv or size_charts/",
    "material": "no code in materials.csv",
    "category": "no category in products.csv",
    "attribute": "no attribute in product_facts.csv",
    "policy": "no policy file and no [[clause]] id in policies/",
    "promotion": "no [[promotion]] id in policies/promotions.toml",
    "coupon": "no [[promotion]] id in policies/promotions.toml",
    "carrier": "no [[carrier]] code in policies/shipping.toml",
    "faq": "no id in faq.csv",
}


class Things:
    """Everything in a pack that other files may point at."""

    def __init__(
        self,
        products: Sequence[Product],
        charts: Sequence[SizeChart],
        materials: set[str],
        faq: set[str],
        policies: dict[str, dict[str, Any]],
    ) -> None:
        variants = [variant for product in products for variant in product.variants]
        clauses = {clause.get("id") for data in policies.values() for clause in data.get("clause", ())}
        promotions = {each.get("id") for each in policies.get("promotions", {}).get("promotion", ())}
        self.products = {product.code for product in products}
        self.categories = set[str]()
        for product in products:
            steps = product.category.split("/")
            self.categories |= {"/".join(steps[:end]) for end in range(1, len(steps) + 1)} | set(steps)
        self.by_kind: dict[str, set[Any]] = {
            "product": self.products,
            "variant": {variant.sku for variant in variants},
            "color": {variant.color_code for variant in variants} | {variant.color for variant in variants},
            "size": {variant.size for variant in variants} | {row.size for chart in charts for row in chart.rows},
            "material": materials,
            "category": self.categories,
            "attribute": {attribute for product in products for attribute in product.facts},
            "policy": clauses | set(policies),
            "promotion": promotions,
            "coupon": promotions,
            "carrier": {each.get("code") for each in policies.get("shipping", {}).get("carrier", ())},
            "faq": faq,
        }

    def scope_mistake(self, scope: str) -> str:
        """What is wrong with a scope, or an empty text."""
        kind, _, name = scope.partition(":")
        if kind == "product" and name not in self.products:
            return f"“{name[:64]}” is no code in products.csv"
        if kind == "category" and name not in self.categories:
            return f"“{name[:64]}” is no category in products.csv"
        return ""


def check_knowledge(
    faq: Sequence[tuple[FaqEntry, Row]], lexicon: Sequence[tuple[LexiconEntry, Row]], things: Things
) -> None:
    """Scopes and targets must exist; a word that means two things at once is shown."""
    scopes = [(entry.scope, row) for entry, row in faq] + [(word.scope, row) for word, row in lexicon]
    for scope, row in scopes:
        if scope and (mistake := things.scope_mistake(scope)):
            row.wrong("scope", mistake)
    for word, row in lexicon:
        known = things.by_kind.get(word.kind)
        if known is not None and word.target and word.target not in known:
            row.wrong("target", f"“{word.target[:60]}” is {_WHERE[word.kind]}; add it or mend the target")
    _show_conflicts(lexicon)


def check_scopes(files: PolicyFiles, things: Things) -> None:
    """Scopes of promotions and exceptions must exist."""
    for kind, name in (("promotions", "promotion"), ("aftersales", "exception")):
        for index, table in enumerate(files.data.get(kind, {}).get(name, ())):
            for scope in table.get("scope", ()):
                if mistake := things.scope_mistake(scope):
                    files.files[kind].wrong((name, index, "scope"), mistake)
    shipping = files.data.get("shipping", {})
    carriers = {each.get("code") for each in shipping.get("carrier", ())}
    default = shipping.get("default_carrier")
    if default and default not in carriers:
        files.files["shipping"].wrong(("default_carrier",), f"“{default}” is no [[carrier]] code")
    for index, region in enumerate(shipping.get("region", ())):
        for carrier in region.get("carriers", ()):
            if carrier not in carriers:
                files.files["shipping"].wrong(("region", index, "carriers"), f"“{carrier}” is no [[carrier]] code")


def _show_conflicts(lexicon: Sequence[tuple[LexiconEntry, Row]]) -> None:
    by_word: dict[tuple[str, str], list[tuple[LexiconEntry, Row]]] = defaultdict(list)
    for entry, row in lexicon:
        for word in dict.fromkeys((entry.word, *entry.aliases)):
            for other, other_row in by_word[word.lower(), entry.scope]:
                if (other.kind, other.target) != (entry.kind, entry.target) and _overlap(entry, other):
                    row.warn(
                        f"conflict: “{word}” means {entry.kind} {entry.target} here and {other.kind} {other.target} in "
                        f"line {other_row.line} at the same time; limit one by scope or dates, or remove it"
                    )
            by_word[word.lower(), entry.scope].append((entry, row))


def _overlap(one: LexiconEntry, other: LexiconEntry) -> bool:
    starts = max(one.valid_from or _NEVER, other.valid_from or _NEVER)
    return starts <= min(one.valid_to or _FOREVER, other.valid_to or _FOREVER)
