"""The widget's endpoints."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, WebSocket
from pydantic import BaseModel, ConfigDict, Field

from xiaoer.accounts.repository import find_shop
from xiaoer.channels.web_chat.deps import WebChat
from xiaoer.channels.web_chat.socket import VisitorSocket
from xiaoer.channels.web_chat.visitor_token import TokenInvalid, Visitor, issue_token, read_token
from xiaoer.customers.repository import add_visitor


class SessionRequest(BaseModel):
    """Opens a visit; a token from an earlier one continues it."""

    model_config = ConfigDict(extra="forbid")
    shop: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$", examples=["qinghe"])]
    token: Annotated[str | None, Field(max_length=200)] = None


class ShopFace(BaseModel):
    """How the shop shows itself in the widget."""

    slug: str
    name: str
    bot_name: str
    brand: str
    greeting: str
    quick_questions: list[str]


class SessionAnswer(BaseModel):
    """The visitor's token, to be kept by the browser, and the shop's face."""

    token: str
    shop: ShopFace


def build(chat: WebChat) -> APIRouter:
    """The routes under /widget/v1."""
    router = APIRouter(prefix="/widget/v1", tags=["widget"])

    @router.post("/sessions", operation_id="open_widget_session")
    async def open_session(request: SessionRequest) -> SessionAnswer:
        """Start a visit, or continue one."""
        now = chat.clock.now()
        async with chat.database.unit_of_work() as uow:
            shop = await find_shop(uow, request.shop)
        token = request.token
        try:
            visitor = read_token(chat.secret, token or "", now)
        except TokenInvalid:
            visitor = None
        if visitor is None or visitor.shop_id != shop.id:
            async with chat.database.unit_of_work(shop.id) as uow:
                visitor = Visitor(shop.id, await add_visitor(uow))
            token = issue_token(chat.secret, visitor, now)
        assert token
        return SessionAnswer(token=token, shop=_face(shop.slug, shop.name, dict(shop.config)))

    @router.websocket("/socket")
    async def socket(websocket: WebSocket) -> None:
        await VisitorSocket(chat, websocket).serve()

    return router


def _face(slug: str, name: str, config: dict[str, Any]) -> ShopFace:
    persona = config["persona"]
    return ShopFace(
        slug=slug,
        name=name,
        bot_name=persona["bot_name"],
        greeting=persona["greeting"],
        brand=config["theme"]["brand"],
        quick_questions=config["widget"]["quick_questions"],
    )
