"""Numbers as people write them: 12, 1.5, 两百五, 三千六, 半."""

from __future__ import annotations

import re

_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "俩": 2,
    "三": 3,
    "仨": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
#: A number in a larger expression.
NUMBER = r"(?:\d{1,9}(?:\.\d{1,3})?|[零〇一二两三四五六七八九十百千万]{1,12})"
_DIGIT_STRING = re.compile(r"[零〇一二三四五六七八九]{2,}")


def read_number(text: str) -> float | None:
    """The value of Arabic or Chinese numerals; None when they make no number. 两百五 is 250, 一千八 1800, 一七五 175."""
    try:
        return float(text)
    except ValueError:
        pass
    if _DIGIT_STRING.fullmatch(text):
        return float("".join(str(_DIGITS[char]) for char in text))
    return _spoken(text)


def _spoken(text: str) -> float | None:
    total, section, digit, unit, gap = 0, 0, 0, 1, False
    for char in text:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
            gap = gap or char in "零〇"
        elif char in _UNITS:
            unit = _UNITS[char]
            section += (digit or 1) * unit
            digit, gap = 0, False
        elif char == "万":
            total += (section + digit or 1) * 10_000
            section, digit, unit, gap = 0, 0, 10_000, False
        else:
            return None
    if digit and unit > 10 and not gap:
        digit *= unit // 10
    return float(total + section + digit) if text else None


def plain(value: float) -> str:
    """A number without needless decimals: 72.0 → 72."""
    return f"{value:g}" if abs(value) < 1e6 else str(round(value))
