"""Before anything is said: amounts, dates and long numbers must stand in the facts the answer rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_NUMBER = re.compile(r"\d+(?:[.:]\d+)?")
#: What makes a figure a promise or a personal fact: money, percentages and discounts, days and clock times, long numbers.
_FIGURES = re.compile(
    r"\d+(?:\.\d+)?\s*(?:元|块)|[¥￥]\s*\d+(?:\.\d+)?|\d+(?:\.\d+)?\s*%|\d(?:\.\d)?折|\d{1,4}年|\d{1,2}月\d{1,2}[日号]|\d{1,2}:\d{2}|"
    r"(?<![\d.])\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?\s*(?:天|小时|分钟|个工作日)|[A-Za-z]{0,4}\d{6,}"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a text may go out, and which figures it has no ground for."""

    ok: bool
    ungrounded: tuple[str, ...] = ()


def grounded(text: str, facts: Iterable[str]) -> Verdict:
    """Check every figure of the text against the facts, the shopper's own words among them."""
    known = {_plain(number) for fact in facts for number in _NUMBER.findall(fact)}
    known |= {match for fact in facts for match in re.findall(r"[A-Za-z]{0,4}\d{6,}", fact)}
    missing = [
        figure
        for figure in _FIGURES.findall(text)
        if not all(_plain(number) in known for number in _NUMBER.findall(figure))
    ]
    return Verdict(not missing, tuple(dict.fromkeys(missing)))


def _plain(number: str) -> str:
    """299.0 and 299 are one figure; 09:00 and 9:00 too."""
    if ":" in number:
        hour, _, minute = number.partition(":")
        return f"{int(hour)}:{minute}"
    return number.rstrip("0").rstrip(".") if "." in number else str(int(number)) if len(number) < 6 else number
