"""What holds in every shop: played against a small pack of our own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.dialogues.test_packs import NIGHT, world_of
from tests.make_pack import write_pack
from xiaoer.app.evaluation.world import World
from xiaoer.commerce.model import Order
from xiaoer.commerce.ports import CommerceUnavailable
from xiaoer.dialogue.engine import reply
from xiaoer.dialogue.model import DeskState, Heard, Reply, Turn
from xiaoer.skills.skill import Abilities, TopicState


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The small shop on a Wednesday afternoon."""
    return world_of(write_pack(tmp_path_factory.mktemp("pack") / "linen"))


class BrokenOrders:
    """An order system that does not answer."""

    async def recent(self, customer: str, limit: int = 10) -> Sequence[Order]:
        raise CommerceUnavailable

    async def find(self, customer: str, order_or_parcel_no: str) -> Order | None:
        raise CommerceUnavailable


async def talk(
    world: World, *texts: str, customer: str | None = None, desk: DeskState | None = None, orders: object = None
) -> list[Reply]:
    """The bot's replies to these messages, one after another."""
    topic, replies = TopicState(), []
    abilities = world.abilities if orders is None else Abilities(world.knowledge, orders)  # type: ignore[arg-type]
    for text in texts:
        turn = Turn(
            world.shop,
            world.customer({"id": customer} if customer else {}),
            [Heard("text", text)],
            topic,
            world.now,
            desk=desk or world.desk,
        )
        answer = await reply(turn, abilities)
        topic = answer.topic
        replies.append(answer)
    return replies


async def test_that_each_step_of_a_turn_is_traced_for_people_and_machines(world: World) -> None:
    [answer] = await talk(world, "海风有M码吗")
    assert [step.name for step in answer.trace] == [
        "normalise",
        "understand",
        "track",
        "decide",
        "search",
        "skill",
        "compose",
        "check",
    ]
    assert all(step.summary for step in answer.trace)


async def test_that_a_broken_order_system_makes_honest_words_and_other_goals_are_served(world: World) -> None:
    customer = world.pack.customers[0].external_id
    [answer] = await talk(world, "我的快递到哪了？海风多少钱？", customer=customer, orders=BrokenOrders())
    said = "\n".join(answer.texts)
    assert "没有回应" in said
    assert "199元" in said


async def test_that_a_stranger_never_hears_of_orders(world: World) -> None:
    for order in world.pack.orders:
        for text in (f"查一下订单{order.no}", f"{order.no}到哪了", f"我要退{order.no}"):
            [answer] = await talk(world, text)
            assert not [card for card in answer.cards if card.kind == "order"]
            assert order.recipient not in "".join(answer.texts) or not order.recipient
            assert order.address not in "".join(answer.texts) or not order.address


async def test_that_nobody_hears_of_anothers_order(world: World) -> None:
    for order in world.pack.orders:
        other = next(each.external_id for each in world.pack.customers if each.external_id != order.customer)
        [answer] = await talk(world, f"订单{order.no}到哪了", customer=other)
        assert all(source.ref != f"order:{order.no}" for source in answer.sources)
        assert all(card.data.get("no") != order.no for card in answer.cards)


async def test_that_the_bot_says_truthfully_who_comes_and_when(world: World) -> None:
    [now] = await talk(world, "转人工", desk=DeskState(open=True, online=("小美",), waiting=0, minutes=1))
    assert "小美" in "".join(now.texts)
    [queued] = await talk(world, "转人工", desk=DeskState(open=True, online=("小美", "阿杰"), waiting=3, minutes=8))
    assert "3位" in "".join(queued.texts)
    assert "8分钟" in "".join(queued.texts)
    [closed] = await talk(world, "转人工", desk=DeskState(opens_at=NIGHT))
    assert "23:30" in "".join(closed.texts)
    assert [each.handoff for each in (now, queued, closed)] == ["asked"] * 3
    assert now.brief is not None
    assert now.brief.reason == "asked"


async def test_that_the_same_turn_gives_the_same_reply(world: World) -> None:
    first = await talk(world, "海风有M码吗", "那L码呢", "能便宜点吗")
    again = await talk(world, "海风有M码吗", "那L码呢", "能便宜点吗")
    assert [each.texts for each in first] == [each.texts for each in again]


async def test_that_an_opening_phrase_is_not_said_twice(world: World) -> None:
    answers = await talk(world, "你好", "在吗", "你好呀", "火星上有水吗", "今天股票怎么样")
    said = [text for answer in answers for text in answer.texts]
    assert len(said) == len(set(said))


async def test_that_after_enough_failures_a_person_is_offered_and_comes_when_wanted(world: World) -> None:
    answers = await talk(world, "火星上有水吗", "今天股票怎么样", "明天彩票开什么号", "好的")
    assert [each.answered for each in answers[:3]] == [False] * 3
    assert "转人工" in answers[2].choices
    assert answers[2].handoff is None
    assert answers[3].handoff == "failures"


async def test_that_a_refused_offer_of_a_person_goes_on_with_the_bot(world: World) -> None:
    answers = await talk(world, "火星上有水吗", "今天股票怎么样", "明天彩票开什么号", "不用", "海风多少钱")
    assert answers[3].handoff is None
    assert "199元" in "".join(answers[4].texts)


@pytest.mark.parametrize(
    "text",
    ["", " ", "？？？", "😀😀😀", "a" * 8_000, "哈" * 10_000, "\u202e退货", "Z̸͑a̷lgo", "[[[[", "{}" * 500, "http://x.y/" + "z" * 900, "0" * 300, "\x00\x01"],
)  # fmt: skip
async def test_that_strange_input_gets_a_reply(world: World, text: str) -> None:
    [answer] = await talk(world, text)
    assert answer.texts
    assert all(len(each) < 2_000 for each in answer.texts)


async def test_that_a_figure_without_a_source_is_stopped(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from xiaoer.skills.registry import SKILLS
    from xiaoer.skills.skill import SkillRequest, SkillResult

    async def lie(request: SkillRequest, abilities: Abilities) -> SkillResult:
        return SkillResult(True, "今天特价88元。", specific=True)

    monkeypatch.setattr(type(SKILLS["price"]), "serve", staticmethod(lie))
    [answer] = await talk(world, "海风多少钱")
    assert "88元" not in "".join(answer.texts)
    assert not answer.answered
    assert "88元" in answer.trace[-1].summary


async def test_that_an_expired_answer_is_never_given(world: World) -> None:
    from datetime import timedelta

    from xiaoer.knowledge.snapshot import build_snapshot

    entry = world.pack.knowledge.faq[0]
    ended = replace(entry, valid_to=world.now - timedelta(minutes=1))
    data = replace(world.pack.knowledge, faq=(ended, *world.pack.knowledge.faq[1:]))
    embedder = world.knowledge.understander.embedder
    from xiaoer.knowledge.search import texts_to_encode

    texts = texts_to_encode(data)
    knowledge = build_snapshot(data, dict(zip(texts, embedder.encode(texts), strict=True)), embedder)
    turn = Turn(
        world.shop, world.customer({}), [Heard("text", entry.question)], TopicState(), world.now, desk=world.desk
    )
    answer = await reply(turn, Abilities(knowledge, world.abilities.orders))
    assert f"faq:{entry.id}" not in [source.ref for source in answer.sources]


def test_that_the_packs_lie_where_the_tests_look() -> None:
    assert (Path(__file__).resolve().parents[2] / "examples" / "qinghe" / "shop.toml").is_file()
