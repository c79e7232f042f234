"""Read the size chart for a body: ask only for what is missing, be honest between two sizes and outside the chart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from xiaoer.commerce.model import Product, SizeChart, SizeRow
from xiaoer.knowledge.model import Source
from xiaoer.skills.cards import size_chart_card
from xiaoer.skills.choose_product import ask_which_product, chosen_product, same_size
from xiaoer.skills.size_advice.pick_size import Pick, needed_measures, pick_size
from xiaoer.skills.skill import Abilities, SkillRequest, SkillResult
from xiaoer.skills.wording import Grounds, joined

_ASK = {"height": "身高（cm）", "weight": "体重（公斤或斤）", "foot": "脚长（mm）"}
_SAID = {"height": "身高{:g}cm", "weight": "体重{:g}公斤", "foot": "脚长{:g}mm"}
_GARMENT = {"chest": "胸围", "shoulder": "肩宽", "length": "衣长", "sleeve": "袖长", "waist": "腰围", "hip": "臀围"}
_MEASURE = re.compile(r"胸围|肩宽|衣长|裤长|袖长|腰围|臀围|多长|多宽|尺寸")
_LOOSE, _TIGHT = (
    re.compile(r"宽松|宽大|大一点|大点|肥一点|oversize", re.IGNORECASE),
    re.compile(r"修身|合身|贴身|紧一点|小一点"),
)


class SizeAdvice:
    """我178 72公斤穿多大, L码胸围多少."""

    name = "size_advice"
    intents: ClassVar[frozenset[str]] = frozenset({"size_advice"})

    async def serve(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        """The size, with why."""
        product = chosen_product(request, abilities)
        chart = _chart(product, abilities)
        if chart is None:
            if product is not None:
                return SkillResult(False, notes=(f"“{product.title}”没有尺码表",), topic={"product": product.code})
            return self._which(request, abilities)
        if _MEASURE.search(request.text) and not {"height", "weight"} & set(request.filled):
            return _measures(request, product, chart)
        known = _known(request)
        missing = [name for name in needed_measures(chart) if name not in known]
        if missing:
            return self._ask(request, product, chart, known, missing)
        return _advised(request, product, chart, known)

    def _which(self, request: SkillRequest, abilities: Abilities) -> SkillResult:
        charts = abilities.knowledge.size_charts
        if not charts:
            return SkillResult(False, notes=("店里没有尺码表",))
        return ask_which_product(
            request, abilities, self.name, "您看的是哪一款？不同款式尺码不一样，告诉我商品名就行。"
        )

    def _ask(
        self,
        request: SkillRequest,
        product: Product | None,
        chart: SizeChart,
        known: Mapping[str, float],
        missing: list[str],
    ) -> SkillResult:
        thanks = f"{'、'.join(_SAID[name].format(value) for name, value in known.items())}记下了，" if known else ""
        pending = {
            "skill": self.name, "slot": "body", "intent": "size_advice", "question": request.text, "options": {},
            "filled": dict(known), "missing": missing,
        }  # fmt: skip
        title = f"“{product.title}”" if product else ""
        return SkillResult(
            False,
            f"{thanks}再告诉我您的{'和'.join(_ASK[name] for name in missing)}，我对着{title}尺码表帮您挑。",
            cards=(size_chart_card(product.title if product else chart.name, chart),),
            sources=(_source(chart),),
            confidence=0.8,
            specific=True,
            facts=(*tuple(_SAID[name].format(value) for name, value in known.items()), title),
            topic={"pending": pending, **({"product": product.code} if product else {})},
            notes=(f"还缺{'、'.join(missing)}",),
        )


def _source(chart: SizeChart) -> Source:
    return Source(f"size_chart:{chart.name}", "尺码表")


def _chart(product: Product | None, abilities: Abilities) -> SizeChart | None:
    charts = abilities.knowledge.size_charts
    if product is not None:
        return charts.get(product.size_chart)
    return next(iter(charts.values())) if len(charts) == 1 else None


def _known(request: SkillRequest) -> dict[str, float]:
    """Measures said in the conversation; else those the shop has on record."""
    known: dict[str, float] = {}
    for source in (request.customer.profile, request.topic.facts, request.filled):
        for name in _ASK:
            value: Any = source.get(name)
            if value not in (None, ""):
                known[name] = float(value)
    return known


def _advised(
    request: SkillRequest, product: Product | None, chart: SizeChart, known: Mapping[str, float]
) -> SkillResult:
    grounds = Grounds(request.now, request.shop.time_zone)
    loose, tight = bool(_LOOSE.search(request.text)), bool(_TIGHT.search(request.text))
    pick = pick_size(chart, known, loose=loose, tight=tight)
    body = grounds.quote("、".join(_SAID[name].format(known[name]) for name in needed_measures(chart)))
    recorded = not any(name in request.topic.facts or name in request.filled for name in known)
    start = f"按您在店里登记的{body}" if recorded else f"按{body}"
    title = grounds.quote(f"“{product.title}”") if product else ""
    said = _worded(pick, f"{start}，{title}", request.topic.size if request.named else None, grounds)
    if pick.row and pick.row.garment:
        said.append(f"{grounds.quote(_code(pick.row.size))}成衣尺寸：{_garment(pick.row, grounds)}")
    if pick.row and pick.row.note:
        said.append(f"备注：{grounds.quote(pick.row.note)}")
    return SkillResult(
        True,
        joined(said),
        cards=(size_chart_card(product.title if product else chart.name, chart, pick.row.size if pick.row else ""),),
        sources=(_source(chart),),
        confidence=0.94,
        specific=True,
        facts=grounds.facts,
        topic={"product": product.code} if product else {},
        notes=(f"尺码表 {chart.name}：{pick.why}",),
    )


def _worded(pick: Pick, start: str, wanted: str | None, grounds: Grounds) -> list[str]:
    if pick.row is None:
        return [f"{start}已经在尺码表之外了，没有合适的码，不建议勉强拍"]
    size = grounds.quote(_code(pick.row.size))
    if wanted and not same_size(wanted, pick.row.size) and not (pick.other and same_size(wanted, pick.other.size)):
        return [f"{start}更适合{size}，{grounds.quote(_code(wanted))}可能不合身"]
    if wanted and pick.exact:
        return [f"{start}{size}正合适"]
    if pick.other is not None:
        other = grounds.quote(_code(pick.other.size))
        return [
            f"{start}在{grounds.quote(_code(pick.smaller))}和{grounds.quote(_code(pick.larger))}之间，建议选{size}",
            f"{pick.hint}{other}" + "也可以",
        ]
    if not pick.exact:
        return [f"{start}最接近{size}，但{pick.hint}，不敢保证完全合身"]
    return [f"{start}建议选{size}"]


def _code(size: str) -> str:
    return f"{size}码" if re.fullmatch(r"[A-Za-z0-9./]{1,6}", size) else size


def _garment(row: SizeRow, grounds: Grounds) -> str:
    return grounds.quote(
        "、".join(f"{_GARMENT[name]}{value:g}cm" for name, value in row.garment.items() if name in _GARMENT)
    )


def _measures(request: SkillRequest, product: Product | None, chart: SizeChart) -> SkillResult:
    """How the garment itself measures."""
    grounds = Grounds(request.now, request.shop.time_zone)
    size = request.topic.size
    rows = [row for row in chart.rows if row.garment and (not size or same_size(size, row.size))]
    if not rows:
        return SkillResult(False, notes=("尺码表里没有成衣尺寸",))
    asked = [name for name, word in _GARMENT.items() if word in request.text]
    lines = [
        f"{grounds.quote(_code(row.size))}：" + grounds.quote("、".join(
            f"{_GARMENT[name]}{value:g}cm" for name, value in row.garment.items() if name in _GARMENT and (not asked or name in asked)
        ))
        for row in rows[:8]
    ]  # fmt: skip
    title = f"“{product.title}”" if product else ""
    return SkillResult(
        True,
        f"{title}成衣尺寸——{'；'.join(lines)}。平铺测量，差1到2cm是正常的。",
        cards=(size_chart_card(product.title if product else chart.name, chart, size or ""),),
        sources=(_source(chart),),
        confidence=0.9,
        specific=True,
        facts=(*grounds.facts, title, "1到2cm"),
        topic={"product": product.code} if product else {},
        notes=(f"读了尺码表 {chart.name} 的成衣尺寸",),
    )
