"""What is named by shape: numbers, bodies, sizes, money, days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoer.language.entities.find import find_entities
from xiaoer.language.entities.numerals import read_number
from xiaoer.language.normalise import normalise

TODAY = date(2026, 11, 24)  # a Tuesday


def named(text: str) -> dict[str, str]:
    """Kind → value of the first entity of each kind."""
    found: dict[str, str] = {}
    for entity in find_entities(normalise(text), today=TODAY):
        found.setdefault(entity.kind, entity.value)
    return found


@pytest.mark.parametrize(
    ("text", "height", "weight"),
    [
        ("178，72公斤穿什么码", "178", "72"),
        ("一米七八 140斤", "178", "70"),
        ("身高175体重65kg", "175", "65"),
        ("1米75 130斤", "175", "65"),
        ("１．７５米，六十八公斤", "175", "68"),
        ("我身高一米六五体重110斤穿多大", "165", "55"),
        ("175/140", "175", "70"),
        ("180，85", "180", "85"),
        ("165 50kg", "165", "50"),
        ("一七二 六十八公斤", "172", "68"),
        ("身高 168 体重 58", "168", "58"),
    ],
)
def test_that_height_and_weight_are_read_however_they_are_said(text: str, height: str, weight: str) -> None:
    found = named(text)
    assert (found["height"], found["weight"]) == (height, weight)


@pytest.mark.parametrize("text", ["1米8的床有吗", "窗户宽1米5", "11月16日下单的", "170/88A 还有吗", "2026-11-24 买的"])
def test_that_other_measures_are_nobodys_height(text: str) -> None:
    assert "height" not in named(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("M码有吗", "M"),
        ("要2xl", "XXL"),
        ("xxl", "XXL"),
        ("XXXXL的", "4XL"),
        ("170/88a", "170/88A"),
        ("42码", "42"),
        ("42.5码", "42.5"),
        ("均码", "均码"),
        ("大码", "L"),
    ],
)
def test_that_a_size_has_one_spelling(text: str, value: str) -> None:
    assert named(text)["size"] == value


@pytest.mark.parametrize("text", ["发SF吗", "6号楼", "iPhone 15 Pro Max", "20号发货", "LD123"])
def test_that_letters_in_other_words_are_no_size(text: str) -> None:
    assert "size" not in named(text)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("300块", "30000"),
        ("¥299", "29900"),
        ("三百卖不卖", "30000"),
        ("两百五行不行", "25000"),
        ("三块五", "350"),
        ("29.9元", "2990"),
        ("一千八百块", "180000"),
        ("降了50", "5000"),
    ],
)
def test_that_money_is_read_in_fen(text: str, fen: str) -> None:
    assert named(text)["money"] == fen


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("昨天买的", "2026-11-23"),
        ("大前天", "2026-11-21"),
        ("上周三下单", "2026-11-18"),
        ("双十一买的", "2026-11-11"),
        ("11月3号买的", "2026-11-03"),
        ("三天前申请", "2026-11-21"),
        ("半个月前", "2026-11-09"),
        ("去年12月5日", "2025-12-05"),
        ("28号能到吗", "2026-11-28"),
        ("2026年1月2日", "2026-01-02"),
    ],
)
def test_that_days_are_dates_relative_to_now(text: str, day: str) -> None:
    assert named(text)["date"] == day


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("SF1234567890123到哪了", "parcel_no", "SF1234567890123"),
        ("快递单号 773012345678901", "parcel_no", "773012345678901"),
        ("订单号2026112400123", "order_no", "2026112400123"),
        ("3920184756201938475", "order_no", "3920184756201938475"),
        ("拼多多 241124-123456789012345", "order_no", "241124-123456789012345"),
        ("我的电话13812345678", "phone", "13812345678"),
        ("138 1234 5678", "phone", "13812345678"),
        ("看看https://item.jd.com/100.html这个", "link", "https://item.jd.com/100.html"),
    ],
)
def test_that_a_long_number_is_told_by_its_shape_and_the_words_before_it(text: str, kind: str, value: str) -> None:
    assert named(text) == {kind: value}


def test_that_a_shops_own_order_numbers_are_known_by_their_letters() -> None:
    found = find_entities("订单 QH-2024 到哪了", today=TODAY, own_prefixes=("QH",))
    assert [(each.kind, each.value) for each in found] == [("order_no", "QH-2024")]


@pytest.mark.parametrize(
    ("text", "value"), [("两百五", 250), ("一百二十", 120), ("一百零五", 105), ("三千六", 3600), ("一七五", 175), ("十二", 12), ("1.5", 1.5), ("一万二", 12000)]
)  # fmt: skip
def test_that_spoken_numerals_are_read(text: str, value: float) -> None:
    assert read_number(text) == value


def test_that_numerals_that_make_no_number_are_none() -> None:
    assert read_number("三两") is None


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_that_any_text_gives_entities_in_their_places(text: str) -> None:
    plain = normalise(text)
    last = 0
    for entity in find_entities(plain, today=TODAY):
        assert last <= entity.start < entity.end <= len(plain)
        assert entity.text.strip() == plain[entity.start : entity.end].strip()
        last = entity.end


@given(st.text(alphabet="0123456789一二两三百千万个件米斤cmkgSMLX号码月天块元¥.,/- ", max_size=80))
def test_that_number_soup_never_breaks(text: str) -> None:
    for entity in find_entities(normalise(text), today=TODAY):
        assert entity.value
