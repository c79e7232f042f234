"""Which size: inside the chart, between two sizes, outside."""

from __future__ import annotations

import pytest

from xiaoer.commerce.model import SizeChart, SizeRow
from xiaoer.skills.size_advice.pick_size import needed_measures, pick_size

CHART = SizeChart(
    "coats",
    (
        SizeRow("M", height=(165, 172), weight=(55, 64)),
        SizeRow("L", height=(172, 178), weight=(65, 74)),
        SizeRow("XL", height=(178, 185), weight=(75, 84)),
    ),
)


@pytest.mark.parametrize(
    ("height", "weight", "size"), [(175, 70, "L"), (168, 60, "M"), (180, 80, "XL"), (172, 70, "L"), (172, 60, "M")]
)
def test_that_a_body_inside_gets_its_size(height: float, weight: float, size: str) -> None:
    pick = pick_size(CHART, {"height": height, "weight": weight})
    assert pick.row is not None
    assert (pick.row.size, pick.exact) == (size, True)


def test_that_between_two_sizes_the_larger_is_advised_and_the_smaller_named() -> None:
    pick = pick_size(CHART, {"height": 175, "weight": 60})
    assert pick.row is not None
    assert pick.other is not None
    assert (pick.row.size, pick.other.size, pick.smaller, pick.larger) == ("L", "M", "M", "L")
    tight = pick_size(CHART, {"height": 175, "weight": 60}, tight=True)
    assert tight.row is not None
    assert tight.row.size == "M"


def test_that_outside_the_chart_no_size_is_made_up() -> None:
    assert pick_size(CHART, {"height": 190, "weight": 120}).row is None
    tall = pick_size(CHART, {"height": 195, "weight": 70})
    assert tall.row is not None
    assert not tall.exact
    assert "身高" in tall.hint


def test_that_only_what_the_chart_uses_is_asked_for() -> None:
    assert needed_measures(CHART) == ["height", "weight"]
    assert needed_measures(SizeChart("shoes", (SizeRow("42", foot=(256, 260)),))) == ["foot"]
