"""The test bench: the live brain on live knowledge, with its reasons, and nothing is stored."""

from __future__ import annotations

from typing import Any

import pytest

from tests.makers import staff


async def test_that_it_answers_as_a_shopper_would_get_it_and_says_why(url: str) -> None:
    async with staff(url, "laochen") as boss:
        before = (await boss.ok("GET", "/inbox"))["counts"]
        found = await boss.ok("POST", "/try", {"text": "什么时候發貨"})
        assert "16:00" in "".join(found["reply"]["texts"])
        assert found["reply"]["sources"]
        assert found["understanding"]["text"] == "什么时候发货"
        assert found["trace"]
        assert found["milliseconds"] > 0
        assert (await boss.ok("GET", "/inbox"))["counts"] == before


async def test_that_the_topic_goes_on(url: str) -> None:
    async with staff(url, "laochen") as boss:
        product = (await boss.ok("GET", "/products?search=衬衫"))[0]
        first = await boss.ok("POST", "/try", {"text": "这件有货吗", "viewing": product["code"]})
        assert first["topic"]["product"] == product["code"]
        second = await boss.ok("POST", "/try", {"text": "多少钱", "topic": first["topic"]})
        assert second["topic"]["product"] == product["code"]


async def test_that_a_customers_orders_can_be_tried(url: str) -> None:
    async with staff(url, "laochen") as boss:
        stranger = await boss.ok("POST", "/try", {"text": "我的订单到哪了"})
        assert stranger["reply"]["cards"] == []
        assert await boss.refused("POST", "/try", {"text": "x", "customer": "nobody"}) == (404, "customer_not_found")


@pytest.mark.parametrize(
    ("topic", "status"), [({"product": "X"}, 400), ({"seal": "0" * 64}, 400), ({"pending": {"skill": 5}}, 400)]
)
async def test_that_a_made_up_topic_is_refused(url: str, topic: dict[str, Any], status: int) -> None:
    async with staff(url, "laochen") as boss:
        assert await boss.refused("POST", "/try", {"text": "你好", "topic": topic}) == (status, "topic_invalid")


@pytest.mark.parametrize("form", [{}, {"text": "a", "texts": ["b"]}, {"texts": []}, {"text": "x" * 2001}])
async def test_that_a_wrong_form_is_refused(url: str, form: dict[str, Any]) -> None:
    async with staff(url, "laochen") as boss:
        assert await boss.refused("POST", "/try", form) == (422, "request_invalid")


async def test_that_an_agent_does_not_test_the_bot(url: str) -> None:
    async with staff(url) as mei:
        assert await mei.refused("POST", "/try", {"text": "你好"}) == (403, "role_forbids")
