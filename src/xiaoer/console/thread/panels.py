"""What stands beside a chat: orders, why the bot said something, knowledge that fits, phrases, products, pictures."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, File, Path, UploadFile

from xiaoer.accounts.permissions import Permission
from xiaoer.commerce.model import Order
from xiaoer.console.access import Access, Actor
from xiaoer.console.deps import Console
from xiaoer.console.forms import BEHIND_LOGIN, Search, problems
from xiaoer.console.thread.models import (
    OrdersAnswer,
    OrderView,
    Phrase,
    PictureAnswer,
    ProductView,
    StickerView,
    Suggestion,
    TraceAnswer,
    TraceStepView,
)
from xiaoer.console.thread.resolve_content import customer_of
from xiaoer.console.thread.router import ConversationPath
from xiaoer.conversation.errors import ConversationNotFound, MessageNotFound
from xiaoer.conversation.model import Author
from xiaoer.conversation.repository import load_conversation, load_trace, messages_before
from xiaoer.foundation.ids import ConversationId
from xiaoer.media.encode import LARGEST_FILE
from xiaoer.skills.cards import order_card

_MANY_ORDERS = 50
_MANY_FOUND = 50
#: Suggestions below this fit by accident.
_FITS = 0.3
_SUGGESTIONS = 6


def build(console: Console, access: Access) -> APIRouter:
    """The panels' endpoints."""
    router = APIRouter(responses=problems(*BEHIND_LOGIN))
    _add_of_chat(router, console, access)
    _add_of_shop(router, console, access)
    return router


def _add_of_chat(router: APIRouter, console: Console, access: Access) -> None:
    worker = access.needs(Permission.WORK_CHATS)

    @router.get("/conversations/{id}/orders", operation_id="list_orders", responses=problems(404, 503))
    async def orders(conversation_id: ConversationPath, actor: Actor = worker) -> OrdersAnswer:
        """The customer's orders, newest first."""
        customer = await customer_of(console, actor, ConversationId(conversation_id))
        found = await console.orders(actor.shop_id).recent(customer, _MANY_ORDERS) if customer else []
        return OrdersAnswer(orders=[_order(order) for order in found])

    @router.get("/conversations/{id}/traces/{seq}", operation_id="get_trace", responses=problems(404))
    async def trace(
        conversation_id: ConversationPath,
        seq: Annotated[int, Path(ge=1, le=2**53, description="Of the bot's message.")],
        actor: Actor = worker,
    ) -> TraceAnswer:
        """Why the bot said this."""
        found = ConversationId(conversation_id)
        async with console.database.unit_of_work(actor.shop_id) as uow:
            if await load_conversation(uow, found) is None:
                raise ConversationNotFound(conversation=str(conversation_id))
            kept = await load_trace(uow, found, seq)
        if kept is None:
            raise MessageNotFound(conversation=str(conversation_id), seq=seq)
        return TraceAnswer(
            seq=kept.seq,
            heard=kept.heard,
            steps=[TraceStepView.model_validate(step) for step in kept.steps],
            intents=list(kept.intents),
            skills=list(kept.skills),
            confidence=kept.confidence,
            emotion=kept.emotion,
            answered=kept.answered,
            handoff=kept.handoff,
        )

    @router.get("/conversations/{id}/knowledge", operation_id="suggest_knowledge", responses=problems(404))
    async def knowledge(conversation_id: ConversationPath, actor: Actor = worker) -> list[Suggestion]:
        """Pieces of knowledge that fit the shopper's last words, best first."""
        found = ConversationId(conversation_id)
        async with console.database.unit_of_work(actor.shop_id) as uow:
            chat = await load_conversation(uow, found)
            if chat is None:
                raise ConversationNotFound(conversation=str(conversation_id))
            recent = await messages_before(uow, found, limit=20)
        said = [str(m.content.get("text") or "") for m in recent if m.author is Author.CUSTOMER]
        last = next((words for words in reversed(said) if words.strip()), "")
        return await _suggest(console, actor, last, chat.topic.product) if last else []


async def _suggest(console: Console, actor: Actor, words: str, product: str | None) -> list[Suggestion]:
    now = console.clock.now()
    snapshot = await console.knowledge.current(actor.shop_id)
    understood = await asyncio.to_thread(snapshot.understand, words, now=now)
    if understood.vector is None:
        return []
    intents = {guess.code: guess.confidence for guess in understood.intents}
    named = understood.first("product")
    found = snapshot.search(
        understood.text,
        understood.vector,
        now=now,
        product=named.value if named else product,
        intents=intents,
        limit=_SUGGESTIONS,
    )
    return [
        Suggestion(ref=hit.source.ref, title=hit.source.title, text=hit.text, score=round(hit.score, 3))
        for hit in found
        if hit.score >= _FITS
    ]


def _order(order: Order) -> OrderView:
    return OrderView(
        card=dict(order_card(order).data),
        placed_at=order.placed_at,
        recipient=order.recipient,
        phone=order.phone,
        province=order.province,
        city=order.city,
        address=order.address,
        note=order.note,
        promised_ship_at=order.promised_ship_at,
        hold_reason=order.hold_reason,
        invoice=order.invoice,
    )


def _add_of_shop(router: APIRouter, console: Console, access: Access) -> None:
    worker = access.needs(Permission.WORK_CHATS)
    reader = access.needs(Permission.READ_KNOWLEDGE)

    @router.get("/phrases", operation_id="list_phrases")
    async def phrases(search: Search = "", actor: Actor = reader) -> list[Phrase]:
        """The shop's ready phrases whose text, moment or category holds the words."""
        snapshot = await console.knowledge.current(actor.shop_id)
        words = search.strip().lower()
        return [
            Phrase(id=script.id, moment=script.moment, text=script.text, category=script.category)
            for script in snapshot.scripts
            if words in f"{script.text} {script.moment} {script.category} {' '.join(script.tags)}".lower()
        ]

    @router.get("/stickers", operation_id="list_stickers")
    async def stickers(actor: Actor = reader) -> list[StickerView]:
        """The shop's stickers that have a picture."""
        snapshot = await console.knowledge.current(actor.shop_id)
        return [StickerView(id=each.id, url=each.picture, alt=each.alt) for each in snapshot.stickers if each.picture]

    @router.get("/products", operation_id="list_products")
    async def products(search: Search = "", actor: Actor = reader) -> list[ProductView]:
        """At most 50 products whose title, nickname, code, category or tag holds the words; what is on sale first."""
        snapshot = await console.knowledge.current(actor.shop_id)
        words = search.strip().lower()
        found = [
            product
            for product in snapshot.products.values()
            if words
            in " ".join((product.title, product.code, product.category, *product.nicknames, *product.tags)).lower()
        ]
        found.sort(key=lambda product: (not product.on_sale, product.title))
        return [
            ProductView(
                code=product.code,
                title=product.title,
                category=product.category,
                price=product.price,
                picture=product.picture,
                on_sale=product.on_sale,
            )
            for product in found[:_MANY_FOUND]
        ]

    @router.post("/pictures", operation_id="upload_staff_picture")
    async def upload(
        file: Annotated[UploadFile, File(description="JPEG, PNG, WebP or GIF, at most 8 MB.")], actor: Actor = worker
    ) -> PictureAnswer:
        """Store a picture to send; it is decoded and encoded anew before it is kept."""
        picture = await console.store_picture(actor.shop_id, await file.read(LARGEST_FILE + 1))
        url = console.addresses.address(actor.shop_id, str(picture.id), console.clock.now())
        return PictureAnswer(picture=str(picture.id), width=picture.width, height=picture.height, url=url)
