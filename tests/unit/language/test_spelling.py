"""Plain spelling: what is repaired and, above all, what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoer.language.normalise import normalise
from xiaoer.language.repair import repair


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("我要开发嫖", "我要开发票"),
        ("退或流程", "退货流程"),
        ("有咩", "有吗"),
        ("啥时侯到", "啥时候到"),
        ("木有收到", "没有收到"),
        ("KD到哪了", "快递到哪了"),
        ("tx发货", "提醒发货"),
        ("能发sf吗", "能发顺丰吗"),
        ("優惠劵在哪", "优惠券在哪"),
        ("神马情况", "什么情况"),
        ("尺马怎么选", "尺码怎么选"),
        ("收获地址错了", "收货地址错了"),
    ],
)
def test_that_chat_spelling_and_slips_are_put_right(written: str, meant: str) -> None:
    spelled = repair(normalise(written))
    assert spelled.text == meant
    assert all(wrong in normalise(written) for wrong in spelled.repairs)


@pytest.mark.parametrize(
    "right",
    [
        "退或换都可以吗", "这个积木有多少块", "花蛤怎么保存", "这是松木有味道吗", "文蛤新鲜吗", "我是tx公司的", "用卷尺量的", "红肿么",
        "最快地发给我", "大闸蟹蟹黄多吗", "实木有裂纹", "玉米有几根", "登陆作战的书", "要验证吗", "神马股份", "咩咩羊奶粉", "SF小说",
    ],
)  # fmt: skip
def test_that_a_correct_sentence_is_left_alone(right: str) -> None:
    assert repair(normalise(right)).text == normalise(right)


@given(st.text(max_size=200))
def test_that_any_text_can_be_repaired_twice_with_one_result(text: str) -> None:
    once = repair(normalise(text)).text
    assert isinstance(once, str)
    assert len(once) <= 2 * len(normalise(text)) + 4
