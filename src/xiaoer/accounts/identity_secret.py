"""The secret with which a shop's own server vouches for its visitors."""

from __future__ import annotations

import hashlib
import hmac

from xiaoer.foundation.ids import ShopId


def identity_secret(key: bytes, shop_id: ShopId) -> str:
    """The shop's secret, in hex; made from the installation's key, so that no table holds it."""
    return hmac.new(key, f"identity:{shop_id}".encode(), hashlib.sha256).hexdigest()
