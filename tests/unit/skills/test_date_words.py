"""Days in a shopper's words."""

from __future__ import annotations

from datetime import date

import pytest

from xiaoer.skills.date_words import days_named

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("昨天买的", date(2026, 11, 24), date(2026, 11, 24)),
        ("大前天下单的", date(2026, 11, 22), date(2026, 11, 22)),
        ("上周买的外套", date(2026, 11, 16), date(2026, 11, 22)),
        ("上周五拍的", date(2026, 11, 20), date(2026, 11, 20)),
        ("三天前买的", date(2026, 11, 22), date(2026, 11, 22)),
        ("11月3号那单", date(2026, 11, 3), date(2026, 11, 3)),
        ("28号买的", date(2026, 10, 28), date(2026, 10, 28)),
        ("12月1日下的单", date(2025, 12, 1), date(2025, 12, 1)),
        ("双十一买的", date(2026, 11, 8), date(2026, 11, 12)),
        ("上个月买的", date(2026, 10, 1), date(2026, 10, 31)),
    ],
)
def test_that_a_day_is_read(text: str, first: date, last: date) -> None:
    assert days_named(text, TODAY) == (first, last)


@pytest.mark.parametrize("text", ["我要退货", "2月30号买的", "42码的鞋"])
def test_that_no_day_is_made_up(text: str) -> None:
    assert days_named(text, TODAY) is None
