"""The shop's after-sales rules for a product and a kind of wish, and the window they leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from xiaoer.commerce.model import Product
from xiaoer.knowledge.scope import any_covers
from xiaoer.skills.wording import Grounds

_KEYS = {"return": "return_days", "exchange": "exchange_days", "quality": "quality_days"}
_NAMES = {"return": "无理由退货", "exchange": "换货", "quality": "质量问题售后"}


@dataclass(frozen=True, slots=True)
class Rule:
    """How many days from receipt (None: the shop doesn't say), on which conditions, and the exception's reason."""

    name: str
    days: int | None
    conditions: tuple[str, ...] = ()
    exception: str | None = None


def rule_for(policy: Mapping[str, Any], product: Product | None, kind: str) -> Rule:
    """The rule of this kind (return, exchange, quality) for a product, exceptions first."""
    key = _KEYS[kind]
    conditions = tuple(map(str, policy.get("conditions", ())))
    if product is not None:
        for exception in policy.get("exception", ()):
            if key in exception and any_covers(exception.get("scope", ()), product):
                return Rule(_NAMES[kind], int(exception[key]), conditions, str(exception.get("reason", "")))
    days = policy.get(key)
    return Rule(_NAMES[kind], None if days is None else int(days), conditions)


def window(received: datetime, days: int, now: datetime, zone: ZoneInfo) -> tuple[bool, datetime]:
    """Whether it is still open, and its last moment: the end of the last day, where the shop is."""
    last_day = received.astimezone(zone).date() + timedelta(days=days)
    last = datetime.combine(last_day, time(23, 59, 59), zone)
    return now <= last, last


def freight(policy: Mapping[str, Any], *, fault: bool, grounds: Grounds) -> str:
    """Who pays the way back."""
    if fault:
        return "质量问题或者发错，来回运费由我们承担"
    by = str(policy.get("return_freight_by", ""))
    if not by:
        return ""
    payer = {"shopper": "不是质量问题的，退回的运费由您承担", "shop": "退回的运费由我们承担"}.get(
        by, f"退回的运费：{grounds.quote(by)}"
    )
    if policy.get("freight_insurance") and by == "shopper":
        payer += "；订单送了运费险的，由保险公司赔付"
    return payer + ("" if by == "shop" else "。质量问题或者发错的，来回运费我们出")


def general(policy: Mapping[str, Any], rule: Rule, grounds: Grounds) -> list[str]:
    """The rule in plain words."""
    if rule.exception is not None and rule.days == 0:
        return [f"这款不支持{rule.name}：{grounds.quote(rule.exception)}"]
    if rule.days is None:
        return []
    need = (
        f"，{grounds.quote('、'.join(rule.conditions))}" if rule.conditions and rule.name != _NAMES["quality"] else ""
    )
    fault = rule.name == _NAMES["quality"]
    said = [f"签收后{grounds.quote(rule.days)}天内可以{rule.name}{need}", freight(policy, fault=fault, grounds=grounds)]
    if days := policy.get("refund_days"):
        said.append(f"退回的商品到仓后{grounds.quote(days)}天退款")
    return said
