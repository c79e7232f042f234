"""The shopper says how the whole chat was."""

from __future__ import annotations

from dataclasses import dataclass

from xiaoer.conversation import events
from xiaoer.conversation.change import Chats
from xiaoer.conversation.errors import AlreadyRated, ContentInvalid, ConversationOpen
from xiaoer.conversation.model import Conversation, ConversationState
from xiaoer.conversation.repository import add_rating
from xiaoer.foundation.ids import ConversationId, ShopId

_LOWEST, _HIGHEST = 1, 5
_LONGEST_COMMENT = 500


@dataclass(frozen=True, slots=True)
class Rate:
    """Once per closing."""

    chats: Chats

    async def __call__(
        self, shop_id: ShopId, conversation_id: ConversationId, score: int, comment: str = ""
    ) -> Conversation:
        """The chat. The same score again changes nothing (a repeat); another is refused with AlreadyRated."""
        if not _LOWEST <= score <= _HIGHEST or len(comment) > _LONGEST_COMMENT or "\0" in comment:
            raise ContentInvalid("A rating has a score from 1 to 5 and at most 500 characters.")
        async with self.chats.change(shop_id, conversation_id) as change:
            now = change.conversation
            if now.state is not ConversationState.CLOSED:
                raise ConversationOpen
            if now.rated == score:
                return now
            if now.rated is not None:
                raise AlreadyRated(score=now.rated)
            event = change.event(events.rated(score, comment.strip()))
            change.set(rated=score)
            await add_rating(change.uow, now, event.seq, score, comment.strip(), change.now)
        return change.conversation
