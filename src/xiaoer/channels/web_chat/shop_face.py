"""How the shop shows itself in the widget."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from xiaoer.accounts.model import ShopRecord
from xiaoer.channels.web_chat.deps import WebChat
from xiaoer.conversation.shop_of import shop_of


class StickerFace(BaseModel):
    """A sticker the shopper may send."""

    id: str
    url: str
    alt: str


class ShopFace(BaseModel):
    """How the shop shows itself in the widget."""

    slug: str
    name: str
    bot_name: str
    brand: str
    logo: str
    greeting: str
    address: str
    quick_questions: list[str]
    stickers: list[StickerFace]
    #: Whether people can answer now.
    open_now: bool


async def shop_face(chat: WebChat, record: ShopRecord) -> ShopFace:
    """Names, colours and first words of the shop, and whether people are there."""
    shop = shop_of(record)
    config: dict[str, Any] = dict(record.config)
    snapshot = await chat.knowledge.current(record.id)
    async with chat.chats.database.unit_of_work(record.id) as uow:
        desk = await chat.desk.look(uow, shop, chat.chats.clock.now())
    return ShopFace(
        slug=record.slug,
        name=record.name,
        bot_name=shop.persona.bot_name,
        address=shop.persona.address,
        greeting=shop.persona.greeting[0],
        brand=config["theme"]["brand"],
        logo=config["theme"].get("logo", ""),
        quick_questions=config["widget"]["quick_questions"],
        stickers=[
            StickerFace(id=each.id, url=each.picture, alt=each.alt) for each in snapshot.stickers if each.picture
        ],
        open_now=desk.open,
    )
