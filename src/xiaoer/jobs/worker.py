"""procrastinate's worker, made to look again whenever a job ends, and to come back when the database went away."""

from __future__ import annotations

import asyncio
import contextlib

import procrastinate
import structlog
from procrastinate import jobs, retry
from procrastinate.exceptions import ConnectorException
from procrastinate.job_context import JobContext
from procrastinate.worker import Worker

_log = structlog.get_logger()
#: A job of a worker that has not been heard of for this long is given to another.
_STALLED_SECONDS = 10.0
#: How long a stopping worker lets running jobs go on.
_GRACE_SECONDS = 10.0
_LONGEST_PAUSE = 300.0


class Backoff(retry.BaseRetryStrategy):
    """Try again after ½, 1, 2, 4 … seconds, at most `retries` times."""

    def __init__(self, retries: int) -> None:
        self._retries = retries

    def get_retry_decision(  # type: ignore[explicit-override]
        self,
        *,
        exception: BaseException,  # noqa: ARG002
        job: jobs.Job,
    ) -> retry.RetryDecision | None:
        """When to try again; None: never."""
        if job.attempts >= self._retries:
            return None
        pause = min(0.5 * 2**job.attempts, _LONGEST_PAUSE)
        return retry.RetryDecision(retry_in={"milliseconds": int(pause * 1000)})


class _Worker(Worker):
    """Looks again after each job: one that waited for its lock gets no notice. Finds its jobs whose end could not be noted."""

    def __init__(self, app: procrastinate.App, slots: int) -> None:
        super().__init__(
            app,
            concurrency=slots,
            install_signal_handlers=False,
            fetch_job_polling_interval=1.0,
            update_heartbeat_interval=2.0,
            shutdown_graceful_timeout=_GRACE_SECONDS,
            delete_jobs="successful",
        )
        self._orphans: set[int] = set()

    async def give_back_orphans(self) -> None:
        """Jobs that count as running here and are not, at two looks in a row: the database was away when they ended."""
        if self.worker_id is None:
            return
        mine = await self.app.job_manager.list_jobs_async(worker_id=self.worker_id, status="doing")
        running = {context.job.id for context in self._running_jobs.values()}
        orphans = {job.id: job for job in mine if job.id is not None and job.id not in running}
        for job_id in self._orphans & set(orphans):
            await self.app.job_manager.retry_job(orphans[job_id])
            _log.warning("jobs.given_back", job=job_id, task=orphans[job_id].task_name)
        self._orphans = set(orphans)

    async def _process_job(self, context: JobContext) -> None:  # type: ignore[explicit-override]
        try:
            await super()._process_job(context)
        except ConnectorException as error:
            # The database went away before the job's end was noted: it is an orphan now.
            _log.warning("jobs.end_not_noted", job=context.job.id, error=str(error))
        finally:
            if context.job.lock:
                self._new_job_event.set()


async def work(app: procrastinate.App, slots: int) -> None:
    """Work jobs until cancelled; running jobs are finished first. A lost database is waited for."""
    pause = 0.2
    while True:
        worker = _Worker(app, slots)
        rescue = asyncio.create_task(_rescue_forever(app, worker))
        started = asyncio.get_running_loop().time()
        try:
            await worker.run()  # type: ignore[no-untyped-call]
        except ConnectorException as error:
            _log.warning("jobs.worker_restarts", error=str(error))
        finally:
            rescue.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await rescue
        if asyncio.get_running_loop().time() - started > 10:
            pause = 0.2
        await asyncio.sleep(pause)
        pause = min(pause * 2, 5.0)
        await _leave(app, worker.worker_id)


async def _leave(app: procrastinate.App, worker_id: int | None) -> None:
    """Take a worker that stopped by accident off the list, so that its jobs are given back at once."""
    try:
        if worker_id is not None:
            await app.job_manager.unregister_worker(worker_id)
        await _rescue(app)
    except ConnectorException as error:
        _log.warning("jobs.rescue_failed", error=str(error))


async def _rescue_forever(app: procrastinate.App, worker: _Worker) -> None:
    """Give jobs of killed workers, and this one's orphans, to living ones."""
    while True:
        await asyncio.sleep(_STALLED_SECONDS / 4)
        try:
            await _rescue(app)
            await worker.give_back_orphans()
        except ConnectorException as error:
            _log.warning("jobs.rescue_failed", error=str(error))


async def _rescue(app: procrastinate.App) -> None:
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=_STALLED_SECONDS):
        # Of several workers that see it one wins; for the others it is no longer stalled.
        with contextlib.suppress(ConnectorException):
            await app.job_manager.retry_job(job)
            _log.warning("jobs.given_back", job=job.id, task=job.task_name)
