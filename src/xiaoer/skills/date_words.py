"""Days in a shopper's words: 昨天, 上周五, 11月11日, 双十一, 三天前."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DIGITS = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "日": 7,
    "天": 7,
}
_NEAR = {"今天": 0, "今早": 0, "刚刚": 0, "刚才": 0, "昨天": 1, "昨晚": 1, "前天": 2, "大前天": 3}
_FEASTS = {
    "双十一": (11, 11),
    "双11": (11, 11),
    "双十二": (12, 12),
    "双12": (12, 12),
    "618": (6, 18),
    "六一八": (6, 18),
}
_MONTH_DAY = re.compile(
    r"(\d{1,2})月(\d{1,2})[日号]?|(?<![\d.])(\d{1,2})[./-](\d{1,2})(?![\d.])|(?<!\d)(\d{1,2})[号日](?!楼|店|码)"
)
_AGO = re.compile(r"([一二两三四五六七八九十]|\d{1,3})天(前|之前|以前)")
_WEEK = re.compile(r"(上上|上个|上|这个|这|本)(周|星期|礼拜)([一二三四五六日天1-7])?")


def days_named(text: str, today: date) -> tuple[date, date] | None:
    """The first and last day a text speaks of, looking back from `today`; None when it names none."""
    for word, back in sorted(_NEAR.items(), key=lambda pair: -len(pair[0])):
        if word in text:
            day = today - timedelta(days=back)
            return day, day
    if match := _AGO.search(text):
        count = int(match[1]) if match[1].isdigit() else _DIGITS[match[1]]
        day = today - timedelta(days=count)
        return day, day
    for word, (month, day_no) in _FEASTS.items():
        if word in text:
            feast = _latest(today, month, day_no)
            return (feast - timedelta(days=3), feast + timedelta(days=1)) if feast else None
    if match := _WEEK.search(text):
        return _week(match, today)
    if match := _MONTH_DAY.search(text):
        return _month_day(match, today)
    if "上个月" in text or "上月" in text:
        last = today.replace(day=1) - timedelta(days=1)
        return last.replace(day=1), last
    return None


def _week(match: re.Match[str], today: date) -> tuple[date, date]:
    weeks = {"上上": 2, "上个": 1, "上": 1}.get(match[1], 0)
    monday = today - timedelta(days=today.weekday() + 7 * weeks)
    if not match[3]:
        return monday, monday + timedelta(days=6)
    number = int(match[3]) if match[3].isdigit() else _DIGITS[match[3]]
    day = monday + timedelta(days=number - 1)
    return day, day


def _month_day(match: re.Match[str], today: date) -> tuple[date, date] | None:
    if match[5]:
        month, day_no = today.month, int(match[5])
        day = _valid(today.year, month, day_no)
        if day is None or day > today:
            before = today.replace(day=1) - timedelta(days=1)
            day = _valid(before.year, before.month, day_no)
    else:
        day = _latest(today, int(match[1] or match[3]), int(match[2] or match[4]))
    return (day, day) if day else None


def _latest(today: date, month: int, day_no: int) -> date | None:
    day = _valid(today.year, month, day_no)
    return _valid(today.year - 1, month, day_no) if day and day > today else day


def _valid(year: int, month: int, day_no: int) -> date | None:
    try:
        return date(year, month, day_no)
    except ValueError:
        return None
