"""Put amounts, times and states into a shopper's words, and remember which facts they came from."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from xiaoer.commerce.model import OrderStatus, ShipmentStatus
from xiaoer.foundation.ids import yuan

ORDER_STATES = {
    OrderStatus.UNPAID: "待付款",
    OrderStatus.PAID: "已付款，待发货",
    OrderStatus.SHIPPED: "已发货",
    OrderStatus.DELIVERED: "已签收",
    OrderStatus.COMPLETED: "已完成",
    OrderStatus.CANCELLED: "已取消",
    OrderStatus.REFUNDING: "退款处理中",
    OrderStatus.REFUNDED: "已退款",
}
PARCEL_STATES = {
    ShipmentStatus.COLLECTED: "已揽收",
    ShipmentStatus.IN_TRANSIT: "运输中",
    ShipmentStatus.OUT_FOR_DELIVERY: "派送中",
    ShipmentStatus.DELIVERED: "已签收",
    ShipmentStatus.EXCEPTION: "遇到异常",
    ShipmentStatus.RETURNED: "已退回",
}
_WEEKDAYS = "一二三四五六日"


class Grounds:
    """Words for facts; what was worded here is what a reply may say in figures."""

    def __init__(self, now: datetime, zone: ZoneInfo) -> None:
        self._now = now.astimezone(zone)
        self._zone = zone
        self._facts: list[str] = []

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact worded so far."""
        return tuple(self._facts)

    @property
    def today(self) -> date:
        """The day, where the shop is."""
        return self._now.date()

    def quote(self, text: object) -> str:
        """The shop's or the order's own words, as they are."""
        said = str(text)
        self._facts.append(said)
        return said

    def money(self, fen: int) -> str:
        """29900 → 299元."""
        return self.quote(f"{yuan(fen)}元")

    def day(self, at: datetime) -> str:
        """今天, 明天, 昨天, or 11月27日（周五）."""
        local = at.astimezone(self._zone)
        days = (local.date() - self.today).days
        near = {0: "今天", 1: "明天", 2: "后天", -1: "昨天", -2: "前天"}.get(days)
        plain = f"{local.month}月{local.day}日"
        if local.year != self.today.year:
            plain = f"{local.year}年{plain}"
        return self.quote(f"{near}（{plain}）" if near else f"{plain}（周{_WEEKDAYS[local.weekday()]}）")

    def days_to(self, at: datetime) -> int:
        """Calendar days from today, where the shop is."""
        return (at.astimezone(self._zone).date() - self.today).days

    def moment(self, at: datetime) -> str:
        """The day with the time of day."""
        local = at.astimezone(self._zone)
        return self.quote(f"{self.day(at)}{local:%H:%M}")

    def local(self, at: datetime) -> datetime:
        """The moment where the shop is."""
        return at.astimezone(self._zone)

    def at_clock(self, clock: str, *, days: int = 0) -> datetime:
        """`16:00` today where the shop is, or some days on."""
        hour, _, minute = clock.partition(":")
        day = self._now + timedelta(days=days)
        return day.replace(hour=int(hour), minute=int(minute or 0), second=0, microsecond=0)


def joined(sentences: list[str] | tuple[str, ...]) -> str:
    """Sentences as one text, each with its full stop."""
    ended = [each if re.search(r"[。！？!?…~～：:；]$", each) else f"{each}。" for each in sentences if each]
    return "".join(ended)


def listed(things: list[str] | tuple[str, ...], last: str = "和") -> str:
    """A、B和C."""
    if len(things) < 2:
        return "".join(things)
    return f"{'、'.join(things[:-1])}{last}{things[-1]}"


def ended(text: str) -> str:
    """A quoted text with its full stop, to be followed by more."""
    return text if not text or re.search(r"[。！？!?…~～]$", text) else f"{text}。"
