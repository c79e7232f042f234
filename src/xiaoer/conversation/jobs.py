"""Jobs this room asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from xiaoer.jobs.model import Payload


@dataclass(frozen=True, slots=True)
class AnswerTurn(Payload):
    """The bot should answer what is unanswered in this conversation."""

    task: ClassVar[str] = "conversation.answer_turn"
    shop_id: str
    conversation_id: str


@dataclass(frozen=True, slots=True)
class ReviveTurns(Payload):
    """Look for shoppers whom the bot owes an answer and nobody works for."""

    task: ClassVar[str] = "conversation.revive_turns"
    retries: ClassVar[int] = 0
