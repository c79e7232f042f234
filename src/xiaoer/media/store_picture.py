"""Take a picture in: checked and re-encoded before anything is stored."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from xiaoer.foundation.ids import ShopId
from xiaoer.media.encode import encode
from xiaoer.media.model import Picture
from xiaoer.media.repository import save_picture
from xiaoer.storage.database import Database


@dataclass(frozen=True, slots=True)
class StorePicture:
    """Stores a file as a picture; the same picture sent twice is stored once."""

    database: Database
    #: One at a time: a picture may take 160 MB while it is decoded, and other work needs the processor too.
    turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

    async def __call__(self, shop_id: ShopId, raw: bytes) -> Picture:
        """The stored picture; raises PictureInvalid or PictureTooLarge."""
        async with self.turn:
            encoded = await asyncio.to_thread(encode, raw)
        async with self.database.unit_of_work(shop_id) as uow:
            return await save_picture(uow, encoded)
