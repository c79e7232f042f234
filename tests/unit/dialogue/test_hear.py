"""How a burst is cut into questions, and shortened ones are completed."""

from __future__ import annotations

import pytest

from xiaoer.dialogue.check import grounded
from xiaoer.dialogue.complete import completed, is_shortened, strip_correction
from xiaoer.dialogue.hear import hear, segments
from xiaoer.dialogue.model import Heard
from xiaoer.dialogue.pending import chosen_option


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("快递到哪了？能开发票吗？", ["快递到哪了", "能开发票吗"]),
        ("我的快递到哪了，能开发票吗", ["我的快递到哪了", "能开发票吗"]),
        ("衣服收到了。有个洞。怎么办", ["衣服收到了，有个洞，怎么办"]),
        ("在吗\n那个\n灯芯绒外套\n有L码吗", ["灯芯绒外套，有L码吗"]),
        ("我178，72公斤", ["我178，72公斤"]),
        ("你好", ["你好"]),
        ("", []),
    ],
)
def test_that_each_question_stands_alone_with_what_belongs_to_it(text: str, expected: list[str]) -> None:
    assert segments(text) == expected


def test_that_a_burst_is_heard_as_one_message() -> None:
    message = hear(
        [Heard("text", "在嗎"), Heard("picture"), Heard("product", data={"code": "A1"}), Heard("text", "這件有貨嗎")]
    )
    assert message.text == "在吗\n这件有货吗"
    assert (message.pictures, message.product, message.asked_human) == (1, "A1", False)


@pytest.mark.parametrize(
    ("text", "mentions", "shortened"),
    [("那M码呢", ["M码"], True), ("换成红色的", ["红色"], True), ("M码多少钱", ["M码"], False), ("好的呢", [], False)],
)
def test_that_a_shortened_question_is_one_that_only_names_things(
    text: str, mentions: list[str], shortened: bool
) -> None:
    assert is_shortened(text, mentions) is shortened


def test_that_a_shortened_question_takes_over_the_rest_of_the_one_before() -> None:
    assert completed(["羽绒服"], "毛衣怎么洗", ["毛衣"]) == "羽绒服 怎么洗"
    assert strip_correction("不是，我说的是白色那件") == ("白色那件", True)
    assert strip_correction("是白色那件") == ("是白色那件", False)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("第一个", "外套（已发货）"),
        ("2", "毛衣（已签收）"),
        ("毛衣那单", "毛衣（已签收）"),
        ("外套（已发货）", "外套（已发货）"),
        ("包邮吗", None),
        ("第五个", None),
    ],
)
def test_that_an_open_choice_is_answered_by_number_words_or_a_tap(text: str, chosen: str | None) -> None:
    assert chosen_option(text, ["外套（已发货）", "毛衣（已签收）"]) == chosen


@pytest.mark.parametrize(
    ("text", "facts", "ok"),
    [
        ("现价299元。", ["299元"], True),
        ("现价299.0元。", ["299元"], True),
        ("现价199元。", ["299元"], False),
        ("明天（11月26日）18:00前送到。", ["11月26日18:00"], True),
        ("11月27日到。", ["11月26日"], False),
        ("打8折。", [], False),
        ("单号SF1990099000002。", ["SF1990099000002"], True),
        ("单号SF1990099000003。", ["SF1990099000002"], False),
        ("签收后7天内可以退。", ["return_days 7"], True),
        ("有M码。", [], True),
    ],
)
def test_that_figures_need_a_source(text: str, facts: list[str], ok: bool) -> None:
    assert grounded(text, facts).ok is ok
