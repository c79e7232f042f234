"""Jobs: one at a time for a chat, tried again, seen when dead, started anew by hand, and on the clock."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar
from uuid import uuid4

import pytest
from procrastinate.exceptions import ConnectorException
from sqlalchemy import text
from tests.makers_chats import Talk
from tests.makers_nats import until

from xiaoer.conversation.jobs import ReviveTurns
from xiaoer.conversation.revive_turns import ReviveTurnsHandler
from xiaoer.dialogue.model import Reply
from xiaoer.foundation.ids import ShopId
from xiaoer.jobs.model import JobNotFound, Payload
from xiaoer.jobs.queue import JobQueue
from xiaoer.storage.database import Database

Count = Callable[[object], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Try(Payload):
    """A job that tests define."""

    task: ClassVar[str] = "tests.try"
    retries: ClassVar[int] = 1
    shop_id: str
    what: str = ""


@contextlib.asynccontextmanager
async def worked(database_url: str, handler: Callable[[Try], Awaitable[None]]) -> AsyncIterator[JobQueue]:
    """A queue whose Try jobs are worked by this handler."""
    queue = JobQueue(database_url)
    queue.handle(Try, handler)
    await queue.open()
    working = asyncio.create_task(queue.work())
    yield queue
    working.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await working
    await queue.close()


async def test_that_jobs_of_one_lock_run_one_after_the_other(
    database_url: str, database: Database, shop: ShopId
) -> None:
    running, most, done = 0, 0, 0

    async def handler(_: Try) -> None:
        nonlocal running, most, done
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.02)
        running -= 1
        done += 1

    async with worked(database_url, handler) as queue:
        for _ in range(5):
            async with database.unit_of_work(shop) as uow:
                await queue.enqueue(uow, Try(str(shop)), lock=f"one:{shop}")
        await until(lambda: done == 5)
    assert most == 1


async def test_that_what_is_rolled_back_asked_for_nothing(database_url: str, database: Database, shop: ShopId) -> None:
    done: list[str] = []

    async def handler(job: Try) -> None:
        done.append(job.what)

    async with worked(database_url, handler) as queue:
        with contextlib.suppress(ZeroDivisionError):
            async with database.unit_of_work(shop) as uow:
                await queue.enqueue(uow, Try(str(shop), "lost"))
                raise ZeroDivisionError
        async with database.unit_of_work(shop) as uow:
            await queue.enqueue(uow, Try(str(shop), "kept"))
        await until(lambda: done)
    assert done == ["kept"]


async def test_that_a_dead_job_is_seen_and_can_be_started_anew(
    database_url: str, database: Database, shop: ShopId
) -> None:
    broken, done = True, 0

    async def handler(_: Try) -> None:
        nonlocal done
        if broken:
            raise ValueError("连不上")
        done += 1

    async with worked(database_url, handler) as queue:
        async with database.unit_of_work(shop) as uow:
            await queue.enqueue(uow, Try(str(shop)))
        async with asyncio.timeout(20):
            while not (dead := await queue.list_dead(shop)):  # noqa: ASYNC110 - the database is looked at
                await asyncio.sleep(0.1)
        assert (dead[0].task, dead[0].attempts, dead[0].error) == ("tests.try", 2, "ValueError: 连不上")
        assert await queue.list_dead(ShopId(uuid4())) == []
        with pytest.raises(JobNotFound):
            await queue.retry(dead[0].id, ShopId(uuid4()))
        broken = False
        await queue.retry(dead[0].id, shop)
        await until(lambda: done == 1)
        with pytest.raises(JobNotFound):
            await queue.retry(dead[0].id, shop)


async def test_that_stopping_lets_running_jobs_finish(database_url: str, database: Database, shop: ShopId) -> None:
    started, finished = asyncio.Event(), asyncio.Event()

    async def handler(_: Try) -> None:
        started.set()
        await asyncio.sleep(0.3)
        finished.set()

    async with worked(database_url, handler) as queue:
        async with database.unit_of_work(shop) as uow:
            await queue.enqueue(uow, Try(str(shop)))
        await started.wait()
    assert finished.is_set()


async def test_that_a_forgotten_shopper_is_asked_for_again(
    chat: Talk, waiting_jobs: Count, owner_database: Database
) -> None:
    await chat.say("什么时候发货？")
    async with owner_database.unit_of_work() as uow:
        await uow.connection.execute(text("DELETE FROM procrastinate_jobs WHERE lock = :lock"), {"lock": str(chat.id)})
    revive = ReviveTurnsHandler(chat.chats)
    await revive(ReviveTurns())
    assert await waiting_jobs(chat.id) == 0
    chat.chats.clock.ahead = timedelta(minutes=2)  # type: ignore[attr-defined]
    await revive(ReviveTurns())
    await revive(ReviveTurns())
    assert await waiting_jobs(chat.id) == 1
    await chat.answer(Reply(("今天发。",)))
    assert len(await chat.timeline()) == 2


async def test_that_a_job_whose_end_could_not_be_noted_is_given_back(
    database_url: str, database: Database, owner_database: Database, shop: ShopId, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = 0

    async def handler(_: Try) -> None:
        nonlocal done
        done += 1
        if done == 1:  # what the death of PostgreSQL at this very moment looks like to the worker
            monkeypatch.setattr(queue._app.job_manager, "finish_job", lost)

    async def lost(**_: object) -> None:
        monkeypatch.undo()
        raise ConnectorException

    async with worked(database_url, handler) as queue:
        async with database.unit_of_work(shop) as uow:
            await queue.enqueue(uow, Try(str(shop)), lock=f"orphan:{shop}")
        await until(lambda: done == 2)
        async with asyncio.timeout(10):
            while await left(owner_database, shop):  # noqa: ASYNC110 - the database is looked at
                await asyncio.sleep(0.1)


async def left(owner_database: Database, shop: ShopId) -> int:
    """Jobs of this shop that are not done."""
    async with owner_database.unit_of_work() as uow:
        statement = text("SELECT count(*) FROM procrastinate_jobs WHERE args->>'shop_id' = :shop")
        return int((await uow.connection.execute(statement, {"shop": str(shop)})).scalar_one())
