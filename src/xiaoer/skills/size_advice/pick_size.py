"""Which row of a size chart fits a body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xiaoer.commerce.model import SizeChart, SizeRow

_MEASURES = ("height", "weight", "foot")
#: Weight says more of a garment's width than height does: where both disagree by more than one size, weight leads.
_NAMES = {"height": "身高", "weight": "体重", "foot": "脚长"}


@dataclass(frozen=True, slots=True)
class Pick:
    """The advised row; `other` is the second choice between two sizes; no row when the chart has none for this body."""

    row: SizeRow | None
    other: SizeRow | None = None
    exact: bool = False
    hint: str = ""
    why: str = ""

    @property
    def smaller(self) -> str:
        """The smaller of the two sizes in question."""
        assert self.row
        return self._pair[0]

    @property
    def larger(self) -> str:
        """The larger of the two sizes in question."""
        return self._pair[1]

    @property
    def _pair(self) -> tuple[str, str]:
        assert self.row
        assert self.other
        return (self.other.size, self.row.size) if "修身" in self.hint else (self.row.size, self.other.size)


def needed_measures(chart: SizeChart) -> list[str]:
    """What the chart needs to know of a body."""
    return [name for name in _MEASURES if any(getattr(row, name) for row in chart.rows)]


def _place(chart: SizeChart, name: str, value: float) -> list[int]:
    """Rows whose span holds the value; the two neighbours of a gap; empty outside the chart."""
    spans = [(index, getattr(row, name)) for index, row in enumerate(chart.rows) if getattr(row, name)]
    inside = [index for index, (low, high) in spans if low <= value <= high]
    if inside:
        return inside
    below = [index for index, (_, high) in spans if high < value]
    above = [index for index, (low, _) in spans if low > value]
    return [below[-1], above[0]] if below and above else []


def pick_size(chart: SizeChart, body: Mapping[str, float], *, loose: bool = False, tight: bool = False) -> Pick:
    """The size for a body; between two sizes the larger, unless a close fit is wanted."""
    places = {name: _place(chart, name, body[name]) for name in needed_measures(chart) if name in body}
    outside = [name for name, rows in places.items() if not rows]
    if not places or "weight" in outside or (outside and len(outside) == len(places)):
        return Pick(None, why=f"{'、'.join(_NAMES[name] for name in outside) or '尺码表'}不在表里")
    inside = {name: rows for name, rows in places.items() if rows}
    common = set.intersection(*(set(rows) for rows in inside.values()))
    if outside:
        lead = inside.get("weight") or next(iter(inside.values()))
        row = chart.rows[lead[-1]]
        return Pick(row, hint=f"{'、'.join(_NAMES[name] for name in outside)}在尺码表之外", why="有一项在表外")
    candidates = (
        sorted(common)
        if common
        else sorted({min(max(rows) for rows in inside.values()), max(min(rows) for rows in inside.values())})
    )
    smaller, larger = chart.rows[candidates[0]], chart.rows[candidates[-1]]
    if smaller is larger:
        return _with_preference(chart, candidates[0], loose=loose, tight=tight)
    if tight:
        return Pick(smaller, larger, hint="喜欢宽松一点，", why=f"在{smaller.size}和{larger.size}之间，要合身选小")
    return Pick(larger, smaller, hint="喜欢修身一点，", why=f"在{smaller.size}和{larger.size}之间，选大")


def _with_preference(chart: SizeChart, index: int, *, loose: bool, tight: bool) -> Pick:
    row = chart.rows[index]
    if loose and index + 1 < len(chart.rows):
        return Pick(chart.rows[index + 1], row, hint="喜欢修身一点，", why=f"正合适的是{row.size}，想宽松大一码")
    if tight and index > 0:
        return Pick(row, exact=True, why=f"正落在{row.size}，本来就合身")
    return Pick(row, exact=True, why=f"各项都落在{row.size}")
