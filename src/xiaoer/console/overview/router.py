"""GET /overview: 今天 in one answer."""

from __future__ import annotations

from datetime import datetime, timedelta

from fastapi import APIRouter
from pydantic import BaseModel, Field

from xiaoer.accounts.permissions import Permission
from xiaoer.accounts.repository import load_shop
from xiaoer.console.access import Access, Actor
from xiaoer.console.deps import Console
from xiaoer.console.forms import BEHIND_LOGIN, problems
from xiaoer.console.overview.queries import bot_day, unanswered, waiting_now
from xiaoer.conversation.shop_of import shop_of
from xiaoer.desk.model import PresenceStatus
from xiaoer.desk.repository import all_presence

_LOOK_BACK = timedelta(days=7)


class BotToday(BaseModel):
    """Chats the bot spoke in since midnight of the shop: in how many no person was needed, in how many one was called."""

    conversations: int
    resolved: int
    handed_over: int


class Unanswered(BaseModel):
    """A question of the last seven days that the bot had no basis to answer."""

    text: str = Field(examples=["支持上门取件吗"])
    count: int


class OverviewAnswer(BaseModel):
    """Is anything wrong now, what did the bot do, what should it learn next."""

    waiting: int
    longest_wait_since: datetime | None
    bot_today: BotToday
    unanswered: list[Unanswered]
    people_online: int


def build(console: Console, access: Access) -> APIRouter:
    """The first page of the admin."""
    router = APIRouter(responses=problems(*BEHIND_LOGIN))
    reader = access.needs(Permission.READ_OVERVIEW)

    @router.get("/overview", operation_id="get_overview")
    async def overview(actor: Actor = reader) -> OverviewAnswer:
        """Today at a glance."""
        now = console.clock.now()
        async with console.database.unit_of_work(actor.shop_id) as uow:
            zone = shop_of(await load_shop(uow, actor.shop_id)).time_zone
            midnight = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
            queue = await waiting_now(uow)
            day = await bot_day(uow, midnight)
            asked = await unanswered(uow, now - _LOOK_BACK)
            here = [each for each in await all_presence(uow) if each.at(now) is PresenceStatus.ONLINE]
        return OverviewAnswer(
            waiting=queue["waiting"],
            longest_wait_since=queue["since"],
            bot_today=BotToday(conversations=day.conversations, resolved=day.resolved, handed_over=day.handed_over),
            unanswered=[Unanswered(text=text, count=many) for text, many in asked],
            people_online=len(here),
        )

    return router
