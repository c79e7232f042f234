"""A picture's address: readable by whoever was given it, until it is too old (HMAC-SHA256)."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime

from xiaoer.foundation.ids import PictureId, ShopId
from xiaoer.media.model import PictureNotFound

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class PictureAddresses:
    """Signs and checks addresses with the installation's key."""

    secret: bytes

    def address(self, shop: ShopId, picture: str, now: datetime) -> str:
        """A path that works for one to two days; the same all day, so that browsers can cache it."""
        until = (int(now.timestamp()) // _DAY + 2) * _DAY
        return f"/pictures/{shop}/{picture}?until={until}&signature={self._sign(str(shop), picture, until)}"

    def check(self, shop: ShopId, picture: PictureId, until: int, signature: str, now: datetime) -> None:
        """Raises PictureNotFound unless we signed this address and it is not too old."""
        right = self._sign(str(shop), str(picture), until)
        if not hmac.compare_digest(right.encode(), signature.encode()) or until < now.timestamp():
            raise PictureNotFound

    def _sign(self, shop: str, picture: str, until: int) -> str:
        return hmac.new(self.secret, f"picture:{shop}:{picture}:{until}".encode(), hashlib.sha256).hexdigest()[:32]
