"""Which product, colour and size a goal is about; asks back with choices where the words leave it open."""

from __future__ import annotations

from collections.abc import Sequence

from xiaoer.commerce.model import Product, Variant
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult

_MOST_CHOICES = 4


def chosen_product(request: SkillRequest, abilities: Abilities) -> Product | None:
    """The product this goal is about, if the conversation says so."""
    code = request.filled.get("product") or request.topic.product
    return abilities.knowledge.products.get(code) if code else None


def ask_which_product(request: SkillRequest, abilities: Abilities, skill: str, question: str) -> SkillResult:
    """Asks which product is meant, with the candidates as choices."""
    products = abilities.knowledge.products
    candidates = [products[code] for code in request.candidates if code in products][:_MOST_CHOICES]
    options = {product.title: product.code for product in candidates}
    pending = {
        "skill": skill, "slot": "product", "intent": request.intent, "question": request.text, "options": options, "filled": {},
    }  # fmt: skip
    return SkillResult(
        False,
        question,
        choices=tuple(options),
        topic={"pending": pending, "shown": tuple(options.values()) or request.topic.shown},
        notes=("不知道是哪一款，反问" + ("，给出候选" if options else ""),),
    )


def narrowed(product: Product, color: str | None, size: str | None) -> list[Variant]:
    """The product's variants of this colour (code or name) and size, where given."""
    return [
        variant
        for variant in product.variants
        if (not color or color in {variant.color_code, variant.color}) and (not size or same_size(size, variant.size))
    ]


def same_size(one: str, other: str) -> bool:
    """Whether two ways of writing a size mean the same (XXL and 2XL, 42 and 42码)."""
    return plain_size(one) == plain_size(other)


#: Units as shoppers write them and as catalogues do.
_UNITS = (
    ("公斤", "KG"),
    ("千克", "KG"),
    ("毫升", "ML"),
    ("毫克", "MG"),
    ("克", "G"),
    ("升", "L"),
    ("毫米", "MM"),
    ("厘米", "CM"),
    ("米", "M"),
)


def plain_size(size: str) -> str:
    """XXL → 2XL, 170/88A → 170/88A, 42码 → 42."""
    plain = size.upper().replace(" ", "").removesuffix("码").removesuffix("号")
    for word, unit in _UNITS:
        plain = plain.replace(word, unit)
    stripped = plain.rstrip("L")
    if stripped and set(stripped) == {"X"} and plain.endswith("L") and len(stripped) >= 2:
        return f"{len(stripped)}XL"
    return {"均码": "F", "FREE": "F", "小": "S", "中": "M", "大": "L", "加大": "XL"}.get(plain, plain)


def colors_of(variants: Sequence[Variant]) -> list[str]:
    """The colour names, each once, in order."""
    return list(dict.fromkeys(variant.color for variant in variants if variant.color))


def sizes_of(variants: Sequence[Variant]) -> list[str]:
    """The sizes, each once, in order."""
    return list(dict.fromkeys(variant.size for variant in variants if variant.size))
