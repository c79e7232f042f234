"""When people answer: `[hours]` of shop.toml, in the shop's time zone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

_WEEK = 7


def open_days(days: str) -> frozenset[int]:
    """`1-5,7` → {1, 2, 3, 4, 5, 7}; 6-1 goes over the week's end."""
    found: set[int] = set()
    for part in days.split(","):
        first, _, last = part.partition("-")
        start, end = int(first), int(last or first)
        found |= {(start - 1 + step) % _WEEK + 1 for step in range((end - start) % _WEEK + 1)}
    return frozenset(found)


def _span(hours: Mapping[str, Any], day: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Opening and closing of the shift that begins on this local day; a closing not after the opening is on the next day."""
    opens, closes = (_clock(hours.get(name) or default) for name, default in (("open", "09:00"), ("close", "22:00")))
    start = datetime.combine(day.date(), opens, zone)
    end = datetime.combine(day.date(), closes, zone)
    return start, end if end > start else datetime.combine(day.date() + timedelta(days=1), closes, zone)


def _clock(text: str) -> time:
    hour, _, minute = text.partition(":")
    return time(int(hour) % 24, int(minute or 0))


def within_hours(hours: Mapping[str, Any], zone: ZoneInfo, now: datetime) -> bool:
    """Whether people are at work now."""
    days = open_days(str(hours.get("days") or "1-7"))
    local = now.astimezone(zone)
    for day in (local, local - timedelta(days=1)):
        start, end = _span(hours, day, zone)
        if day.isoweekday() in days and start <= now < end:
            return True
    return False


def next_opening(hours: Mapping[str, Any], zone: ZoneInfo, now: datetime) -> datetime:
    """When people are back: the next opening after now."""
    days = open_days(str(hours.get("days") or "1-7"))
    local = now.astimezone(zone)
    for step in range(_WEEK + 1):
        day = local + timedelta(days=step)
        start, _ = _span(hours, day, zone)
        if day.isoweekday() in days and start > now:
            return start
    raise AssertionError("a week without an open day can't be configured")
