"""How a shop vouches for who its visitor is: HMAC-SHA256 of `customer:at` with the shop's identity secret, in hex."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import ClassVar

from xiaoer.foundation.errors import ErrorKind, XiaoerError

#: How far the signature's time may be off.
TOLERANCE = timedelta(minutes=10)


class IdentityInvalid(XiaoerError):
    """The shop's signature for this customer is wrong or older than 10 minutes; let the shop's server sign anew."""

    code: ClassVar[str] = "identity_invalid"
    kind: ClassVar[ErrorKind] = ErrorKind.FORBIDDEN


def sign_identity(secret: bytes, customer: str, at: int) -> str:
    """The signature for the shop's own id of a customer at a Unix time."""
    return hmac.new(secret, f"{customer}:{at}".encode(), hashlib.sha256).hexdigest()


def check_identity(secret: bytes, customer: str, at: int, signature: str, now: datetime) -> None:
    """Raises IdentityInvalid unless the shop signed this customer a moment ago."""
    right = sign_identity(secret, customer, at)
    fresh = abs(now.timestamp() - at) <= TOLERANCE.total_seconds()
    if not fresh or not hmac.compare_digest(right.encode(), signature.encode("utf-8", "replace")):
        raise IdentityInvalid
