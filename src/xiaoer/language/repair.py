"""Chat spelling, dialect and typos brought to plain words; a correct word is never touched (bench/understanding counts wrong repairs)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import pypinyin
import rjieba

DATA = Path(__file__).parent / "data"
#: Characters that stand alone by right.
_FUNCTION = frozenset(
    "或和的了是在个就都也还地得有去来不没吗呢吧啊这那我你他她它们又再很太最更把被给让对跟与及而但只从到以为会能要想可"
)
#: Characters that are repaired; what lies behind is taken as written.
READ = 2000


@dataclass(frozen=True, slots=True)
class Spelled:
    """A text in plain spelling, and what was changed: written → meant."""

    text: str
    repairs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Rule:
    meant: str
    #: For characters: not where this matches around it. For letters: only where this matches in the text.
    condition: re.Pattern[str] | None


def repair(plain: str) -> Spelled:
    """The normalised text with known misspellings and clear homophone slips put right."""
    head, tail = plain[:READ], plain[READ:]
    repairs: dict[str, str] = {}
    head = _letters(_characters(head, repairs), repairs)
    head = _homophones(head, repairs)
    return Spelled(head + tail, repairs)


def _characters(text: str, repairs: dict[str, str]) -> str:
    pattern, rules = _known()

    def right(match: re.Match[str]) -> str:
        written = match.group()
        rule = rules[written]
        around = text[max(0, match.start() - 6) : match.end() + 6]
        if rule.condition and rule.condition.search(around):
            return written
        repairs[written] = rule.meant
        return rule.meant

    return pattern.sub(right, text)


def _letters(text: str, repairs: dict[str, str]) -> str:
    pattern, rules = _abbreviations()
    if not pattern.search(text):
        return text

    def right(match: re.Match[str]) -> str:
        written = match.group()
        for rule in rules[written.lower()]:
            if rule.condition is None or rule.condition.search(text):
                repairs[written] = rule.meant
                return rule.meant
        return written

    return pattern.sub(right, text)


def _homophones(text: str, repairs: dict[str, str]) -> str:
    """Two single characters in a row, no word together, that sound like a service word: 发嫖 → 发票."""
    words: list[str] = rjieba.cut(text)
    at, singles = 0, []
    for word in words:
        if len(word) == 1:
            singles.append(at)
        at += len(word)
    chars = list(text)
    for first, second in pairwise(singles):
        if second != first + 1:
            continue
        pair = text[first : second + 1]
        meant = _sounds_like().get((_sound(pair[0]), _sound(pair[1])))
        if meant and _one_differs(pair, meant) and not _FUNCTION & set(pair) and pair not in _pairs_in_use():
            chars[first : second + 1] = list(meant)
            repairs[pair] = meant
    return "".join(chars)


def _one_differs(pair: str, meant: str) -> bool:
    return (pair[0] == meant[0]) != (pair[1] == meant[1])


@lru_cache(maxsize=20_000)
def _sound(char: str) -> str:
    return str(pypinyin.lazy_pinyin(char)[0])


@cache
def _sounds_like() -> dict[tuple[str, str], str]:
    words = [line.strip() for line in (DATA / "service_words.txt").read_text(encoding="utf-8").splitlines()]
    return {(_sound(word[0]), _sound(word[1])): word for word in words if len(word) == 2}


@cache
def _pairs_in_use() -> frozenset[str]:
    """Pairs that stand in our own example sentences: right as they are."""
    found: set[str] = set()
    for folder in ("intents", "emotions"):
        for path in (DATA.parent / folder).glob("*.txt"):
            for line in path.read_text(encoding="utf-8").splitlines():
                found.update(line[at : at + 2] for at in range(len(line) - 1))
    return frozenset(found)


@cache
def _known() -> tuple[re.Pattern[str], dict[str, _Rule]]:
    rules: dict[str, _Rule] = {}
    for written, meant, condition in _rows("spellings.tsv"):
        rules[written] = _Rule(meant, re.compile(condition) if condition else None)
    return re.compile("|".join(map(re.escape, sorted(rules, key=len, reverse=True)))), rules


@cache
def _abbreviations() -> tuple[re.Pattern[str], dict[str, list[_Rule]]]:
    rules: dict[str, list[_Rule]] = {}
    for written, meant, condition in _rows("letters.tsv"):
        rules.setdefault(written, []).append(_Rule(meant, re.compile(condition, re.IGNORECASE) if condition else None))
    words = "|".join(map(re.escape, sorted(rules, key=len, reverse=True)))
    return re.compile(rf"(?<![A-Za-z\d])(?:{words})(?![A-Za-z\d])", re.IGNORECASE), rules


def _rows(name: str) -> list[tuple[str, str, str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [(row[0], row[1], row[2] if len(row) > 2 else "") for row in rows]
