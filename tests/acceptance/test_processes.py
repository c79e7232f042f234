"""What a shopper and a person can count on, on one process and on two webs and two workers with a real NATS: the same suite."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from bench.load.shopper import Shopper as Visitor
from bench.load.shopper import doubled, gaps, lost
from bench.processes import Cluster, Process

from tests.acceptance.small_shop import open_small_shop, processes_for
from tests.makers import shopper, staff
from tests.makers_nats import until

pytestmark = pytest.mark.slow
SHAPES = {"one process": (1, 0), "2 webs, 2 workers, NATS": (2, 2)}
QUESTIONS = ("什么时候发货？", "可以开发票吗？", "毛衣怎么洗？", "运费多少？")


@pytest.fixture(scope="module", params=list(SHAPES))
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """The processes, started, and stopped at the end without having to be killed."""
    folder = tmp_path_factory.mktemp("c")
    webs, workers = SHAPES[request.param]
    cluster = processes_for(open_small_shop(folder), folder, webs=webs, workers=workers)
    cluster.start()
    yield cluster
    codes = {process.name: process.stop() for process in [*cluster.workers, *cluster.webs]}
    if cluster.nats:
        cluster.nats.stop()
    assert set(codes.values()) <= {0, -15}, f"had to be killed: {codes}"


def answering(cluster: Cluster) -> list[Process]:
    """The processes that answer turns."""
    return cluster.workers or cluster.webs


@contextlib.asynccontextmanager
async def visitors(cluster: Cluster, count: int) -> AsyncIterator[list[Visitor]]:
    """Shoppers who stay connected through every restart, spread over the webs."""
    made = []
    async with httpx.AsyncClient(timeout=30) as client:
        for index in range(count):
            url = cluster.urls[index % len(cluster.urls)]
            answer = await client.post(f"{url}/widget/v1/sessions", json={"shop": "small"})
            made.append(Visitor(cluster.urls, answer.json()["token"], turn=index))
    tasks = [asyncio.create_task(visitor.run()) for visitor in made]
    await asyncio.gather(*(visitor.ready.wait() for visitor in made))
    yield made
    for task in tasks:
        task.cancel()


def assert_each_answered_once(made: list[Visitor]) -> None:
    for visitor in made:
        assert (lost(visitor), doubled(visitor), gaps(visitor), visitor.out_of_order) == (0, 0, 0, 0)
        authors = [visitor.messages[seq]["author"] for seq in sorted(visitor.messages)]
        assert authors == ["customer", "bot"] * len(visitor.sent)


async def test_that_a_question_is_answered_from_the_shops_words(running: Cluster) -> None:
    async with shopper(running.urls[0], "small") as visitor:
        assert "16:00" in await visitor.ask("什么时候发货？")


async def test_that_the_order_is_kept(running: Cluster) -> None:
    async with shopper(running.urls[-1], "small") as visitor:
        for question in QUESTIONS:
            await visitor.send(question)
        seqs = []
        authors: list[str] = []
        while authors.count("customer") < len(QUESTIONS) or authors[-1] != "bot":
            message = (await visitor.until("message"))["message"]
            seqs.append(message["seq"])
            authors.append(message["author"])
        assert seqs == list(range(1, len(seqs) + 1))


async def test_that_a_visit_goes_on_at_another_web(running: Cluster) -> None:
    async with shopper(running.urls[0], "small") as visitor:
        await visitor.ask("运费多少？")
        await visitor.ask("可以开发票吗？")
    async with shopper(running.urls[-1], "small", token=visitor.token, after=2) as back:
        assert [message["seq"] for message in back.welcome["messages"]] == [3, 4]


async def test_that_sending_twice_at_once_stores_once(running: Cluster) -> None:
    async with (
        shopper(running.urls[0], "small") as here,
        shopper(running.urls[-1], "small", token=here.token) as there,
    ):
        client_id = "d" * 32
        await asyncio.gather(*(each.send("运费多少？", client_id) for each in (here, there, here, there)))
        acks = [await each.until("ack") for each in (here, there)]
        assert {ack["seq"] for ack in acks} == {1}
        await here.reply()
    async with shopper(running.urls[0], "small", token=here.token) as back:
        authors = [message["author"] for message in back.welcome["messages"]]
    assert authors == ["customer", "bot"]


async def test_that_a_person_takes_over_and_reaches_the_shopper(running: Cluster) -> None:
    async with shopper(running.urls[0], "small") as visitor, staff(running.urls[-1], shop="small") as xiaomei:
        await visitor.frame_out({"type": "ask_human", "client_id": "h" * 16})
        event = None
        while event is None or event["content"].get("event") != "handed_over":
            event = (await visitor.until("message"))["message"]
        waiting = (await xiaomei.ok("GET", "/inbox?queue=waiting"))["items"]
        chat = f"/conversations/{waiting[0]['id']}"
        await xiaomei.ok("POST", f"{chat}/take")
        state = await visitor.until("state")
        while state["state"] != "person":
            state = await visitor.until("state")
        assert state["agent"]["name"] == "小美"
        body = {"client_id": "s" * 16, "content": {"type": "text", "text": "您好，我是小美。"}}
        sent = await xiaomei.ok("POST", f"{chat}/messages", body)
        assert (await xiaomei.ok("POST", f"{chat}/messages", body))["seq"] == sent["seq"]
        message = (await visitor.until("message"))["message"]
        while message["author"] != "staff":
            message = (await visitor.until("message"))["message"]
        assert message["content"]["text"] == "您好，我是小美。"
        await visitor.send("什么时候发货？")
        await visitor.until("ack")
        await xiaomei.ok("POST", f"{chat}/close", {})
        closed = (await visitor.until("message"))["message"]
        while closed["content"].get("event") != "closed":
            assert closed["author"] != "bot", "the bot spoke although a person has the chat"
            closed = (await visitor.until("message"))["message"]


async def test_that_a_turn_survives_the_death_of_its_worker(running: Cluster) -> None:
    async with visitors(running, 12) as made:
        for question in ("什么时候发货？", "毛衣怎么洗？"):
            for visitor in made:
                await visitor.say(question)
            await until(lambda: any(sent.acked for each in made for sent in each.sent.values()))
            for process in answering(running):
                process.kill()
            assert any(visitor.waiting for visitor in made), "nothing was under way when the workers died"
            for process in answering(running):
                process.start()
            await until(lambda: not any(visitor.waiting for visitor in made), 90)
        assert_each_answered_once(made)


async def test_that_losing_nats_loses_no_message(running: Cluster) -> None:
    if running.nats is None:
        pytest.skip("one process has no NATS")
    async with visitors(running, 6) as made:
        for question in QUESTIONS:
            running.nats.kill()
            for visitor in made:
                await visitor.say(question)
            await asyncio.sleep(0.5)
            running.nats.start()
            await until(lambda: not any(visitor.waiting for visitor in made), 60)
        assert_each_answered_once(made)
