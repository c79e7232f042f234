"""Lay out what there is to answer, as the brain takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xiaoer.conversation.model import Author, Conversation, Message
from xiaoer.customers.model import Customer
from xiaoer.dialogue.model import DeskState, Heard
from xiaoer.skills.skill import Shop

#: How many earlier texts the brain sees.
LONGEST_HISTORY = 20
#: How many of a burst's messages it hears; more is no burst but a flood.
LONGEST_BURST = 20


@dataclass(frozen=True, slots=True)
class Loaded:
    """One turn as it was read in one transaction."""

    conversation: Conversation
    shop: Shop
    knowledge_version: int
    customer: Customer
    messages: Sequence[Message]
    desk: DeskState

    @property
    def unanswered(self) -> list[Message]:
        """What the shopper said since the last answer, oldest first."""
        since = self.conversation.answered_seq
        said = [each for each in self.messages if each.author is Author.CUSTOMER and each.seq > since]
        return said[-LONGEST_BURST:]

    @property
    def heard(self) -> list[Heard]:
        """The burst."""
        return [heard_of(message) for message in self.unanswered]

    @property
    def words(self) -> str:
        """The burst's texts."""
        return "\n".join(text for message in self.unanswered if (text := text_of(message.content)))

    @property
    def history(self) -> list[tuple[str, str]]:
        """What was said before, as (author, text)."""
        since = self.conversation.answered_seq
        texts = [
            (message.author.value, text)
            for message in self.messages
            if message.seq > self.conversation.topic_seq
            and (message.author is not Author.CUSTOMER or message.seq <= since)
            and message.for_shoppers
            and (text := text_of(message.content))
        ]
        return texts[-LONGEST_HISTORY:]

    @property
    def viewing(self) -> str | None:
        """The product page the shopper was on when they wrote last."""
        said = self.unanswered
        page = said[-1].content.get("viewing") if said else None
        return page if isinstance(page, str) else None


def heard_of(message: Message) -> Heard:
    """One message as the brain hears it."""
    content = message.content
    kind = str(content.get("type", "text"))
    data = {name: value for name, value in content.items() if name not in {"type", "text"}}
    return Heard(kind, str(content.get("text", "")), data)


def text_of(content: Mapping[str, Any]) -> str:
    """The words of a message, if it has any."""
    if content.get("type") == "reply":
        return "\n".join(text for text in content.get("texts", ()) if isinstance(text, str))
    text = content.get("text")
    return text if content.get("type") == "text" and isinstance(text, str) else ""
