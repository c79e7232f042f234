"""A stored picture, and what can be wrong with one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from xiaoer.foundation.errors import ErrorKind, XiaoerError
from xiaoer.foundation.ids import PictureId


class PictureInvalid(XiaoerError):
    """The file is no picture we can show; send a JPEG, PNG, WebP or GIF."""

    code: ClassVar[str] = "picture_invalid"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED


class PictureTooLarge(XiaoerError):
    """The picture is larger than 8 MB or 40 million pixels; send a smaller one."""

    code: ClassVar[str] = "picture_too_large"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED


class PictureNotFound(XiaoerError):
    """There is no such picture, or its address is wrong or too old."""

    code: ClassVar[str] = "picture_not_found"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND


@dataclass(frozen=True, slots=True)
class Encoded:
    """A picture in the form we keep: pixels only, nothing else of the original file."""

    data: bytes
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A stored picture without its bytes."""

    id: PictureId
    media_type: str
    width: int
    height: int
