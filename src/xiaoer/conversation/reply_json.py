"""A reply of the brain's as it is stored: its message, its brief, its trace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from xiaoer.conversation.model import TurnTrace
from xiaoer.dialogue.model import Reply
from xiaoer.foundation.ids import Seq


def reply_content(reply: Reply) -> dict[str, Any]:
    """The message (docs/api/messages.md)."""
    return {
        "type": "reply",
        "texts": list(reply.texts),
        "cards": [{"kind": card.kind, "data": card.data} for card in reply.cards],
        "choices": list(reply.choices),
        "sources": [{"ref": source.ref, "title": source.title} for source in reply.sources],
        "sticker": reply.sticker,
        "confidence": round(reply.confidence, 4),
        "answered": reply.answered,
    }


def brief_json(reply: Reply, heard: str, now: datetime) -> Mapping[str, Any]:
    """The brief (docs/api/staff.md); at least what the shopper said."""
    if reply.brief is None:
        return {
            "reason": reply.handoff, "reason_text": "", "point": heard[:200], "mood": reply.emotion,
            "intensity": reply.emotion_intensity, "moods": [], "order_no": reply.topic.order_no,
            "product": reply.topic.product, "verified": [], "tried": list(reply.topic.tried), "suggestion": "",
            "at": now.isoformat(),
        }  # fmt: skip
    return {**asdict(reply.brief), "at": now.isoformat()}


def trace_of(reply: Reply, seq: Seq, heard: str) -> TurnTrace:
    """Why it was said."""
    return TurnTrace(
        seq=seq,
        steps=tuple({"name": step.name, "summary": step.summary, "data": step.data} for step in reply.trace),
        intents=tuple(reply.intents),
        skills=reply.skills,
        confidence=reply.confidence,
        emotion=reply.emotion,
        answered=reply.answered,
        handoff=reply.handoff,
        heard=heard,
    )
