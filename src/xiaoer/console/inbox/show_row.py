"""A chat as a list shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xiaoer.console.inbox.models import CustomerDetail, Face, Handoff, LastLine, Mood, Row, RowCustomer

_LONGEST_LINE = 200
_SIGNS = {"picture": "[图片]", "sticker": "[表情]", "product": "[商品]", "order": "[订单]", "ask_human": "[请求人工]"}


def line_of(content: Mapping[str, Any]) -> str:
    """A message in one line."""
    kind = content.get("type")
    if kind == "reply":
        words = " ".join(str(text) for text in content.get("texts", ()))
    elif kind in _SIGNS:
        words = f"{_SIGNS[kind]} {content.get('no', '')}".strip()
    else:
        words = str(content.get("text", ""))
    return " ".join(words.split())[:_LONGEST_LINE]


def show_row(row: Mapping[str, Any]) -> Row:
    """A row of the inbox out of what the query gave."""
    last = (
        LastLine(author=row["author"], text=line_of(row["content"]), at=row["said_at"])
        if row["author"] is not None
        else None
    )
    handoff = row["handoff"]
    return Row(
        id=str(row["id"]),
        state=row["state"],
        channel=row["channel"],
        customer=RowCustomer(
            id=str(row["customer_id"]),
            name=row["customer_name"],
            level=row["level"],
            city=row["city"],
            identified=row["external_id"] is not None,
        ),
        assignee=Face(id=str(row["assignee"]), name=row["staff_name"] or "", avatar=row["avatar"] or None)
        if row["assignee"]
        else None,
        last=last,
        waiting_since=row["waiting_since"],
        unread=row["unread"],
        mood=Mood(label=row["mood"], intensity=row["mood_intensity"]),
        handoff=Handoff(reason=str(handoff.get("reason") or ""), text=str(handoff.get("text") or ""))
        if handoff
        else None,
        order_state=row["order_state"],
        last_seq=row["last_seq"],
        opened_at=row["opened_at"],
    )


def show_customer(row: Mapping[str, Any]) -> CustomerDetail:
    """The customer of a chat in full."""
    return CustomerDetail(
        id=str(row["customer_id"]),
        name=row["customer_name"],
        level=row["level"],
        city=row["city"],
        identified=row["external_id"] is not None,
        external_id=row["external_id"],
        phone=row["phone"],
        tags=list(row["tags"]),
        profile={name: str(value) for name, value in row["profile"].items()},
        note=row["note"],
        joined_at=row["joined_at"],
    )
