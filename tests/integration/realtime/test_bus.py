"""Both buses keep the port's promise; the one on NATS also over the server's death."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.makers_nats import running_nats, until

from xiaoer.realtime.adapters.nats_bus import NatsBus
from xiaoer.realtime.bus import Bus, InProcessBus


@pytest.fixture(params=["in process", "nats"])
async def bus(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Bus]:
    """Each bus, open."""
    if request.param == "in process":
        yield InProcessBus()
        return
    with running_nats(tmp_path) as (url, _):
        bus = NatsBus(url)
        await bus.open()
        yield bus
        await bus.close()


def connected(bus: NatsBus) -> bool:
    """Whether it speaks with NATS now."""
    return bus._client is not None and bool(bus._client.is_connected)


async def test_that_a_hint_reaches_listeners_of_its_subject_only(bus: Bus) -> None:
    heard: list[bytes] = []
    await bus.subscribe("conv.1", heard.append)
    await bus.publish("conv.2", b"other")
    await bus.publish("conv.1", b"mine")
    await until(lambda: heard)
    assert heard == [b"mine"]


async def test_that_who_stopped_listening_hears_nothing(bus: Bus) -> None:
    heard: list[bytes] = []
    still: list[bytes] = []
    end = await bus.subscribe("conv.1", heard.append)
    await bus.subscribe("conv.1", still.append)
    end()
    end()
    await bus.publish("conv.1", b"late")
    await until(lambda: still)
    assert heard == []


async def test_that_a_hint_reaches_another_process_once(tmp_path: Path) -> None:
    with running_nats(tmp_path) as (url, _):
        here, there = NatsBus(url), NatsBus(url)
        await here.open()
        await there.open()
        heard: list[bytes] = []
        own: list[bytes] = []
        await there.subscribe("conv.1", heard.append)
        await here.subscribe("conv.1", own.append)
        await until(lambda: connected(here) and connected(there))
        await there._client.flush()  # type: ignore[union-attr]
        await here.publish("conv.1", b"x")
        await until(lambda: b"x" in heard)
        await here._client.flush()  # type: ignore[union-attr]
        assert [each for each in own if each] == [each for each in heard if each] == [b"x"]
        await here.close()
        await there.close()


async def test_that_listeners_are_told_to_look_when_nats_is_back(tmp_path: Path) -> None:
    with running_nats(tmp_path) as (url, nats):
        here, there = NatsBus(url), NatsBus(url)
        await here.open()
        await there.open()
        heard: list[bytes] = []
        await there.subscribe("conv.1", heard.append)
        await until(lambda: connected(here) and connected(there))
        nats.kill()
        await here.publish("conv.1", b"lost")
        nats.start()
        await until(lambda: b"" in heard)
        await until(lambda: connected(here))
        while b"again" not in heard:
            await here.publish("conv.1", b"again")
            await asyncio.sleep(0.05)
        await here.close()
        await there.close()


async def test_that_a_nats_that_is_not_there_yet_is_waited_for(tmp_path: Path) -> None:
    with running_nats(tmp_path) as (url, nats):
        nats.kill()
        bus, other = NatsBus(url), NatsBus(url)
        await bus.open()
        await other.open()
        heard: list[bytes] = []
        await bus.subscribe("conv.1", heard.append)
        await bus.publish("conv.1", b"own")
        assert heard == [b"own"]
        nats.start()
        await until(lambda: b"" in heard)
        await until(lambda: connected(other))
        while b"others" not in heard:
            await other.publish("conv.1", b"others")
            await asyncio.sleep(0.05)
        await bus.close()
        await other.close()
