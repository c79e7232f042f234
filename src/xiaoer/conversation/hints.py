"""Hints that wake whoever shows a conversation."""

from __future__ import annotations

from xiaoer.foundation.ids import ConversationId, Seq
from xiaoer.realtime.bus import Bus


def subject(conversation_id: ConversationId) -> str:
    """Where hints about this conversation are published."""
    return f"conv.{conversation_id}"


async def hint(bus: Bus, conversation_id: ConversationId, seq: Seq) -> None:
    """Say that the timeline has something up to `seq`; call it after the commit."""
    await bus.publish(subject(conversation_id), str(seq).encode())
