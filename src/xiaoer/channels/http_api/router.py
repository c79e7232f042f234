"""Endpoints under /api/v1."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, File, Query, Security, UploadFile
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from xiaoer.accounts.issue_key import ApiKeys
from xiaoer.accounts.model import KeyInvalid, ShopRecord
from xiaoer.channels.http_api.forms import ErrorAnswer, MessageForm, Received, TimelineAnswer
from xiaoer.channels.http_api.wait import timeline_after
from xiaoer.channels.rate_limit import Buckets
from xiaoer.channels.take_picture import PictureAnswer, take_picture
from xiaoer.conversation.change import Chats
from xiaoer.conversation.present import Present
from xiaoer.conversation.use_cases import Conversations
from xiaoer.customers.repository import identify
from xiaoer.foundation.ids import ConversationId, PictureId
from xiaoer.media.repository import find_picture
from xiaoer.media.store_picture import StorePicture

CHANNEL = "api"
_LONGEST_WAIT = 60.0
_BEARER = HTTPBearer(auto_error=False, description="A key of the shop: `xk_…`.")


@dataclass(frozen=True, slots=True)
class HttpApi:
    """The use cases behind the interface; built by `app/`."""

    chats: Chats
    do: Conversations
    keys: ApiKeys
    present: Present
    store_picture: StorePicture
    buckets: Buckets


def _errors(**codes: str) -> dict[int | str, dict[str, Any]]:
    """What else may be answered: status → codes of docs/api/errors.md."""
    usual = {"400": "body_unreadable", "401": "key_invalid", "422": "request_invalid", "503": "unavailable"}
    told = usual | {name.removeprefix("s"): text for name, text in codes.items()}
    return {int(status): {"model": ErrorAnswer, "description": text} for status, text in told.items()}


def build(api: HttpApi) -> APIRouter:
    """The routes under /api/v1; every request carries `Authorization: Bearer KEY`."""
    router = APIRouter(prefix="/api/v1", tags=["http"])

    async def shop_of_key(
        credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)],
    ) -> ShopRecord:
        if credentials is None:
            raise KeyInvalid
        return await api.keys.shop_of(credentials.credentials)

    @router.post(
        "/messages",
        operation_id="send_message",
        responses=_errors(s404="picture_not_found", s413="body_too_large", s429="too_many_messages"),
    )
    async def send_message(form: MessageForm, shop: ShopRecord = Depends(shop_of_key)) -> Received:
        """Bring a shopper's words. When this returns they are stored and will be answered."""
        return await _receive(api, shop, form)

    @router.get(
        "/conversations/{conversation_id}/timeline",
        operation_id="read_timeline",
        responses=_errors(s404="conversation_not_found"),
    )
    async def read_timeline(
        conversation_id: UUID,
        after: Annotated[int, Query(ge=0, le=2**53, description="The highest seq you have.")] = 0,
        wait: Annotated[float, Query(ge=0, le=_LONGEST_WAIT, description="Seconds to wait for something new.")] = 0,
        shop: ShopRecord = Depends(shop_of_key),
    ) -> TimelineAnswer:
        """What came after `after`, at once or as soon as there is something (long poll). Notes of staff are left out."""
        return await _timeline(api, shop, ConversationId(conversation_id), after, wait)

    @router.post(
        "/pictures",
        operation_id="upload_picture",
        responses=_errors(s413="body_too_large", s400="picture_invalid, picture_too_large"),
    )
    async def upload_picture(
        file: Annotated[UploadFile, File(description="JPEG, PNG, WebP or GIF, at most 8 MB.")],
        shop: ShopRecord = Depends(shop_of_key),
    ) -> PictureAnswer:
        """Upload a picture, to be named in a message afterwards. It is re-encoded; the same picture is stored once."""
        return await take_picture(api.store_picture, api.present, shop.id, file)

    return router


async def _receive(api: HttpApi, shop: ShopRecord, form: MessageForm) -> Received:
    async with api.chats.database.unit_of_work(shop.id) as uow:
        customer_id = await identify(uow, form.customer.id, form.customer.name)
        picture = await find_picture(uow, PictureId(form.picture)) if form.picture else None
    now = time.monotonic()
    api.buckets.of(customer_id, now).take(now)
    content: dict[str, Any] = {"type": "text", "text": form.text}
    if picture:
        content = {"type": "picture", "picture": str(picture.id), "width": picture.width, "height": picture.height}
    message = await api.do.receive_message(shop.id, customer_id, CHANNEL, form.client_id, content, form.viewing)
    return Received(conversation_id=message.conversation_id, seq=message.seq)


async def _timeline(
    api: HttpApi, shop: ShopRecord, conversation_id: ConversationId, after: int, wait: float
) -> TimelineAnswer:
    conversation, found = await timeline_after(api.chats.database, api.chats.bus, shop.id, conversation_id, after, wait)
    async with api.chats.database.unit_of_work(shop.id) as uow:
        shown = await api.present(uow, shop.id, [message for message in found if message.for_shoppers])
    return TimelineAnswer.model_validate(
        {
            "conversation_id": conversation.id,
            "state": conversation.state.value,
            "seq": found[-1].seq if found else after,
            "messages": shown,
        }
    )
