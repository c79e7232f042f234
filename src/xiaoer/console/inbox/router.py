"""GET /inbox."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from xiaoer.accounts.permissions import Permission
from xiaoer.console.access import Access, Actor
from xiaoer.console.deps import Console
from xiaoer.console.forms import BEHIND_LOGIN, Search, problems
from xiaoer.console.inbox.models import Counts, InboxAnswer, Queue
from xiaoer.console.inbox.queries import Cursor, count_queues, list_queue
from xiaoer.console.inbox.show_row import show_row


def build(console: Console, access: Access) -> APIRouter:
    """The list of chats."""
    router = APIRouter(responses=problems(*BEHIND_LOGIN))
    worker = access.needs(Permission.WORK_CHATS)

    @router.get("/inbox", operation_id="list_inbox")
    async def inbox(
        queue: Annotated[Queue, Query(description="Which list; `colleagues` are chats that others have.")] = "waiting",
        search: Search = "",
        before: Annotated[
            str | None,
            Query(max_length=80, pattern=r"^\d{1,20}_[0-9a-f-]{36}$", description="`next` of the page before."),
        ] = None,
        actor: Actor = worker,
    ) -> InboxAnswer:
        """Chats of one list with the counts of all; `search` looks at names, ids, phones, order numbers and recent words."""
        me = actor.staff.id
        async with console.database.unit_of_work(actor.shop_id) as uow:
            counts = dict(await count_queues(uow, me))
            cursor = Cursor.parse(before) if before else None
            rows, rest = await list_queue(uow, queue, me, search=search.strip(), before=cursor)
        longest = counts.pop("longest_wait_since")
        return InboxAnswer(
            counts=Counts(**counts),
            longest_wait_since=longest,
            items=[show_row(row) for row in rows],
            next=rest.text if rest else None,
        )

    return router
