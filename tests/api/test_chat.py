"""What a shopper can count on, over the real socket."""

from __future__ import annotations

import httpx
import pytest

from tests.makers import shopper


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("什么时候发货", "16:00"),
        ("今天拍下啥时候能发啊", "16:00"),
        ("便宜點唄", "改价"),
        ("能开票不", "发票"),
        ("衣服破了个洞", "质量问题"),
        ("毛衣能扔洗衣机吗", "手洗"),
    ],
)
async def test_that_questions_are_answered_in_the_shops_words(url: str, question: str, part: str) -> None:
    async with shopper(url) as visitor:
        assert part in await visitor.ask(question)


@pytest.mark.parametrize("question", ["你们老板多大了", "今天股票怎么样", "帮我写一首诗", "附近哪有好吃的"])
async def test_that_the_bot_says_when_it_does_not_know(url: str, question: str) -> None:
    async with shopper(url) as visitor:
        assert "不太确定" in await visitor.ask(question)


async def test_that_an_answer_names_its_source(url: str) -> None:
    async with shopper(url) as visitor:
        await visitor.send("什么时候发货")
        reply = await visitor.reply()
    assert reply["content"]["sources"] == [{"ref": "faq:ship-time", "title": "什么时候发货"}]


async def test_that_sending_again_stores_once(url: str) -> None:
    async with shopper(url) as visitor:
        client_id = await visitor.send("可以开发票吗")
        first = await visitor.until("ack")
        await visitor.reply()
        await visitor.send("可以开发票吗", client_id)
        assert (await visitor.until("ack"))["seq"] == first["seq"]
        await visitor.send("运费多少")
        assert (await visitor.reply())["seq"] == 4


async def test_that_a_visit_goes_on_where_it_was_left(url: str) -> None:
    async with shopper(url) as visitor:
        await visitor.ask("运费多少")
    async with shopper(url, token=visitor.token, after=1) as back:
        missed = back.welcome["messages"]
    assert [(message["seq"], message["author"]) for message in missed] == [(2, "bot")]


async def test_that_a_visitor_never_sees_anothers_chat(url: str) -> None:
    async with shopper(url) as first:
        await first.ask("运费多少")
        async with shopper(url) as second:
            await second.send("什么时候发货")
            message = (await second.until("message"))["message"]
    assert message["seq"] == 1
    assert message["content"]["text"] == "什么时候发货"


async def test_that_an_unknown_shop_is_named(url: str) -> None:
    async with httpx.AsyncClient(base_url=url) as client:
        answer = await client.post("/widget/v1/sessions", json={"shop": "nobody"})
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "shop_not_found"
