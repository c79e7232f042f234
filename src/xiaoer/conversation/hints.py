"""Hints that wake whoever shows a conversation. They say that there is something, never what: who is woken reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from xiaoer.foundation.ids import ConversationId, Seq, ShopId
from xiaoer.realtime.bus import Bus


def subject(conversation_id: ConversationId) -> str:
    """Where hints about this conversation are published."""
    return f"conv.{conversation_id}"


def shop_subject(shop_id: ShopId) -> str:
    """Where hints about all conversations of a shop, and its people's presence, are published."""
    return f"shop.{shop_id}"


def read_hint(data: bytes) -> Mapping[str, Any]:
    """What a hint says: {"type": "changed" | "typing" | "presence" | "read" | "thumb", …}. An empty one means: something may have changed, look."""
    found = orjson.loads(data) if data else {}
    return found if isinstance(found, dict) else {}


async def hint(bus: Bus, shop_id: ShopId, conversation_id: ConversationId, seq: Seq) -> None:
    """Say that the timeline has something up to `seq`, or that who answers changed; call it after the commit."""
    body = {"type": "changed", "conversation": str(conversation_id), "last_seq": seq}
    await _tell(bus, shop_id, conversation_id, body)


async def hint_read(bus: Bus, shop_id: ShopId, conversation_id: ConversationId, by: str, seq: int) -> None:
    """Say up to where the customer or the staff have read."""
    body = {"type": "read", "conversation": str(conversation_id), "by": by, "seq": seq}
    await _tell(bus, shop_id, conversation_id, body)


async def hint_thumb(bus: Bus, shop_id: ShopId, conversation_id: ConversationId, seq: int, value: str | None) -> None:
    """Say what the shopper thinks of the reply at `seq`."""
    body = {"type": "thumb", "conversation": str(conversation_id), "seq": seq, "value": value}
    await _tell(bus, shop_id, conversation_id, body)


async def notify_typing(bus: Bus, shop_id: ShopId, conversation_id: ConversationId, who: str, name: str = "") -> None:
    """Say that somebody (`customer`, `bot` or `staff`) is typing; nothing is stored."""
    body = {"type": "typing", "conversation": str(conversation_id), "who": who, "name": name}
    await _tell(bus, shop_id, conversation_id, body)


async def _tell(bus: Bus, shop_id: ShopId, conversation_id: ConversationId, body: Mapping[str, Any]) -> None:
    data = orjson.dumps(body)
    await bus.publish(subject(conversation_id), data)
    await bus.publish(shop_subject(shop_id), data)
