"""Check what a person's message names against what there is, before it is stored."""

from __future__ import annotations

from typing import Any

from xiaoer.console.access import Actor
from xiaoer.console.deps import Console
from xiaoer.console.thread.forms import (
    NoteContent,
    OrderContent,
    PictureContent,
    ProductContent,
    StaffContent,
    StickerContent,
    TextContent,
)
from xiaoer.conversation.errors import ContentInvalid, ConversationNotFound
from xiaoer.conversation.repository import load_conversation
from xiaoer.customers.repository import load_customer
from xiaoer.foundation.ids import ConversationId, PictureId
from xiaoer.media.repository import find_picture


async def resolve_content(
    console: Console, actor: Actor, conversation_id: ConversationId, content: StaffContent
) -> dict[str, Any]:
    """The content to store; raises ContentInvalid or PictureNotFound when it names what is not there."""
    match content:
        case TextContent() | NoteContent():
            return content.model_dump()
        case PictureContent():
            async with console.database.unit_of_work(actor.shop_id) as uow:
                found = await find_picture(uow, PictureId(content.picture))
            return {"type": "picture", "picture": str(found.id), "width": found.width, "height": found.height}
        case StickerContent():
            snapshot = await console.knowledge.current(actor.shop_id)
            if all(sticker.id != content.sticker for sticker in snapshot.stickers):
                raise ContentInvalid("There is no such sticker.", where="sticker")
        case ProductContent():
            snapshot = await console.knowledge.current(actor.shop_id)
            if content.code not in snapshot.products:
                raise ContentInvalid("There is no such product.", where="code")
        case OrderContent():
            customer = await customer_of(console, actor, conversation_id)
            if customer is None or not await console.orders(actor.shop_id).find(customer, content.no):
                raise ContentInvalid("This customer has no such order.", where="no")
    return content.model_dump()


async def customer_of(console: Console, actor: Actor, conversation_id: ConversationId) -> str | None:
    """The shop's own id of who writes in this chat; None for a visitor. Raises ConversationNotFound."""
    async with console.database.unit_of_work(actor.shop_id) as uow:
        conversation = await load_conversation(uow, conversation_id)
        if conversation is None:
            raise ConversationNotFound(conversation=str(conversation_id))
        customer = await load_customer(uow, conversation.customer_id)
    return customer.external_id if customer else None
