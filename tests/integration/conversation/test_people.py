"""People take chats over, write, hand on, give back and close; each step once, however often it is asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from uuid import uuid4

import pytest
from tests.makers_chats import Talk

from xiaoer.conversation.errors import (
    AlreadyRated,
    ContentInvalid,
    ConversationClosed,
    ConversationNotFound,
    ConversationOpen,
    MessageNotFound,
    NotYourChat,
    TakenByColleague,
)
from xiaoer.conversation.model import Author, ConversationState
from xiaoer.dialogue.model import Reply
from xiaoer.foundation.ids import ConversationId
from xiaoer.skills.skill import TopicState

Count = Callable[[object], Awaitable[int]]
TEXT = {"type": "text", "text": "您好，我来帮您看看。"}


async def test_that_of_two_who_take_at_once_one_has_it(chat: Talk) -> None:
    await chat.say("人工")
    taken = await asyncio.gather(
        chat.do.take_over(chat.shop_id, chat.id, chat.xiaomei),
        chat.do.take_over(chat.shop_id, chat.id, chat.azhe),
        return_exceptions=True,
    )
    assert sorted(type(each).__name__ for each in taken) == ["Conversation", "TakenByColleague"]
    assert await chat.events() == ["taken"]


async def test_that_taking_what_one_has_changes_nothing(chat: Talk) -> None:
    await chat.say("人工")
    first = await chat.do.take_over(chat.shop_id, chat.id, chat.xiaomei)
    assert await chat.do.take_over(chat.shop_id, chat.id, chat.xiaomei) == first
    assert (await chat.timeline())[-1].content["text_zh"] == "小美 已了解您的情况，马上来"


async def test_that_only_a_supervisor_takes_from_a_colleague(chat: Talk) -> None:
    await chat.say("人工")
    await chat.do.take_over(chat.shop_id, chat.id, chat.xiaomei)
    with pytest.raises(TakenByColleague):
        await chat.do.take_over(chat.shop_id, chat.id, chat.azhe)
    assert (await chat.do.take_over(chat.shop_id, chat.id, chat.azhe, from_colleague=True)).assignee == chat.azhe.id


async def test_that_only_the_holder_writes_to_the_shopper(chat: Talk) -> None:
    await chat.say("人工")
    with pytest.raises(NotYourChat):
        await chat.do.send_staff_message(chat.shop_id, chat.id, chat.xiaomei, uuid4().hex, TEXT)
    await chat.do.take_over(chat.shop_id, chat.id, chat.xiaomei)
    sent = await chat.do.send_staff_message(chat.shop_id, chat.id, chat.xiaomei, "s" * 16, TEXT)
    again = await chat.do.send_staff_message(chat.shop_id, chat.id, chat.xiaomei, "s" * 16, TEXT)
    assert (sent.seq, sent.staff_id) == (again.seq, chat.xiaomei.id)
    with pytest.raises(NotYourChat):
        await chat.do.send_staff_message(chat.shop_id, chat.id, chat.azhe, uuid4().hex, TEXT)
    now = await chat.now()
    assert (now.answered_seq, now.waiting_since) == (now.last_customer_seq, None)


async def test_that_anyone_leaves_a_note_and_no_shopper_sees_it(chat: Talk) -> None:
    await chat.say("人工")
    note = await chat.do.send_staff_message(
        chat.shop_id, chat.id, chat.azhe, uuid4().hex, {"type": "note", "text": "老顾客"}
    )
    assert not note.for_shoppers
    assert all(each.for_shoppers for each in await chat.timeline() if each.seq != note.seq)


async def test_that_the_shoppers_clock_runs_from_their_first_unanswered_word(chat: Talk) -> None:
    await chat.say("人工")
    await chat.do.take_over(chat.shop_id, chat.id, chat.xiaomei)
    await chat.do.send_staff_message(chat.shop_id, chat.id, chat.xiaomei, uuid4().hex, TEXT)
    first = await chat.say("我要换货")
    await chat.say("在吗")
    assert (await chat.now()).waiting_since == first.created_at


async def test_that_a_chat_given_back_is_answered_where_nobody_did(chat: Talk, waiting_jobs: Count) -> None:
    await chat.say("人工")
    await chat.answer(
        Reply(("叫人。",), handoff="asked", topic=TopicState(order_no="QH1", failures=3, moods=(("angry", 0.9),)))
    )
    await chat.do.take_over(chat.shop_id, chat.id, chat.xiaomei)
    await chat.say("那先帮我查下快递")
    jobs = await waiting_jobs(chat.id)
    given = await chat.do.give_back(chat.shop_id, chat.id, chat.xiaomei, "告诉她明天到")
    assert await chat.do.give_back(chat.shop_id, chat.id, chat.xiaomei) == given
    assert await waiting_jobs(chat.id) >= max(jobs, 1)
    await chat.answer(Reply(("明天到。",)))
    turn = chat.turns[-1]
    assert (turn.topic.order_no, turn.topic.failures, turn.topic.moods) == ("QH1", 0, ())
    assert turn.topic.facts == {"instruction": "告诉她明天到"}
    assert [heard.text for heard in turn.heard] == ["那先帮我查下快递"]


async def test_that_a_colleague_gets_the_chat_with_the_note(chat: Talk) -> None:
    await chat.say("人工")
    await chat.do.take_over(chat.shop_id, chat.id, chat.xiaomei)
    with pytest.raises(NotYourChat):
        await chat.do.transfer(chat.shop_id, chat.id, chat.azhe, chat.azhe)
    moved = await chat.do.transfer(chat.shop_id, chat.id, chat.xiaomei, chat.azhe, "懂退款")
    assert await chat.do.transfer(chat.shop_id, chat.id, chat.xiaomei, chat.azhe) == moved
    event = (await chat.timeline())[-1].content
    assert (event["data"]["from"]["name"], event["data"]["to"]["name"]) == ("小美", "阿哲")


async def test_that_a_closed_chat_is_rated_once(chat: Talk) -> None:
    await chat.say("谢谢")
    with pytest.raises(ConversationOpen):
        await chat.do.rate(chat.shop_id, chat.id, 5)
    await chat.do.close(chat.shop_id, chat.id, None)
    await chat.do.close(chat.shop_id, chat.id, chat.xiaomei)
    await chat.do.rate(chat.shop_id, chat.id, 4, "不错")
    await chat.do.rate(chat.shop_id, chat.id, 4, "不错")
    with pytest.raises(AlreadyRated):
        await chat.do.rate(chat.shop_id, chat.id, 1)
    assert await chat.events() == ["closed", "rated"]
    with pytest.raises(ConversationClosed):
        await chat.do.send_staff_message(chat.shop_id, chat.id, chat.xiaomei, uuid4().hex, TEXT)
    opened = await chat.do.reopen(chat.shop_id, chat.id, chat.xiaomei)
    assert (opened.state, opened.assignee, opened.rated) == (ConversationState.PERSON, chat.xiaomei.id, None)


async def test_that_words_left_for_people_wait_for_them(chat: Talk, waiting_jobs: Count) -> None:
    message = await chat.do.leave_message(chat.shop_id, chat.customer, "web", "l" * 16, "明早打给我", "13800000000")
    chat.id = message.conversation_id
    again = await chat.do.leave_message(chat.shop_id, chat.customer, "web", "l" * 16, "明早打给我", "13800000000")
    assert again.seq == message.seq
    now = await chat.now()
    assert (now.state, now.handoff) == (ConversationState.WAITING, {"reason": "left_message", "text": "顾客留了言"})
    assert await waiting_jobs(chat.id) == 0
    assert await chat.events() == ["left_message"]


async def test_that_thumbs_belong_to_answers_of_the_bot(chat: Talk) -> None:
    await chat.say("多少钱")
    await chat.answer(Reply(("299元",)))
    await chat.do.give_thumb(chat.shop_id, chat.id, 2, "up")
    await chat.do.give_thumb(chat.shop_id, chat.id, 2, "down")
    assert (await chat.timeline())[1].thumb == "down"
    with pytest.raises(MessageNotFound):
        await chat.do.give_thumb(chat.shop_id, chat.id, 1, "up")


async def test_that_read_marks_only_move_forward(chat: Talk) -> None:
    await chat.say("多少钱")
    await chat.answer(Reply(("299元",)))
    await chat.do.mark_read(chat.shop_id, chat.id, "customer", 2)
    await chat.do.mark_read(chat.shop_id, chat.id, "customer", 1)
    await chat.do.mark_read(chat.shop_id, chat.id, "staff", 10**12)
    now = await chat.now()
    assert (now.read_customer, now.read_staff) == (2, 2)


@pytest.mark.parametrize(
    "content",
    [
        {"type": "text", "text": ""}, {"type": "text", "text": "x" * 2001}, {"type": "text", "text": "a\0b"}, {"type": "text", "text": 7},
        {"type": "note", "text": "我是店员"}, {"type": "event", "event": "closed"}, {"type": "reply", "texts": ["假的"]}, {"text": "没有类型"},
        {"type": ["text"], "text": "x"}, {"type": "picture", "picture": "x" * 500}, {"type": "picture", "picture": "p", "width": True},
    ],
)  # fmt: skip
async def test_that_a_shopper_can_not_say_what_is_none(chat: Talk, content: dict[str, object]) -> None:
    with pytest.raises(ContentInvalid):
        await chat.do.receive_message(chat.shop_id, chat.customer, "web", uuid4().hex, content)


async def test_that_another_shops_chat_is_not_there(chat: Talk) -> None:
    await chat.say("你好，什么时候发货")
    with pytest.raises(ConversationNotFound):
        await chat.do.take_over(chat.shop_id, ConversationId(uuid4()), chat.xiaomei)
    assert [each.author for each in await chat.timeline()] == [Author.CUSTOMER]
