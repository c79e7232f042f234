"""Days as people name them, as ISO dates relative to now in the shop's time zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from xiaoer.language.entities.numerals import read_number
from xiaoer.language.understand import Entity

_NEAR = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "昨儿": -1, "今天": 0, "今日": 0, "今晚": 0, "今早": 0, "今儿": 0,
    "明天": 1, "明日": 1, "明早": 1, "明晚": 1, "明儿": 1, "后天": 2, "大后天": 3,
}  # fmt: skip
_NEARBY = re.compile("|".join(sorted(_NEAR, key=len, reverse=True)))
_WEEKDAY = re.compile(
    r"(?P<w>上上|上个?|这个?|本|下下|下个?)?\s*(?:周|星期|礼拜)(?P<d>[一二三四五六日天末1-7])(?!年|期)"
)
_WEEK = re.compile(r"(?P<w>上上|上个?|这个?|本|下下|下个?)(?:周|星期|礼拜)(?![一二三四五六日天末])")
_MONTH = re.compile(r"(?P<w>上个?|这个?|本|下个?)月(?:\s*(?P<d>\d{1,2})\s*[号日])?")
_FULL = re.compile(r"(?<!\d)(?P<y>20\d\d)\s*[年\-/.]\s*(?P<m>\d{1,2})\s*[月\-/.]\s*(?P<d>\d{1,2})(?!\d)\s*[号日]?")
_MONTH_DAY = re.compile(
    r"(?P<when>去年|今年|明年)?\s*(?<!\d)(?P<m>\d{1,2}|十[一二]?|[一二三四五六七八九])\s*月\s*(?P<d>\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s*[号日]?(?!\d)"
)
_DAY = re.compile(r"(?<![\d第月.])(?P<d>[12]?\d|3[01])\s*[号日](?!楼|院|线|店|码|门|柜|仓|色|桌|机|床|电池|单元|栋)")
_AGO = re.compile(
    r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3}|半|几)\s*(?:个)?(?P<unit>天|周|星期|礼拜|月|年)\s*(?:以|之)?(?P<side>前|后)(?!面|来)"
)
_FEAST = re.compile(
    r"(?P<when>去年|今年|明年)?的?\s*(?P<n>双十一|双11|双十二|双12|618|六一八|六一八大促|三八节|女神节|元旦|情人节|五一|国庆节?|十一假期|圣诞节?)(?!\d|元|块)"
)
_FEASTS = {
    "双十一": (11, 11), "双11": (11, 11), "双十二": (12, 12), "双12": (12, 12), "618": (6, 18), "六一八": (6, 18), "六一八大促": (6, 18),
    "三八节": (3, 8), "女神节": (3, 8), "元旦": (1, 1), "情人节": (2, 14), "五一": (5, 1), "国庆": (10, 1), "国庆节": (10, 1),
    "十一假期": (10, 1), "圣诞": (12, 25), "圣诞节": (12, 25),
}  # fmt: skip
_WEEKS = {"上上": -2, "上": -1, "上个": -1, "这": 0, "这个": 0, "本": 0, "": 0, "下": 1, "下个": 1, "下下": 2}
_YEARS = {"去年": -1, "今年": 0, "明年": 1}


def find_days(text: str, today: date) -> Iterator[Entity]:
    """Dates named in the text. A day or feast without year is the nearest one, past ones first: shoppers talk of orders made."""
    for match in _FULL.finditer(text):
        yield from _day(match, _safe(int(match["y"]), int(match["m"]), int(match["d"])))
    for match in _MONTH_DAY.finditer(text):
        month, day = read_number(match["m"]), read_number(match["d"])
        if month and day:
            yield from _day(match, _nearest(today, int(month), int(day), match["when"]))
    for match in _FEAST.finditer(text):
        yield from _day(match, _nearest(today, *_FEASTS[match["n"]], match["when"]))
    for match in _NEARBY.finditer(text):
        yield from _day(match, today + timedelta(days=_NEAR[match.group()]))
    yield from _weeks(text, today)
    for match in _AGO.finditer(text):
        yield from _day(match, _ago(match, today))
    for match in _DAY.finditer(text):
        yield from _day(match, _this_month(today, int(match["d"])))


def _weeks(text: str, today: date) -> Iterator[Entity]:
    monday = today - timedelta(days=today.weekday())
    for match in _WEEKDAY.finditer(text):
        weekday = {"末": 5, "日": 6, "天": 6}.get(match["d"], int(read_number(match["d"]) or 1) - 1)
        yield from _day(match, monday + timedelta(days=weekday, weeks=_WEEKS[match["w"] or ""]))
    for match in _WEEK.finditer(text):
        yield from _day(match, today + timedelta(weeks=_WEEKS[match["w"]]))
    for match in _MONTH.finditer(text):
        first = today.replace(day=1)
        moved = {"上": -1, "下": 1}.get(match["w"][0], 0)
        start = (
            (first - timedelta(days=1)).replace(day=1)
            if moved < 0
            else (first + timedelta(days=32)).replace(day=1)
            if moved
            else first
        )
        yield from _day(match, _safe(start.year, start.month, int(match["d"])) if match["d"] else start)


def _ago(match: re.Match[str], today: date) -> date | None:
    count = {"半": 0.5, "几": None}.get(match["n"], read_number(match["n"]))
    if count is None:
        return None
    days = count * {"天": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "年": 365}[match["unit"]]
    if days > 3650:
        return None
    return today + timedelta(days=round(days) * (-1 if match["side"] == "前" else 1))


def _nearest(today: date, month: int, day: int, when: str | None) -> date | None:
    if when:
        return _safe(today.year + _YEARS[when], month, day)
    options = [found for year in (today.year - 1, today.year, today.year + 1) if (found := _safe(year, month, day))]
    soon = [found for found in options if found - today <= timedelta(days=60)]
    return max(soon, default=None)


def _this_month(today: date, day: int) -> date | None:
    """今 24 日: 20号 is four days ago, 28号 four days ahead, 3号 next month."""
    last_month = today.replace(day=1) - timedelta(days=1)
    next_month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    options = [found for base in (last_month, today, next_month) if (found := _safe(base.year, base.month, day))]
    return min(options, key=lambda found: abs((found - today).days), default=None)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(match: re.Match[str], found: date | None) -> Iterator[Entity]:
    if found is not None:
        yield Entity(
            "date",
            match.group().strip(),
            found.isoformat(),
            match.start() + len(match.group()) - len(match.group().lstrip()),
            match.end(),
        )
