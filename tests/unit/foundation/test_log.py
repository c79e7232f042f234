"""Personal data never reaches a log in the clear."""

from __future__ import annotations

import pytest

from xiaoer.foundation.log import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("电话13812345678，快点", "电话138****5678，快点"),
        ("发到 someone@example.com", "发到 s***@example.com"),
        ("身份证110101199003071234", "身份证1101**********1234"),
        ("订单20261124000123456", "订单20261124000123456"),
    ],
)
def test_that_personal_data_is_masked(text: str, masked: str) -> None:
    assert mask(text) == masked
