"""Take an uploaded picture in, for any channel that lets pictures be uploaded."""

from __future__ import annotations

from uuid import UUID

from fastapi import UploadFile
from pydantic import BaseModel

from xiaoer.conversation.present import Present
from xiaoer.foundation.ids import ShopId
from xiaoer.media.encode import LARGEST_FILE
from xiaoer.media.model import PictureTooLarge
from xiaoer.media.store_picture import StorePicture


class PictureAnswer(BaseModel):
    """A stored picture, and an address to show it under."""

    picture: UUID
    width: int
    height: int
    url: str


async def take_picture(store: StorePicture, present: Present, shop_id: ShopId, file: UploadFile) -> PictureAnswer:
    """The stored picture; raises PictureTooLarge or PictureInvalid."""
    raw = await file.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise PictureTooLarge(limit=LARGEST_FILE)
    stored = await store(shop_id, raw)
    url = present.addresses.address(shop_id, str(stored.id), present.clock.now())
    return PictureAnswer(picture=stored.id, width=stored.width, height=stored.height, url=url)
