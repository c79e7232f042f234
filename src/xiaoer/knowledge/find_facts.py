"""Find the facts of one product that a question asks for, following its material to the care guide."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from xiaoer.commerce.model import Material, Product
from xiaoer.knowledge.attributes import MATERIAL_GROUPS, asked_attributes, asked_groups, group_of
from xiaoer.knowledge.model import Finding, Source

#: A fact asked for by name is as good as an answer; one reached through the material a little less.
_NAMED, _BY_MATERIAL = 0.8, 0.74
#: Of these the care guide is an answer only where it speaks of them.
_MUST_MENTION = frozenset({"pilling", "wrinkle"})
_LABELS = {
    "name": "面料",
    "feel": "手感",
    "season": "适合季节",
    "shrink": "缩水",
    "fade": "褪色",
    "care": "洗护",
}


def find_facts(text: str, product: Product, materials: Mapping[str, Material]) -> list[Finding]:
    """The facts, each with its source; the product's own before its material's."""
    own = [
        Finding(
            Source(f"product:{product.code}#{name}", f"{product.title} · {name}"),
            product.facts[name],
            _NAMED,
            "fact",
            product=product.code,
            matched=name,
        )
        for name in asked_attributes(text, product.facts)
    ]
    answered = {group.key for hit in own if (group := group_of(hit.matched)) is not None}
    material = materials.get(product.material)
    return own + (material_facts(text, material, product=product.code, leave_out=answered) if material else [])


def material_facts(
    text: str, material: Material, *, product: str = "", leave_out: AbstractSet[str] = frozenset()
) -> list[Finding]:
    """What the material says of itself to what is asked."""
    fields = [
        field
        for group in asked_groups(text)
        if group.key not in leave_out
        for field in MATERIAL_GROUPS.get(group.key, ())
        if getattr(material, field) and (group.key not in _MUST_MENTION or group.asked.search(getattr(material, field)))
    ]
    return [
        Finding(
            Source(f"material:{material.code}#{_LABELS[field]}", f"{material.name} · {_LABELS[field]}"),
            str(getattr(material, field)),
            _BY_MATERIAL,
            "fact",
            product=product,
            matched=_LABELS[field],
        )
        for field in dict.fromkeys(fields)
    ]
