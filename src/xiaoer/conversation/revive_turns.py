"""The net under all turns: what was said and neither answered nor waits for a job is asked for again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import structlog

from xiaoer.accounts.repository import all_shops
from xiaoer.conversation.change import Chats
from xiaoer.conversation.jobs import ReviveTurns
from xiaoer.conversation.repository import load_conversation, unanswered_since

_log = structlog.get_logger()
#: A turn takes a second; who has waited this long was forgotten.
FORGOTTEN_AFTER = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class ReviveTurnsHandler:
    """Works ReviveTurns jobs; a turn that is under way or waits already is not doubled."""

    chats: Chats

    async def __call__(self, _: ReviveTurns) -> None:
        """Look through every shop."""
        async with self.chats.database.unit_of_work() as uow:
            shops = await all_shops(uow)
        before = self.chats.clock.now() - FORGOTTEN_AFTER
        for shop in shops:
            async with self.chats.database.unit_of_work(shop.id) as uow:
                forgotten = await unanswered_since(uow, before)
                for conversation_id in forgotten:
                    conversation = await load_conversation(uow, conversation_id)
                    if conversation:
                        await self.chats.ask_for_answer(uow, conversation)
            if forgotten:
                _log.warning("turns.revived", shop=shop.slug, count=len(forgotten))
