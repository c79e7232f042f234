"""Reads and writes pictures."""

from __future__ import annotations

import hashlib

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from xiaoer.foundation.ids import PictureId, new_id
from xiaoer.media.model import Encoded, Picture, PictureNotFound
from xiaoer.media.tables import pictures
from xiaoer.storage.database import UnitOfWork


async def save_picture(uow: UnitOfWork, encoded: Encoded) -> Picture:
    """Keep the picture; one that is there already is found again."""
    digest = hashlib.sha256(encoded.data).digest()
    statement = insert(pictures).values(
        shop_id=uow.shop_id,
        id=new_id(),
        sha256=digest,
        media_type=encoded.media_type,
        width=encoded.width,
        height=encoded.height,
        data=encoded.data,
    )
    same = statement.on_conflict_do_update(index_elements=["shop_id", "sha256"], set_={"sha256": digest})
    picture_id = (await uow.connection.execute(same.returning(pictures.c.id))).scalar_one()
    return Picture(PictureId(picture_id), encoded.media_type, encoded.width, encoded.height)


async def find_picture(uow: UnitOfWork, picture_id: PictureId) -> Picture:
    """The picture of this id; raises PictureNotFound."""
    columns = (pictures.c.id, pictures.c.media_type, pictures.c.width, pictures.c.height)
    row = (await uow.connection.execute(select(*columns).where(pictures.c.id == picture_id))).first()
    if row is None:
        raise PictureNotFound(picture=str(picture_id))
    return Picture(PictureId(row.id), row.media_type, row.width, row.height)


async def picture_bytes(uow: UnitOfWork, picture_id: PictureId) -> Encoded:
    """The picture with its bytes; raises PictureNotFound."""
    row = (await uow.connection.execute(select(pictures).where(pictures.c.id == picture_id))).first()
    if row is None:
        raise PictureNotFound(picture=str(picture_id))
    return Encoded(bytes(row.data), row.media_type, row.width, row.height)
