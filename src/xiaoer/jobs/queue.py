"""Enqueue and work jobs with procrastinate."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import Any, TypeVar

import orjson
import procrastinate
import structlog
from procrastinate.exceptions import ConnectorException
from procrastinate.job_context import JobContext
from sqlalchemy import text

from xiaoer.foundation.ids import ShopId
from xiaoer.jobs.model import DeadJob, ForgetFailures, JobNotFound, Payload
from xiaoer.jobs.worker import Backoff, work
from xiaoer.storage.database import UnitOfWork
from xiaoer.storage.quick import Quick
from xiaoer.storage.tenancy import APP_ROLE

_log = structlog.get_logger()
P = TypeVar("P", bound=Payload)
_LONGEST_ERROR = 2000

#: One round trip, where procrastinate's own call needs a savepoint around it to survive a taken queueing lock.
_ENQUEUE = text(
    "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at) "
    "VALUES ('default', :task, 0, :lock, :queueing_lock, CAST(:args AS jsonb), :at) "
    "ON CONFLICT (queueing_lock) WHERE status = 'todo' DO NOTHING RETURNING id"
)
_ENQUEUE_QUICKLY = b"""
INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args)
VALUES ('default', %(task)s, 0, %(lock)s, %(lock)s, %(args)s::jsonb)
ON CONFLICT (queueing_lock) WHERE status = 'todo' DO NOTHING RETURNING id
"""
_DEAD = """
SELECT job.id, job.task_name, job.attempts, job.args, failure.error, failure.at
FROM procrastinate_jobs job LEFT JOIN job_failures failure ON failure.job_id = job.id
WHERE job.status = 'failed' AND (%(shop)s::text IS NULL OR job.args->>'shop_id' = %(shop)s::text)
ORDER BY job.id DESC LIMIT %(limit)s
"""
_RETRY = """
WITH dead AS (
  SELECT id, queueing_lock FROM procrastinate_jobs
  WHERE id = %(id)s AND status = 'failed' AND (%(shop)s::text IS NULL OR args->>'shop_id' = %(shop)s::text) FOR UPDATE
), doubled AS (
  SELECT 1 FROM procrastinate_jobs other, dead WHERE other.queueing_lock = dead.queueing_lock AND other.status = 'todo'
), dropped AS (
  DELETE FROM procrastinate_jobs WHERE id IN (SELECT id FROM dead) AND EXISTS (SELECT 1 FROM doubled) RETURNING id
), again AS (
  UPDATE procrastinate_jobs SET status = 'todo', attempts = 0, scheduled_at = NULL
  WHERE id IN (SELECT id FROM dead) AND NOT EXISTS (SELECT 1 FROM doubled) RETURNING id
) SELECT (SELECT count(*) FROM dropped) + (SELECT count(*) FROM again) AS done
"""
_NOTE_FAILURE = """
INSERT INTO job_failures (job_id, task, error, at) VALUES (%(id)s, %(task)s, %(error)s, %(at)s)
ON CONFLICT (job_id) DO UPDATE SET error = excluded.error, at = excluded.at
"""
_FORGET_FAILURES = """
DELETE FROM job_failures failure
WHERE NOT EXISTS (SELECT 1 FROM procrastinate_jobs job WHERE job.id = failure.job_id) AND failure.at < now() - interval '1 day'
"""


class JobQueue:
    """Typed jobs on one PostgreSQL."""

    def __init__(self, database_url: str, *, slots: int = 32) -> None:
        self._slots = slots
        options = f"-c role={APP_ROLE} -c timezone=UTC"
        self._app = procrastinate.App(
            connector=procrastinate.PsycopgConnector(
                conninfo=database_url, kwargs={"options": options}, min_size=1, max_size=4
            )
        )

    async def enqueue(
        self,
        uow: UnitOfWork,
        payload: Payload,
        *,
        lock: str | None = None,
        queueing_lock: str | None = None,
        at: datetime | None = None,
    ) -> bool:
        """Add a job to the running transaction. False when one with this queueing lock already waits (bursts collapse into it).

        Jobs of one `lock` run one after the other. A job that finds nothing to do must have looked under the lock of the row its cause was
        written to: the cause of a later job that collapsed into it may be about to commit.
        """
        args = orjson.dumps(asdict(payload)).decode()
        values = {"task": payload.task, "lock": lock, "queueing_lock": queueing_lock, "args": args, "at": at}
        found = await uow.connection.execute(_ENQUEUE, values)
        return found.first() is not None

    async def enqueue_quickly(self, quick: Quick, payload: Payload, lock: str) -> bool:
        """The same in a quick transaction; `lock` is also the queueing lock."""
        args = orjson.dumps(asdict(payload)).decode()
        return await quick.one(_ENQUEUE_QUICKLY, {"task": payload.task, "lock": lock, "args": args}) is not None

    def handle(self, payload: type[P], handler: Callable[[P], Awaitable[None]]) -> None:
        """Let `handler` work jobs of this payload; a raised error tries again with growing pauses."""
        known = {field.name for field in fields(payload)}

        async def run(context: JobContext, /, **given: Any) -> None:  # noqa: ANN401 - the fields of the payload
            try:
                await handler(payload(**{name: value for name, value in given.items() if name in known}))
            except Exception as error:
                await self._note_failure(context, error)
                raise

        self._app.task(name=payload.task, retry=Backoff(payload.retries), pass_context=True)(run)

    def every(self, cron: str, payload: Payload) -> None:
        """Enqueue this payload at each time of the cron line, once however many workers there are; its handler must be known."""
        task = self._app.tasks[payload.task]
        lock = f"periodic:{payload.task}"
        self._app.periodic(cron=cron, periodic_id="", queueing_lock=lock, task_kwargs=asdict(payload))(task)

    async def open(self) -> None:
        """Connect; needed before working."""
        await self._app.open_async()

    async def close(self) -> None:
        """Disconnect."""
        await self._app.close_async()

    async def work(self) -> None:
        """Work jobs until cancelled; running jobs are finished first."""
        await work(self._app, self._slots)

    async def list_dead(self, shop_id: ShopId | None = None, limit: int = 200) -> list[DeadJob]:
        """Jobs that failed every time, newest first; of one shop, or of all."""
        rows = await self._app.connector.execute_query_all_async(
            _DEAD, shop=str(shop_id) if shop_id else None, limit=limit
        )
        return [
            DeadJob(row["id"], row["task_name"], row["attempts"], row["at"], row["error"] or "", row["args"])
            for row in rows
        ]

    async def retry(self, job_id: int, shop_id: ShopId | None = None) -> None:
        """Let a dead job start anew; raises JobNotFound, also when it is another shop's. One that waits already for the same is enough."""
        row = await self._app.connector.execute_query_one_async(
            _RETRY, id=job_id, shop=str(shop_id) if shop_id else None
        )
        if not row["done"]:
            raise JobNotFound(f"There is no dead job {job_id}; it may have been tried again already.", id=job_id)

    async def forget_failures(self, _: ForgetFailures) -> None:
        """Works ForgetFailures jobs."""
        await self._app.connector.execute_query_async(_FORGET_FAILURES)

    async def _note_failure(self, context: JobContext, error: Exception) -> None:
        # Only the first line: PostgreSQL shows the row it refused in the next ones.
        first = next(iter(str(error).splitlines()), "")
        told = f"{type(error).__name__}: {first}"[:_LONGEST_ERROR].replace("\0", "")
        values = {"id": context.job.id, "task": context.job.task_name, "error": told, "at": datetime.now(UTC)}
        try:
            await self._app.connector.execute_query_async(_NOTE_FAILURE, **values)
        except ConnectorException as lost:
            _log.warning("jobs.failure_not_noted", job=context.job.id, error=told, database=str(lost))
