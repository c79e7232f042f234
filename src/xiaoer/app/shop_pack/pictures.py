"""Pictures of a pack: what they are, whether they may be served, and the address they get."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from xml.etree.ElementTree import ParseError, XMLParser

from PIL import Image, UnidentifiedImageError

from xiaoer.accounts.pack.model import PackFile
from xiaoer.app.shop_pack.cells import Row
from xiaoer.app.shop_pack.folder import PackFolder

LARGEST_PICTURE = 2 * 1024 * 1024
MOST_PIXELS = 40_000_000
_RASTER = {"png": ("PNG", "image/png"), "jpg": ("JPEG", "image/jpeg"), "jpeg": ("JPEG", "image/jpeg"),
           "webp": ("WEBP", "image/webp"), "gif": ("GIF", "image/gif")}  # fmt: skip
_ADDRESS = re.compile(r"^/files/[a-z0-9-]+/(.+)\?v=[0-9a-f]{12}$")
_SVG_NAMESPACES = ("{http://www.w3.org/2000/svg}", "")


class Pictures:
    """The pack's pictures by path, each looked at once."""

    def __init__(self, folder: PackFolder, slug: str) -> None:
        self._folder = folder
        self._slug = slug
        self.files: dict[str, PackFile] = {}
        for name in (*folder.under("pictures"), *folder.under("stickers")):
            if not name.endswith(".csv") and (file := self._look(name)):
                self.files[name] = file

    def _look(self, name: str) -> PackFile | None:
        content = self._folder.content(name)
        try:
            media_type = picture_type(name, content)
        except ValueError as error:
            self._folder.problems.add(name, None, str(error))
            return None
        return PackFile(name, media_type, content, hashlib.sha256(content).hexdigest())

    def cell(self, row: Row, name: str, folder: str = "pictures") -> str:
        """The address of the picture that a cell names; empty for an empty cell or one with a mistake."""
        try:
            return self.address(row.text(name, 300), folder)
        except ValueError as error:
            row.wrong(name, str(error))
            return ""

    def address(self, value: str, folder: str = "pictures") -> str:
        """Where the picture of this name is served; raises ValueError with the remedy."""
        if not value or value.startswith("https://"):
            return value
        path = value if value.startswith(folder + "/") else f"{folder}/{value}"
        if ".." in path.split("/") or value.startswith("/") or "\\" in value or ":" in value:
            raise ValueError(f"“{value[:80]}”: name a file in {folder}/, without .. or a leading /")
        file = self.files.get(path)
        if file is None:
            if self._folder.has(path):
                return ""  # it is there, and its own mistake is already noted
            raise ValueError(f"there is no file {path[:120]}; add it or leave the cell empty")
        return file_address(self._slug, file)


def file_address(slug: str, file: PackFile) -> str:
    """Where a kept file is served; changes with its content, so that browsers may keep it for ever."""
    return f"/files/{slug}/{file.path}?v={file.sha256[:12]}"


def path_of(address: str) -> str:
    """The pack's name of what is served at this address; other addresses are given back as they are."""
    found = _ADDRESS.match(address)
    return found[1] if found else address


def picture_type(name: str, content: bytes) -> str:
    """The media type of a picture that is what its name says; raises ValueError with the remedy."""
    if len(content) > LARGEST_PICTURE:
        raise ValueError("the picture is larger than 2 MB; save it smaller")
    suffix = name.rsplit(".", 1)[-1].lower()
    if suffix == "svg":
        _check_svg(content)
        return "image/svg+xml"
    form, media_type = _RASTER[suffix]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=[form]) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise ValueError("the picture has more than 40 million pixels; save it smaller")
                picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ValueError(f"not a {form} picture; save it anew as {form} or name it after what it is") from None
    return media_type


class _SvgLook:
    """Walks an SVG without keeping it; notes what a picture has no need of."""

    def __init__(self) -> None:
        self.depth = 0
        self.wrong = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = tag.rpartition("}")[2].lower()
        if self.depth == 0 and tag not in {f"{namespace}svg" for namespace in _SVG_NAMESPACES}:
            self.wrong = f"its root is <{name}>, not <svg>"
        self.depth += 1
        if name in {"script", "foreignobject", "iframe", "handler"}:
            self.wrong = f"it contains <{name}>"
        for attribute, value in attributes.items():
            plain = attribute.rpartition("}")[2].lower()
            if plain.startswith("on") or (plain == "href" and not value.startswith(("#", "data:image/"))):
                self.wrong = f"it contains {plain}={value[:40]}"

    def end(self, _tag: str) -> None:
        """An element ends."""

    def data(self, _text: str) -> None:
        """Text between elements."""

    def doctype(self, *_: object) -> None:
        """A document type brings entities, which can be made to explode."""
        self.wrong = "it contains a <!DOCTYPE>"

    def close(self) -> None:
        """The end."""


def _check_svg(content: bytes) -> None:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ValueError("it contains a <!DOCTYPE>; remove that line from the SVG")
    look = _SvgLook()
    try:
        parser = XMLParser(target=look)  # noqa: S314 - entities are refused above and below
        parser.feed(content)
        parser.close()
    except ParseError as error:
        raise ValueError(f"not an SVG picture: {error}") from None
    if look.wrong:
        raise ValueError(f"{look.wrong}; a picture needs no such thing, remove it")
