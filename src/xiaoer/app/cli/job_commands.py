"""`xiaoer jobs`: look at jobs that failed every time, and try them again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

import typer
from rich.table import Table

from xiaoer.app.cli.start import console, migrated, settings_of
from xiaoer.jobs.queue import JobQueue

T = TypeVar("T")
jobs = typer.Typer(no_args_is_help=True, help="Jobs that failed every time: look at them, try them again.")


@jobs.command()
def dead() -> None:
    """List the jobs that failed every time."""
    found = _with_queue(lambda queue: queue.list_dead())
    if not found:
        console.print("No dead jobs.")
        return
    table = Table("number", "job", "attempts", "last failed", "error")
    for job in found:
        at = f"{job.at:%Y-%m-%d %H:%M:%S} UTC" if job.at else ""
        table.add_row(str(job.id), job.task, str(job.attempts), at, job.error)
    console.print(table)
    console.print("Try one again with: xiaoer jobs retry NUMBER", highlight=False)


@jobs.command()
def retry(number: Annotated[int, typer.Argument(help="The job's number, from `xiaoer jobs dead`.")]) -> None:
    """Let a dead job start anew."""
    _with_queue(lambda queue: queue.retry(number))
    console.print(f"Job {number} waits for a worker again.", highlight=False)


def _with_queue(use: Callable[[JobQueue], Awaitable[T]]) -> T:
    url = migrated(settings_of())

    async def run() -> T:
        queue = JobQueue(url)
        await queue.open()
        try:
            return await use(queue)
        finally:
            await queue.close()

    return asyncio.run(run())
