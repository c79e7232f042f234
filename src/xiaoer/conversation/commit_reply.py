"""Store a reply by compare-and-set: it counts only if it is still the bot's turn and nothing new was said."""

from __future__ import annotations

from dataclasses import dataclass

from xiaoer.conversation import events
from xiaoer.conversation.change import MESSAGE_CREATED, Change, Chats
from xiaoer.conversation.hints import hint
from xiaoer.conversation.hot_repository import commit_quickly
from xiaoer.conversation.load_turn import bots_turn
from xiaoer.conversation.model import Author, ConversationState
from xiaoer.conversation.ports import Desk
from xiaoer.conversation.reply_json import brief_json, reply_content, trace_of
from xiaoer.conversation.repository import load_conversation, save_trace
from xiaoer.conversation.turn_of import Loaded
from xiaoer.dialogue.model import Reply
from xiaoer.foundation.ids import Seq
from xiaoer.foundation.metrics import MESSAGES


@dataclass(frozen=True, slots=True)
class CommitReply:
    """One transaction: message, topic, trace, and, where a person must come, the queue and what the shopper is told."""

    chats: Chats
    desk: Desk

    async def __call__(self, loaded: Loaded, reply: Reply) -> bool:
        """False when something new was said: think again. True when the reply is stored, or is not wanted any more."""
        if not reply.handoff and await self._quickly(loaded, reply):
            return True
        thought = loaded.conversation
        async with self.chats.database.unit_of_work(thought.shop_id) as uow:
            now = await load_conversation(uow, thought.id, lock=True)
            if now is None or now.epoch != thought.epoch or not bots_turn(now):
                return True
            if now.last_customer_seq != thought.last_customer_seq:
                return False
            change = Change(uow, now, self.chats.clock.now())
            message = change.say(Author.BOT, reply_content(reply))
            change.set(
                answered_seq=thought.last_customer_seq,
                topic=reply.topic,
                mood=reply.emotion,
                mood_intensity=reply.emotion_intensity,
            )
            await save_trace(uow, now.id, trace_of(reply, message.seq, loaded.words), change.now)
            if reply.handoff:
                await self._hand_over(change, loaded, reply, reply.handoff)
            await self.chats.store(change)
        await self.chats.tell(change)
        return True

    async def _quickly(self, loaded: Loaded, reply: Reply) -> bool:
        """The plain case in one statement; False, and nothing stored, when there is more to it."""
        thought = loaded.conversation
        async with self.chats.database.quick(thought.shop_id) as quick:
            if await self.chats.outlet.wants_quickly(quick, MESSAGE_CREATED):
                return False
            seq = await commit_quickly(
                quick,
                thought,
                reply_content(reply),
                reply.topic,
                (reply.emotion, reply.emotion_intensity),
                trace_of(reply, Seq(0), loaded.words),
                self.chats.clock.now(),
            )
        if seq is None:
            return False
        MESSAGES.labels(author="bot").inc()
        await hint(self.chats.bus, thought.shop_id, thought.id, seq)
        return True

    async def _hand_over(self, change: Change, loaded: Loaded, reply: Reply, reason: str) -> None:
        """Into the queue, with the brief, and the shopper is told what is true now."""
        desk = await self.desk.look(change.uow, loaded.shop, change.now, fresh=True)
        brief = brief_json(reply, loaded.words, change.now)
        change.hand_to(
            ConversationState.WAITING,
            assignee=None,
            waiting_since=change.now,
            handoff={"reason": reason, "text": brief["reason_text"]},
            brief=brief,
        )
        change.event(events.handed_over(reason, desk, loaded.shop.time_zone, change.now))
