"""The widget's endpoints."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, File, Header, Path, Query, UploadFile, WebSocket
from pydantic import BaseModel, ConfigDict, Field

from xiaoer.accounts.key_repository import identity_secret
from xiaoer.accounts.model import ShopRecord
from xiaoer.accounts.repository import find_shop
from xiaoer.channels.take_picture import PictureAnswer, take_picture
from xiaoer.channels.web_chat.deps import WebChat
from xiaoer.channels.web_chat.shop_face import ShopFace, shop_face
from xiaoer.channels.web_chat.socket import VisitorSocket
from xiaoer.channels.web_chat.visitor_token import TokenInvalid, Visitor, issue_token, read_token
from xiaoer.customers.identity import check_identity
from xiaoer.customers.repository import add_visitor, identify, load_customer
from xiaoer.knowledge.open_source import open_source
from xiaoer.skills.cards import size_chart_card


class Identity(BaseModel):
    """The shop's word for who its visitor is."""

    model_config = ConfigDict(extra="forbid")
    customer: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f:]+$", examples=["C0001"])]
    name: Annotated[str, Field(max_length=100, pattern=r"^[^\x00-\x1f]*$", examples=["李明"])] = ""
    at: Annotated[int, Field(ge=0, le=2**40, description="Unix time of the signature.", examples=[1764000000])]
    signature: Annotated[str, Field(max_length=128, examples=["5f2c…"])]


class SessionRequest(BaseModel):
    """Opens a visit; a token from an earlier one continues it."""

    model_config = ConfigDict(extra="forbid")
    shop: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$", examples=["qinghe"])]
    token: Annotated[str | None, Field(max_length=200)] = None
    language: Annotated[str, Field(max_length=20, pattern=r"^[A-Za-z0-9-]*$", examples=["zh-CN"])] = ""
    identity: Identity | None = None


class SessionAnswer(BaseModel):
    """The visitor's token, to be kept by the browser, and the shop's face."""

    token: str
    identified: bool
    shop: ShopFace


class SourceAnswer(BaseModel):
    """What stands at a source: a text, or a size chart as a card (docs/api/messages.md)."""

    ref: str
    title: str
    text: str
    card: dict[str, Any] | None


def build(chat: WebChat) -> APIRouter:
    """The routes under /widget/v1."""
    router = APIRouter(prefix="/widget/v1", tags=["widget"])

    @router.post("/sessions", operation_id="open_widget_session")
    async def open_session(request: SessionRequest) -> SessionAnswer:
        """Start a visit, or continue one."""
        async with chat.chats.database.unit_of_work() as uow:
            shop = await find_shop(uow, request.shop)
        token = await _token(chat, shop, request)
        return SessionAnswer(token=token, identified=request.identity is not None, shop=await shop_face(chat, shop))

    @router.get(
        "/shops/{slug}/sources", operation_id="open_source", responses={404: {"description": "source_not_found"}}
    )
    async def source(
        slug: Annotated[str, Path(pattern=r"^[a-z0-9-]{1,40}$", examples=["qinghe"])],
        ref: Annotated[
            str,
            Query(min_length=1, max_length=400, examples=["faq:ship-time"], description="As in an answer's `sources`."),
        ],
    ) -> SourceAnswer:
        """Read what an answer rests on."""
        async with chat.chats.database.unit_of_work() as uow:
            shop = await find_shop(uow, slug)
        snapshot = await chat.knowledge.current(shop.id)
        opened = open_source(snapshot.data, ref)
        card = size_chart_card(opened.title, opened.chart) if opened.chart else None
        return SourceAnswer(ref=ref, title=opened.title, text=opened.text, card=asdict(card) if card else None)

    @router.post("/pictures", operation_id="upload_widget_picture", responses={403: {"description": "token_invalid"}})
    async def upload(
        file: Annotated[UploadFile, File(description="JPEG, PNG, WebP or GIF, at most 8 MB.")],
        authorization: Annotated[str, Header(max_length=300, examples=["Bearer TOKEN"])] = "",
    ) -> PictureAnswer:
        """Upload a picture, to be sent as a message afterwards."""
        token = authorization.removeprefix("Bearer ").strip()
        visitor = read_token(chat.secret, token, chat.chats.clock.now())
        return await take_picture(chat.store_picture, chat.present, visitor.shop_id, file)

    @router.websocket("/socket")
    async def socket(websocket: WebSocket) -> None:
        await VisitorSocket(chat, websocket).serve()

    return router


async def _token(chat: WebChat, shop: ShopRecord, request: SessionRequest) -> str:
    """The visitor's token: the one that was sent where it still speaks for the same person."""
    now = chat.chats.clock.now()
    try:
        known = read_token(chat.secret, request.token or "", now)
    except TokenInvalid:
        known = None
    if known and known.shop_id != shop.id:
        known = None
    async with chat.chats.database.unit_of_work(shop.id) as uow:
        if request.identity:
            told = request.identity
            check_identity(await identity_secret(uow), told.customer, told.at, told.signature, now)
            customer_id = await identify(uow, told.customer, told.name, visitor=known.customer_id if known else None)
        else:
            # Who logged out of the shop is nobody here too: the chat they had as a customer is not shown on.
            before = await load_customer(uow, known.customer_id) if known else None
            customer_id = before.id if before and not before.identified else await add_visitor(uow)
    visitor = Visitor(shop.id, customer_id)
    if visitor == known and request.token:
        return request.token
    return issue_token(chat.secret, visitor, now)
