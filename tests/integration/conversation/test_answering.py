"""The bot answers once, with everything that was said, or hands over truthfully; it never goes silent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from tests.makers_chats import MovingClock, Talk

from xiaoer.conversation.model import Author, ConversationState
from xiaoer.conversation.repository import load_trace
from xiaoer.desk.model import PresenceStatus
from xiaoer.desk.set_presence import SetPresence
from xiaoer.dialogue.model import Brief, Reply, TraceStep, Turn
from xiaoer.skills.skill import TopicState

Count = Callable[[object], Awaitable[int]]
WANTS_PERSON = Reply(
    ("好的，我请同事来。",),
    handoff="asked",
    brief=Brief("asked", "顾客要人工", "想退那件衬衫", "angry", 0.7, tried=("查了订单",)),
    topic=TopicState(failures=2, product="QH-001"),
    emotion="angry",
    emotion_intensity=0.7,
)


async def test_that_a_message_is_answered_once(chat: Talk, waiting_jobs: Count) -> None:
    await chat.say("什么时候发货")
    assert await waiting_jobs(chat.id) == 1
    await chat.answer(Reply(("今天发。",), confidence=0.9))
    await chat.answer(Reply(("再说一遍。",)))
    said = await chat.timeline()
    assert [(each.seq, each.author) for each in said] == [(1, Author.CUSTOMER), (2, Author.BOT)]
    assert said[1].content["texts"] == ["今天发。"]


async def test_that_the_same_client_id_is_one_message(chat: Talk) -> None:
    first, second = await asyncio.gather(chat.say("能开票吗", "c" * 16), chat.say("能开票吗", "c" * 16))
    assert first.seq == second.seq == 1
    assert len(await chat.timeline()) == 1


async def test_that_a_burst_is_one_job_and_one_turn(chat: Talk, waiting_jobs: Count) -> None:
    await chat.say("我买的衬衫")
    await chat.say("", type="picture", picture="0" * 32)
    await chat.say("", type="ask_human")
    assert await waiting_jobs(chat.id) == 1
    await chat.answer(Reply(("收到。",)))
    assert [heard.kind for heard in chat.turns[0].heard] == ["text", "picture", "ask_human"]
    assert (await chat.now()).answered_seq == 3


async def test_that_a_message_during_the_thought_is_thought_of_too(chat: Talk) -> None:
    await chat.say("有货吗")

    async def slow(turn: Turn) -> Reply:
        if len(turn.heard) == 1:
            await chat.say("要黑色的，有吗")
        return Reply((f"{len(turn.heard)} 句都听到了",))

    await chat.answer(slow)
    said = await chat.timeline()
    assert [each.author for each in said] == [Author.CUSTOMER, Author.CUSTOMER, Author.BOT]
    assert said[2].content["texts"] == ["2 句都听到了"]


async def test_that_a_fragment_waits_for_its_rest(chat: Talk) -> None:
    await chat.say("在吗")
    answering = asyncio.create_task(chat.answer(lambda turn: Reply((str(len(turn.heard)),))))
    await asyncio.sleep(0.1)
    await chat.say("我的快递到哪了？")
    await answering
    assert [len(turn.heard) for turn in chat.turns] == [2]


async def test_that_a_lonely_fragment_is_answered(chat: Talk) -> None:
    await chat.say("在吗")
    await chat.answer(Reply(("在的。",)))
    assert len(chat.turns) == 1
    assert (await chat.now()).answered_seq == 1


async def test_that_topic_history_and_page_reach_the_brain(chat: Talk) -> None:
    await chat.say("这件起球吗")
    await chat.answer(
        Reply(("不起球。",), topic=TopicState(product="QH-001", said=("不起球。",), moods=(("calm", 0.1),)))
    )
    await chat.do.receive_message(
        chat.shop_id, chat.customer, "web", "v" * 16, {"type": "text", "text": "那M码呢？"}, "QH-001"
    )
    await chat.answer(Reply(("有。",)))
    turn = chat.turns[1]
    assert turn.topic == TopicState(product="QH-001", said=("不起球。",), moods=(("calm", 0.1),))
    assert turn.history == [("customer", "这件起球吗"), ("bot", "不起球。")]
    assert turn.viewing == "QH-001"


async def test_that_a_reply_leaves_its_trace(chat: Talk) -> None:
    await chat.say("多少钱")
    step = TraceStep("decide", "用价格", {"score": 0.9})
    reply = Reply(("299元",), trace=(step,), intents=(("price", 0.9),), skills=("product_facts",), confidence=0.9)
    await chat.answer(reply)
    async with chat.chats.database.unit_of_work(chat.shop_id) as uow:
        trace = await load_trace(uow, chat.id, 2)
    assert trace
    assert (trace.heard, trace.intents, trace.skills) == ("多少钱", (("price", 0.9),), ("product_facts",))
    assert trace.steps == ({"name": "decide", "summary": "用价格", "data": {"score": 0.9}},)


async def test_that_a_hand_over_tells_the_truth_about_the_queue(chat: Talk) -> None:
    presence = SetPresence(chat.chats.database, chat.chats.bus, chat.chats.clock)
    await presence(chat.shop_id, chat.xiaomei, PresenceStatus.ONLINE)
    await chat.say("我要人工")
    await chat.answer(WANTS_PERSON)
    now = await chat.now()
    assert (now.state, now.handoff) == (ConversationState.WAITING, {"reason": "asked", "text": "顾客要人工"})
    assert now.brief
    assert (now.brief["point"], now.brief["tried"], now.mood) == ("想退那件衬衫", ["查了订单"], "angry")
    event = (await chat.timeline())[-1].content
    assert event["data"] == {"reason": "asked", "position": 1, "minutes": 1, "opens_at": None}
    assert "您是下一位" in event["text_zh"]


async def test_that_nobody_is_promised_when_nobody_is_there(chat: Talk) -> None:
    await chat.say("我要人工")
    await chat.answer(WANTS_PERSON)
    event = (await chat.timeline())[-1].content
    assert event["data"]["position"] is None
    assert "不在线" in event["text_zh"]


async def test_that_what_is_said_while_waiting_is_not_the_bots(chat: Talk, waiting_jobs: Count) -> None:
    await chat.say("我要人工")
    await chat.answer(WANTS_PERSON)
    before = await waiting_jobs(chat.id)
    await chat.say("人呢？")
    assert await waiting_jobs(chat.id) == before
    await chat.answer(Reply(("不该说的话",)))
    assert [each.author for each in await chat.timeline()][-1] is Author.CUSTOMER


async def test_that_a_failing_brain_ends_in_an_apology_and_a_person(chat: Talk) -> None:
    await chat.say("什么时候发货")
    await chat.answer(ValueError("bug"))
    said = await chat.timeline()
    assert said[1].content["texts"] == ["实在抱歉，让您久等了。"]
    assert said[2].content["event"] == "handed_over"
    assert (await chat.now()).state is ConversationState.WAITING
    async with chat.chats.database.unit_of_work(chat.shop_id) as uow:
        trace = await load_trace(uow, chat.id, 2)
    assert trace
    assert (trace.handoff, trace.steps[0]["name"]) == ("bot_failed", "failed")


async def test_that_a_reply_that_can_not_be_stored_ends_in_an_apology(chat: Talk) -> None:
    await chat.say("什么时候发货")
    await chat.answer(Reply(("一个\0字",)))
    assert (await chat.timeline())[1].content["texts"] == ["实在抱歉，让您久等了。"]


async def test_that_a_closed_chat_opens_again_as_a_new_matter(chat: Talk) -> None:
    await chat.say("我要人工")
    await chat.answer(WANTS_PERSON)
    await chat.do.take_over(chat.shop_id, chat.id, chat.xiaomei)
    await chat.do.close(chat.shop_id, chat.id, chat.xiaomei)
    await chat.say("还有货吗")
    await chat.answer(Reply(("有的。",)))
    now = await chat.now()
    assert (now.state, now.assignee, now.handoff, now.waiting_since) == (ConversationState.BOT, None, None, None)
    assert chat.turns[-1].topic == TopicState()
    assert chat.turns[-1].history == []
    assert [heard.text for heard in chat.turns[-1].heard] == ["还有货吗"]
    assert (await chat.events())[-2:] == ["closed", "reopened"]


@pytest.mark.parametrize(("ahead", "online"), [(timedelta(seconds=30), True), (timedelta(seconds=90), False)])
async def test_that_a_person_not_heard_of_for_a_minute_is_gone(chat: Talk, ahead: timedelta, online: bool) -> None:
    clock = MovingClock()
    presence = SetPresence(chat.chats.database, chat.chats.bus, clock)
    await presence(chat.shop_id, chat.xiaomei, PresenceStatus.ONLINE)
    clock.ahead = ahead
    chat.chats.clock.ahead = ahead  # type: ignore[attr-defined]
    await chat.say("在不在呀，发货了吗？")
    await chat.answer(Reply(("发了。",)))
    assert chat.turns[0].desk.open is online
