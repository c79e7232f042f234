"""No message of the bot's leaves after a person took over: raced a thousand times on the real database."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import replace
from uuid import uuid4

import pytest
from tests.makers_chats import Talk

from xiaoer.conversation.model import Author, ConversationState
from xiaoer.dialogue.model import Reply, Turn
from xiaoer.foundation.ids import CustomerId

TIMES, SIDE_BY_SIDE = 1000, 6
HANDS_OVER = Reply(("请同事来。",), handoff="asked")


async def race(chat: Talk, luck: random.Random) -> str:
    """One shopper asks; the bot and a person go for the chat at the same moment. What came of it."""
    one = replace(chat, customer=CustomerId(uuid4()), turns=[])
    await one.say("什么时候发货？")
    reply = HANDS_OVER if luck.random() < 0.3 else Reply(("今天发。",))
    thought, pause = asyncio.Event(), luck.random() * 0.004

    async def brain(_: Turn) -> Reply:
        thought.set()
        await asyncio.sleep(luck.random() * 0.004)
        return reply

    async def person() -> None:
        await thought.wait()
        await asyncio.sleep(pause)
        await one.do.take_over(one.shop_id, one.id, one.xiaomei)

    await asyncio.gather(one.answer(brain), person())
    said = await one.timeline()
    taken = next(each.seq for each in said if each.content.get("event") == "taken")
    assert [each.seq for each in said] == list(range(1, len(said) + 1))
    assert all(each.seq < taken for each in said if each.author is Author.BOT), "the bot spoke after a person took over"
    assert sum(each.author is Author.BOT for each in said) <= 1
    now = await one.now()
    assert (now.state, now.assignee) == (ConversationState.PERSON, one.xiaomei.id)
    return "person first" if taken == 2 else "bot first"


@pytest.mark.slow
async def test_that_the_bot_never_talks_over_a_person(chat: Talk) -> None:
    luck = random.Random(20261125)
    gate = asyncio.Semaphore(SIDE_BY_SIDE)

    async def gated() -> str:
        async with gate:
            return await race(chat, luck)

    came = Counter(await asyncio.gather(*(gated() for _ in range(TIMES))))
    assert sum(came.values()) == TIMES
    assert min(came["person first"], came["bot first"]) > TIMES // 20, f"no real race: {came}"
