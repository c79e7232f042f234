"""Jobs of the shop that failed every time: seen, and tried again."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from xiaoer.accounts.key_repository import note_act
from xiaoer.accounts.permissions import Permission
from xiaoer.console.access import Access, Actor
from xiaoer.console.deps import Console
from xiaoer.console.forms import BEHIND_LOGIN, Done, problems
from xiaoer.console.settings.models import DeadJobView


def build(console: Console, access: Access) -> APIRouter:
    """Everything under /jobs."""
    router = APIRouter(prefix="/jobs", responses=problems(*BEHIND_LOGIN))
    tender = access.needs(Permission.TEND_JOBS)

    @router.get("/dead", operation_id="list_dead_jobs")
    async def dead(actor: Actor = tender) -> list[DeadJobView]:
        """Jobs of this shop that nobody works on any more, newest first."""
        found = await console.jobs.list_dead(actor.shop_id)
        return [
            DeadJobView(id=job.id, task=job.task, attempts=job.attempts, at=job.at, error=job.error) for job in found
        ]

    @router.post("/{id}/retry", operation_id="retry_job", responses=problems(404))
    async def retry(
        job_id: Annotated[int, Path(alias="id", ge=1, le=2**63 - 1)],
        actor: Actor = tender,
    ) -> Done:
        """Let the job start anew."""
        await console.jobs.retry(job_id, actor.shop_id)
        async with console.database.unit_of_work(actor.shop_id) as uow:
            await note_act(uow, actor.staff.id, "job.retry", job_id, console.clock.now())
        return Done()

    return router
