"""The promotion calculator is right to the fen: checked against trying everything by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import chain, combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from xiaoer.commerce.model import Product
from xiaoer.foundation.ids import Fen
from xiaoer.skills.promotion_calculator import Item, best_bill, compatible, missing_to_threshold

NOW = datetime(2026, 11, 25, 6, tzinfo=UTC)
COAT = Product("COAT", "外套", "外套/大衣", Fen(59900), None, True)
SHIRT = Product("SHIRT", "衬衫", "衬衫", Fen(19900), None, True)


def promotion(kind: str, **keys: Any) -> dict[str, Any]:
    return {"id": kind, "name": kind, "kind": kind, **keys}


def test_that_a_threshold_counts_only_what_is_in_its_scope() -> None:
    coats = promotion("threshold", threshold=50000, off=6000, scope=["category:外套"])
    assert best_bill([Item(COAT, 59900)], [coats], NOW).after == 53900
    assert best_bill([Item(SHIRT, 19900, 4)], [coats], NOW).after == 79600
    assert missing_to_threshold([Item(SHIRT, 19900), Item(COAT, 40000)], coats) == 10000


def test_that_promotions_are_combined_only_where_one_allows_it() -> None:
    each = promotion("each_full", threshold=30000, off=5000)
    coupon = promotion("coupon", threshold=10000, off=1000)
    assert best_bill([Item(COAT, 60000)], [each, coupon], NOW).after == 50000
    together = [{**each, "stacks_with": ["coupon"]}, coupon]
    assert best_bill([Item(COAT, 60000)], together, NOW).after == 49000


def test_that_a_later_step_sees_what_the_earlier_ones_left() -> None:
    tenth = promotion("percent", percent=10, stacks_with=["threshold"])
    threshold = promotion("threshold", threshold=60000, off=8000)
    # 600 yuan less 10 % are 540, which no longer reach 600: the threshold alone is the better of the two
    assert best_bill([Item(COAT, 60000)], [tenth, threshold], NOW).after == 52000


def test_that_what_is_over_or_coming_or_for_others_counts_nothing() -> None:
    over = promotion("threshold", threshold=100, off=50, ends=NOW - timedelta(seconds=1))
    coming = promotion("threshold", threshold=100, off=50, starts=NOW + timedelta(seconds=1))
    gold = promotion("member", off=50, level=["金卡"])
    assert best_bill([Item(SHIRT, 19900)], [over, coming, gold], NOW).after == 19900
    assert best_bill([Item(SHIRT, 19900)], [gold], NOW, level="金卡").after == 19850


def test_that_a_discount_from_three_pieces_needs_three() -> None:
    three = promotion("percent", percent=10, pieces=3)
    assert best_bill([Item(SHIRT, 10000, 2)], [three], NOW).after == 20000
    assert best_bill([Item(SHIRT, 10000, 3)], [three], NOW).after == 27000


AMOUNTS = st.integers(1, 90000)
THRESHOLD = st.builds(
    lambda threshold, off, others: promotion("threshold", threshold=threshold, off=off, stacks_with=others),
    AMOUNTS,
    st.integers(0, 9000),
    st.sampled_from([[], ["coupon"], ["percent", "coupon"]]),
)
EACH_FULL = st.builds(
    lambda threshold, off: promotion("each_full", threshold=threshold, off=off),
    st.integers(5000, 90000),
    st.integers(0, 4000),
)
PERCENT = st.builds(
    lambda percent, others: promotion("percent", percent=percent, stacks_with=others),
    st.integers(0, 60),
    st.sampled_from([[], ["threshold"]]),
)
COUPON = st.builds(
    lambda threshold, off: promotion("coupon", threshold=threshold, off=off), AMOUNTS, st.integers(0, 5000)
)
ANY = st.lists(st.one_of(THRESHOLD, EACH_FULL, PERCENT, COUPON), max_size=5)


@settings(max_examples=150, deadline=None)
@given(
    ANY,
    st.lists(
        st.tuples(st.sampled_from([COAT, SHIRT]), st.integers(1, 90000), st.integers(1, 4)), min_size=1, max_size=3
    ),
)
def test_that_no_allowed_combination_is_cheaper(
    promotions: list[dict[str, Any]], basket: list[tuple[Product, int, int]]
) -> None:
    items = [Item(*line) for line in basket]
    bill = best_bill(items, promotions, NOW)
    assert bill.before - sum(step.off for step in bill.steps) == bill.after >= 0
    for chosen in chain.from_iterable(combinations(promotions, size) for size in range(len(promotions) + 1)):
        if all(compatible(one, other) for one, other in combinations(chosen, 2)):
            assert bill.after <= by_hand(items, chosen)


def by_hand(items: list[Item], chosen: tuple[dict[str, Any], ...]) -> int:
    """The total of the basket after these promotions; none of them has a scope here."""
    left = sum(item.price * item.quantity for item in items)
    for each in sorted(chosen, key=lambda each: ["percent", "threshold", "each_full", "coupon"].index(each["kind"])):
        if left < each.get("threshold", 0) or left <= 0:
            continue
        if each["kind"] == "percent":
            left -= left * each["percent"] // 100
        elif each["kind"] == "each_full":
            left -= min(left, each["off"] * (left // each["threshold"]))
        else:
            left -= min(left, each["off"])
    return left
