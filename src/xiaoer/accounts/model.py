"""A shop as the program knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from xiaoer.foundation.errors import ErrorKind, XiaoerError
from xiaoer.foundation.ids import ShopId


class ShopNotFound(XiaoerError):
    """There is no shop with this name in its address."""

    code: ClassVar[str] = "shop_not_found"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND


@dataclass(frozen=True, slots=True)
class ShopRecord:
    """A shop with its configuration (the content of `shop.toml`) and the version its knowledge is at."""

    id: ShopId
    slug: str
    name: str
    config: Mapping[str, Any]
    knowledge_version: int
