"""Serve pictures to whoever holds a signed address."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from xiaoer.foundation.clock import Clock
from xiaoer.foundation.ids import PictureId, ShopId
from xiaoer.media.repository import picture_bytes
from xiaoer.media.signed_address import PictureAddresses
from xiaoer.storage.database import Database


def build(database: Database, addresses: PictureAddresses, clock: Clock) -> APIRouter:
    """The route under /pictures."""
    router = APIRouter(tags=["pictures"])

    @router.get(
        "/pictures/{shop}/{picture}",
        operation_id="get_picture",
        response_class=Response,
        responses={200: {"content": {"image/jpeg": {}, "image/png": {}}}, 404: {"description": "picture_not_found"}},
    )
    async def get_picture(
        shop: UUID,
        picture: Annotated[UUID, Path(description="Id of the picture.")],
        until: Annotated[int, Query(ge=0, le=2**40, description="Unix time up to which the address works.")],
        signature: Annotated[str, Query(max_length=64, description="Made by the server.")],
    ) -> Response:
        """A picture that was sent in a chat; the address comes with the message."""
        addresses.check(ShopId(shop), PictureId(picture), until, signature, clock.now())
        async with database.unit_of_work(ShopId(shop)) as uow:
            found = await picture_bytes(uow, PictureId(picture))
        headers = {"Cache-Control": "private, max-age=86400, immutable", "Content-Security-Policy": "sandbox"}
        return Response(found.data, media_type=found.media_type, headers=headers)

    return router
