"""Where a waiting chat stands in the queue."""

from __future__ import annotations

from datetime import datetime

from xiaoer.conversation.model import Conversation, ConversationState
from xiaoer.conversation.ports import Desk
from xiaoer.desk.availability import minutes_for
from xiaoer.desk.model import PresenceStatus, QueuePlace
from xiaoer.desk.queries import desk_load, waiting_before
from xiaoer.desk.repository import all_presence
from xiaoer.skills.skill import Shop
from xiaoer.storage.database import UnitOfWork


async def queue_place(
    desk: Desk, uow: UnitOfWork, shop: Shop, conversation: Conversation, now: datetime
) -> QueuePlace | None:
    """The chat's place and a guess of its minutes; None when it doesn't wait."""
    if conversation.state is not ConversationState.WAITING or conversation.waiting_since is None:
        return None
    before = await waiting_before(uow, conversation.id, conversation.waiting_since)
    if not (await desk.look(uow, shop, now)).open:
        return QueuePlace(before + 1, None)
    here = [each.staff_id for each in await all_presence(uow) if each.at(now) is PresenceStatus.ONLINE]
    return QueuePlace(before + 1, minutes_for(before, await desk_load(uow, here, now)))
