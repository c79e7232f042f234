"""Typed ids: a conversation's id can't be passed where a customer's is meant."""

from __future__ import annotations

from typing import NewType
from uuid import UUID, uuid4

ShopId = NewType("ShopId", UUID)
CustomerId = NewType("CustomerId", UUID)
ConversationId = NewType("ConversationId", UUID)
MessageId = NewType("MessageId", UUID)
StaffId = NewType("StaffId", UUID)
PictureId = NewType("PictureId", UUID)
#: The place of a message in its conversation: 1, 2, 3 … without gaps.
Seq = NewType("Seq", int)
#: Integer fen (分); 100 fen are one yuan.
Fen = NewType("Fen", int)


def new_id() -> UUID:
    """A fresh random id."""
    return uuid4()


def yuan(amount: Fen | int) -> str:
    """An amount as people write it: 29900 → `299`, 29990 → `299.9`."""
    whole, cents = divmod(abs(amount), 100)
    sign = "-" if amount < 0 else ""
    if cents == 0:
        return f"{sign}{whole}"
    return f"{sign}{whole}.{cents:02d}".rstrip("0")
