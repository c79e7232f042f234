"""Serve the pictures and stickers of shops' packs."""

from __future__ import annotations

from typing import Annotated, ClassVar

from fastapi import APIRouter, Header, Path, Query, Response

from xiaoer.accounts.pack.repository import find_file
from xiaoer.accounts.repository import find_shop
from xiaoer.foundation.errors import ErrorKind, XiaoerError
from xiaoer.storage.database import Database

#: Other files of a pack (regression conversations) are nobody's business but the shop's.
_PUBLIC = ("pictures/", "stickers/")
#: An SVG is a document: opened on its own it must run nothing and reach nothing.
_SVG_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"


class FileNotThere(XiaoerError):
    """The shop has no picture of this name."""

    code: ClassVar[str] = "file_not_found"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND


def build(database: Database) -> APIRouter:
    """The route under /files."""
    router = APIRouter(tags=["pictures"])

    @router.get(
        "/files/{slug}/{path:path}",
        operation_id="get_shop_file",
        response_class=Response,
        responses={
            200: {"content": {"image/svg+xml": {}, "image/png": {}, "image/jpeg": {}}},
            304: {"description": "still the same"},
            404: {"description": "file_not_found, shop_not_found"},
        },
    )
    async def get_file(
        slug: Annotated[str, Path(pattern=r"^[a-z0-9-]{1,40}$", description="The shop.")],
        path: Annotated[str, Path(max_length=400, description="The file's name in the pack.")],
        v: Annotated[
            str, Query(max_length=64, description="Digest of the content; with it the answer may be kept.")
        ] = "",
        if_none_match: Annotated[str, Header(max_length=200)] = "",
    ) -> Response:
        """A picture or sticker of the shop's pack."""
        async with database.unit_of_work() as uow:
            shop = await find_shop(uow, slug)
        found = None
        if path.startswith(_PUBLIC) and "\x00" not in path:
            async with database.unit_of_work(shop.id) as uow:
                found = await find_file(uow, path)
        if found is None:
            raise FileNotThere(shop=slug, path=path)
        tag = f'"{found.sha256[:32]}"'
        for_ever = bool(v) and found.sha256.startswith(v)
        headers = {
            "ETag": tag,
            "Cache-Control": "public, max-age=31536000, immutable" if for_ever else "public, max-age=3600",
            "Content-Security-Policy": _SVG_POLICY,
        }
        if if_none_match == tag:
            return Response(status_code=304, headers=headers)
        return Response(found.content, media_type=found.media_type, headers=headers)

    return router
