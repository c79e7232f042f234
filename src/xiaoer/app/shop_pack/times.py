"""Times in a pack: absolute in the shop's time zone, or relative to the moment of the import."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_RELATIVE = re.compile(r"^([+-]?)(\d{1,5})([dhm])(?:\s+(\d{1,2}):(\d{2}))?$")
_ABSOLUTE = re.compile(r"^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?\s*([+-]\d{2}:\d{2}|Z)?)?$")
_REMEDY = "write 2026-11-24 14:20, or relative to the import -3d 14:20, -3d, -5h, -30m, +2d 10:00"
_FIRST, _LAST = date(1990, 1, 1), date(2100, 1, 1)
_END_OF_DAY = time(23, 59, 59)


def parse_time(text: str, anchor: datetime, zone: ZoneInfo, *, until: bool = False) -> datetime:
    """The moment in UTC; a day without a time is its beginning, or its end with `until`. Raises ValueError with the remedy."""
    relative = _RELATIVE.match(text)
    if relative:
        sign, count, unit, hour, minute = relative.groups()
        if not sign and int(count):
            raise ValueError(f"“{text}” needs a sign; {_REMEDY}")
        amount = int(count) * (-1 if sign == "-" else 1)
        if unit != "d" and hour is not None:
            raise ValueError(f"“{text}”: a clock time goes with days only; {_REMEDY}")
        at = _relative(amount, unit, anchor, zone, f"{hour}:{minute}" if hour is not None else None, text)
    elif _ABSOLUTE.match(text):
        at = _absolute(text, zone, until=until)
    else:
        raise ValueError(f"“{text[:40]}” is no time; {_REMEDY}")
    if not _FIRST <= at.date() <= _LAST:
        raise ValueError(f"“{text}” lies before 1990 or after 2100; {_REMEDY}")
    return at


def _relative(amount: int, unit: str, anchor: datetime, zone: ZoneInfo, clock: str | None, text: str) -> datetime:
    try:
        if unit == "h":
            return anchor + timedelta(hours=amount)
        if unit == "m":
            return anchor + timedelta(minutes=amount)
        if clock is None:
            return anchor + timedelta(days=amount)
        day = anchor.astimezone(zone).date() + timedelta(days=amount)
        hour, minute = clock.split(":")
        return datetime.combine(day, time(int(hour), int(minute)), zone).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"“{text}” is no time; {_REMEDY}") from error


def _absolute(text: str, zone: ZoneInfo, *, until: bool) -> datetime:
    try:
        if len(text) == len("2026-11-24"):
            at = datetime.combine(date.fromisoformat(text), _END_OF_DAY if until else time(), zone)
        else:
            at = datetime.fromisoformat(text.replace(" ", "T", 1).replace(" ", ""))
    except ValueError as error:
        raise ValueError(f"“{text}” is no time ({error}); {_REMEDY}") from error
    return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)


def write_time(at: datetime | None, zone: ZoneInfo) -> str:
    """The moment as a cell that `parse_time` reads back; empty for none."""
    if at is None:
        return ""
    local = at.astimezone(zone)
    text = local.strftime("%Y-%m-%d %H:%M")
    if local.microsecond:
        text += local.strftime(":%S.%f")
    elif local.second:
        text += local.strftime(":%S")
    ambiguous = local.replace(tzinfo=None, fold=0).replace(tzinfo=zone).astimezone(UTC) != at
    return f"{text}{local.strftime('%z')[:3]}:{local.strftime('%z')[3:]}" if ambiguous else text


def to_minute(at: datetime) -> datetime:
    """The moment without its seconds: what relative times count from, so that an export needs none."""
    return at.astimezone(UTC).replace(second=0, microsecond=0)
