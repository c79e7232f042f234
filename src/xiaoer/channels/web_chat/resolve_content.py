"""Check what a shopper's message names against what there is, before it is stored."""

from __future__ import annotations

from typing import Any

from xiaoer.channels.web_chat.deps import WebChat
from xiaoer.channels.web_chat.frames import (
    Content,
    OrderContent,
    PictureContent,
    ProductContent,
    StickerContent,
    TextContent,
)
from xiaoer.channels.web_chat.visitor_token import Visitor
from xiaoer.conversation.errors import ContentInvalid
from xiaoer.customers.repository import load_customer
from xiaoer.foundation.ids import PictureId
from xiaoer.media.repository import find_picture


async def resolve_content(chat: WebChat, visitor: Visitor, content: Content) -> dict[str, Any]:
    """The content to store; raises ContentInvalid or PictureNotFound when it names what is not there or not the visitor's own."""
    match content:
        case TextContent():
            return {"type": "text", "text": content.text}
        case PictureContent():
            async with chat.chats.database.unit_of_work(visitor.shop_id) as uow:
                found = await find_picture(uow, PictureId(content.picture))
            return {"type": "picture", "picture": str(found.id), "width": found.width, "height": found.height}
        case StickerContent():
            snapshot = await chat.knowledge.current(visitor.shop_id)
            if all(sticker.id != content.sticker for sticker in snapshot.stickers):
                raise ContentInvalid("There is no such sticker.", where="sticker")
            return {"type": "sticker", "sticker": content.sticker}
        case ProductContent():
            snapshot = await chat.knowledge.current(visitor.shop_id)
            if content.code not in snapshot.products:
                raise ContentInvalid("There is no such product.", where="code")
            return {"type": "product", "code": content.code}
        case OrderContent():
            await _check_order(chat, visitor, content.no)
            return {"type": "order", "no": content.no}


async def _check_order(chat: WebChat, visitor: Visitor, number: str) -> None:
    """An order of somebody else is answered like one that does not exist."""
    async with chat.chats.database.unit_of_work(visitor.shop_id) as uow:
        customer = await load_customer(uow, visitor.customer_id)
    own = customer.external_id if customer else None
    if own and await chat.orders(visitor.shop_id).find(own, number):
        return
    raise ContentInvalid("There is no such order among yours; log in to the shop to show orders.", where="no")
