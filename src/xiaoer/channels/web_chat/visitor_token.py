"""A visitor's token: which shop, which visitor, until when; signed with the installation's key (HMAC-SHA256)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from xiaoer.foundation.errors import ErrorKind, XiaoerError
from xiaoer.foundation.ids import CustomerId, ShopId

LIFETIME = timedelta(days=90)
_PAYLOAD, _SIGNATURE = 40, 32


class TokenInvalid(XiaoerError):
    """The visitor's token is missing, wrong or too old; ask for a new session."""

    code: ClassVar[str] = "token_invalid"
    kind: ClassVar[ErrorKind] = ErrorKind.FORBIDDEN


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who a valid token speaks for."""

    shop_id: ShopId
    customer_id: CustomerId


def issue_token(secret: bytes, visitor: Visitor, now: datetime) -> str:
    """A token for this visitor, valid for 90 days."""
    expires = int((now + LIFETIME).timestamp())
    payload = visitor.shop_id.bytes + visitor.customer_id.bytes + expires.to_bytes(8, "big")
    signature = hmac.new(secret, payload, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(payload + signature).decode()


def read_token(secret: bytes, token: str, now: datetime) -> Visitor:
    """The visitor of a token; raises TokenInvalid."""
    try:
        raw = base64.b64decode(token.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError, ValueError) as error:
        raise TokenInvalid from error
    if len(raw) != _PAYLOAD + _SIGNATURE:
        raise TokenInvalid
    payload, signature = raw[:_PAYLOAD], raw[_PAYLOAD:]
    if not hmac.compare_digest(signature, hmac.new(secret, payload, hashlib.sha256).digest()):
        raise TokenInvalid
    if int.from_bytes(payload[32:], "big") < now.timestamp():
        raise TokenInvalid
    return Visitor(ShopId(UUID(bytes=payload[:16])), CustomerId(UUID(bytes=payload[16:32])))
