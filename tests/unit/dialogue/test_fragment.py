"""Which messages wait a moment for their rest."""

from __future__ import annotations

import pytest

from xiaoer.dialogue.fragment import is_fragment


@pytest.mark.parametrize(
    "text",
    [
        "在吗", "在吗？", "在么", "有人吗", "你好", "您好~", "亲", "亲亲", "老板在吗", "hi", "Hello", "那个", "一个问题", "有个问题", "问个问题",
        "请问", "请问一下", "想问一下", "我想咨询一下", "问下", "就是", "还有", "嗯嗯", "我", "我想", "那", "我昨天买的", "那件蓝色的", "我的订单，", "颜色和",
        "想买这件但是", "如果", "我身高178,", "就那个…", "这款...", "除了", "I want the", "my parcel and", "问一下：",
    ],
)  # fmt: skip
def test_that_a_fragment_waits(text: str) -> None:
    assert is_fragment(text)


@pytest.mark.parametrize(
    "text",
    [
        "什么时候发货", "我的快递到哪了？", "有货吗", "178 140斤穿什么码", "退款", "人工", "转人工", "好的", "是的", "可以的", "是纯棉的吗", "M", "黑色",
        "谢谢", "不要了。", "SF1234567890", "https://shop.example/p/1", "能退吗", "这件会起球吗", "尺码", "", "   ", "where is my parcel", "我要投诉！",
        "今天能发吗亲", "发货了没", "我昨天买的那件什么时候发",
    ],
)  # fmt: skip
def test_that_a_whole_message_is_answered_at_once(text: str) -> None:
    assert not is_fragment(text)


def test_that_a_huge_text_is_judged_quickly() -> None:
    assert not is_fragment("很长" * 1000 + "吗")
    assert is_fragment("在" * 1900 + "，")
