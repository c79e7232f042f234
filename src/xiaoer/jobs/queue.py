"""Enqueue and work jobs with procrastinate."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any, TypeVar

import procrastinate
import structlog
from procrastinate.exceptions import AlreadyEnqueued

from xiaoer.jobs.model import Payload
from xiaoer.storage.database import UnitOfWork
from xiaoer.storage.tenancy import APP_ROLE

_log = structlog.get_logger()
P = TypeVar("P", bound=Payload)
#: A job of a worker that has not been heard of for this long is given to another.
_STALLED_SECONDS = 10.0


class JobQueue:
    """Typed jobs on one PostgreSQL."""

    def __init__(self, database_url: str, *, slots: int = 8) -> None:
        self._slots = slots
        self._app = procrastinate.App(
            connector=procrastinate.PsycopgConnector(
                conninfo=database_url, kwargs={"options": f"-c role={APP_ROLE} -c timezone=UTC"}, min_size=1, max_size=4
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
        """Add a job to the running transaction. False when one with this queueing lock already waits (bursts collapse into it)."""
        raw = (await uow.connection.get_raw_connection()).driver_connection
        deferrer = self._app.configure_task(
            payload.task, lock=lock, queueing_lock=queueing_lock, schedule_at=at, connection=raw
        )
        try:
            async with uow.connection.begin_nested():
                await deferrer.defer_async(**asdict(payload))
        except AlreadyEnqueued:
            return False
        return True

    def handle(self, payload: type[P], handler: Callable[[P], Awaitable[None]]) -> None:
        """Let `handler` work jobs of this payload; a raised error tries again with growing pauses."""

        async def work(**fields: Any) -> None:  # noqa: ANN401 - the fields of the payload
            await handler(payload(**fields))

        retry = procrastinate.RetryStrategy(max_attempts=payload.retries, exponential_wait=2)
        self._app.task(name=payload.task, retry=retry)(work)

    async def open(self) -> None:
        """Connect; needed before enqueueing or working."""
        await self._app.open_async()

    async def close(self) -> None:
        """Disconnect."""
        await self._app.close_async()

    async def work(self) -> None:
        """Work jobs until cancelled; running jobs are finished first."""
        rescue = asyncio.create_task(self._rescue())
        try:
            await self._app.run_worker_async(
                concurrency=self._slots, install_signal_handlers=False, update_heartbeat_interval=2.0
            )
        finally:
            rescue.cancel()

    async def _rescue(self) -> None:
        """Give jobs of killed workers to living ones."""
        while True:
            await asyncio.sleep(_STALLED_SECONDS / 2)
            try:
                stalled = await self._app.job_manager.get_stalled_jobs(seconds_since_heartbeat=_STALLED_SECONDS)
                for job in stalled:
                    await self._app.job_manager.retry_job(job)
            except procrastinate.exceptions.ConnectorException as error:
                _log.warning("jobs.rescue_failed", error=str(error))
