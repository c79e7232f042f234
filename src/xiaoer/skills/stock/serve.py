"""Whether a colour and size is there, when it comes again, and what is there instead."""

from __future__ import annotations

import re
from typing import ClassVar

from xiaoer.commerce.model import Product, Variant
from xiaoer.knowledge.model import Source
from xiaoer.skills.cards import product_card
from xiaoer.skills.choose_product import (
    ask_which_product,
    chosen_product,
    colors_of,
    narrowed,
    plain_size,
    same_size,
    sizes_of,
)
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import Grounds, joined, listed

_SIZE = re.compile(r"\d?X{1,4}[SL]|[SML]|\d{2,3}", re.IGNORECASE)
#: From so few pieces on the number is told.
_FEW = 5


class Stock:
    """有M码吗, 黑色有货吗, 什么时候补货."""

    name = "stock"
    intents: ClassVar[frozenset[str]] = frozenset({"stock"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """The stock of the variants meant."""
        product = chosen_product(request, abilities)
        if product is None:
            return ask_which_product(request, abilities, self.name, "您要看哪一款的库存？告诉我商品名，我马上查。")
        color, size = request.topic.color, request.topic.size
        variants = narrowed(product, color, size)
        grounds = Grounds(request.now, request.shop.time_zone)
        if not product.on_sale:
            said = [f"{grounds.quote(product.title)}已经下架了，暂时买不到"]
        elif not product.variants:
            return SkillResult(False, notes=(f"“{product.title}”没有登记库存",), topic={"product": product.code})
        elif not variants:
            said = _not_offered(product, color, size, grounds)
        elif (color and size) or len(product.variants) == 1:
            said = _one(product, variants[0], grounds)
        else:
            said = _several(product, variants, color=color, size=size, grounds=grounds)
        variant = variants[0] if len(variants) == 1 else None
        stock = variants[0].stock if variant else sum(each.stock for each in variants)
        return SkillResult(
            True,
            joined(said),
            cards=(product_card(product, variant, stock_text="有货" if stock else "暂时缺货"),)
            if product.on_sale
            else (),
            sources=(Source(f"product:{product.code}#库存", f"{product.title} · 库存"),),
            confidence=0.92,
            specific=True,
            facts=grounds.facts,
            topic={"product": product.code},
            notes=(f"查了“{product.title}” {color or '各色'} {size or '各码'} 的库存",),
        )


def _called(product: Product, variant: Variant) -> str:
    return "".join(
        (
            product.title,
            f"{variant.color}" if variant.color else "",
            f" {_sized(variant.size)}" if variant.size and plain_size(variant.size) != "F" else "",
        )
    )


def _sized(size: str) -> str:
    """M码, but 10kg."""
    return f"{size}码" if _is_size(size) else size


def _is_size(size: str) -> bool:
    return bool(_SIZE.fullmatch(size))


def _one(product: Product, variant: Variant, grounds: Grounds) -> list[str]:
    name = grounds.quote(_called(product, variant))
    if variant.stock > _FEW:
        return [f"{name}有货，现在可以拍"]
    if variant.stock > 0:
        return [f"{name}还有货，只剩{grounds.quote(variant.stock)}件了"]
    said = [f"{name}暂时没货"]
    said.append(f"预计{grounds.day(variant.restock_at)}到货" if variant.restock_at else "补货时间还没定")
    return said + _instead(product, variant, grounds)


def _instead(product: Product, gone: Variant, grounds: Grounds) -> list[str]:
    colors = colors_of(
        [
            each
            for each in product.variants
            if each.stock and same_size(each.size, gone.size) and each.color != gone.color
        ]
    )
    sizes = sizes_of(
        [
            each
            for each in product.variants
            if each.stock and each.color == gone.color and not same_size(each.size, gone.size)
        ]
    )
    said = []
    if colors:
        said.append(f"{grounds.quote(gone.size)}{'码' if _is_size(gone.size) else ''}现在有{listed(colors[:5])}")
    if sizes and gone.color:
        said.append(f"{gone.color}现在有{grounds.quote('、'.join(sizes))}")
    return ["要是不急，可以等到货；" + "，".join(said)] if said else []


def _several(
    product: Product, variants: list[Variant], *, color: str | None, size: str | None, grounds: Grounds
) -> list[str]:
    there = [each for each in variants if each.stock > 0]
    coming = sorted((each.restock_at for each in variants if each.stock == 0 and each.restock_at), key=lambda at: at)
    title = grounds.quote(product.title)
    if not there:
        which = f"{variants[0].color}" if color else _sized(variants[0].size) if size else ""
        said = [f"{title}{which}暂时都没货", f"最早{grounds.day(coming[0])}到货" if coming else "补货时间还没定"]
        others = colors_of([each for each in product.variants if each.stock]) if color else []
        return said + ([f"现在有货的颜色：{listed(others)}"] if others else [])
    if color and len(sizes_of(narrowed(product, None, None))) == 1:
        return [f"{title}{there[0].color}有货，现在可以拍"]
    if color:
        gone = sizes_of([each for each in variants if each.stock == 0])
        said = [f"{title}{there[0].color}有货的尺码：{grounds.quote('、'.join(sizes_of(there)))}"]
        return said + ([f"{grounds.quote('、'.join(gone))}暂时缺货"] if gone else [])
    if size:
        gone = colors_of([each for each in variants if each.stock == 0])
        said = [f"{title} {grounds.quote(_sized(there[0].size))}有货的颜色：{listed(colors_of(there))}"]
        return said + ([f"{listed(gone)}暂时缺货"] if gone else [])
    lines = []
    for name in colors_of(product.variants) or [""]:
        own = sizes_of([each for each in there if each.color == name])
        if own or any(each.color == name for each in there):
            sizes = grounds.quote("、".join(own))
            lines.append(f"{name}（{sizes}）" if own and name else sizes or name)
    return [f"{title}现在有货：{'；'.join(line for line in lines if line) or '可以直接拍'}"]


def _not_offered(product: Product, color: str | None, size: str | None, grounds: Grounds) -> list[str]:
    colors, sizes = colors_of(product.variants), sizes_of(product.variants)
    title = grounds.quote(product.title)
    if size and not any(same_size(size, each) for each in sizes):
        return [f"{title}没有{grounds.quote(size)}这个尺码，有{grounds.quote('、'.join(sizes))}"]
    if color and not narrowed(product, color, None):
        return [f"{title}没有这个颜色，有{listed(colors)}"]
    of_color = sizes_of(narrowed(product, color, None))
    return [f"{title}这个颜色没有{grounds.quote(size or '')}码，有{grounds.quote('、'.join(of_color))}"]
