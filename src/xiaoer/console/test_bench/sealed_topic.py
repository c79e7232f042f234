"""The topic travels through the browser between two tries; a seal shows that it is one of ours and of this shop."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any, ClassVar

import orjson

from xiaoer.conversation.topic import topic_from_json, topic_to_json
from xiaoer.foundation.errors import ErrorKind, XiaoerError
from xiaoer.foundation.ids import ShopId
from xiaoer.skills.skill import TopicState

SEAL = "seal"


class TopicInvalid(XiaoerError):
    """The topic is not one this shop's test bench gave; send the last answer's unchanged, or null to start anew."""

    code: ClassVar[str] = "topic_invalid"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON
    """JavaScript writes 1.0 as 1: both are the same here."""
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


def _seal(secret: bytes, shop: ShopId, topic: Mapping[str, Any]) -> str:
    body = orjson.dumps(_plain(topic), option=orjson.OPT_SORT_KEYS)
    return hmac.new(secret, b"topic:" + shop.bytes + body, hashlib.sha256).hexdigest()


def seal_topic(secret: bytes, shop: ShopId, topic: TopicState) -> dict[str, Any]:
    """The topic as it is given out."""
    plain: dict[str, Any] = orjson.loads(orjson.dumps(topic_to_json(topic)))
    return {**plain, SEAL: _seal(secret, shop, plain)}


def open_topic(secret: bytes, shop: ShopId, sealed: Mapping[str, Any] | None) -> TopicState:
    """The topic we once gave out; raises TopicInvalid."""
    if sealed is None:
        return TopicState()
    plain = {name: value for name, value in sealed.items() if name != SEAL}
    given = str(sealed.get(SEAL))
    try:
        right = _seal(secret, shop, plain)
    except (TypeError, RecursionError, orjson.JSONEncodeError):
        raise TopicInvalid from None
    if not hmac.compare_digest(right.encode(), given.encode("utf-8", "replace")):
        raise TopicInvalid
    return topic_from_json(plain)
