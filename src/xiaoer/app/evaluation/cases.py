"""Regression cases: their form, and what is wrong with a file that has another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import orjson

from xiaoer.foundation.errors import ErrorKind, XiaoerError

LARGEST_FILE = 20 * 1024 * 1024
LONGEST_TEXT = 8_000
_EXPECTED = (
    "turn",
    "intent",
    "skill",
    "knowledge",
    "handoff",
    "contains",
    "excludes",
    "choices",
    "cards",
    "answered",
    "silent",
)


class CasesInvalid(XiaoerError):
    """The cases have mistakes; nothing was played."""

    code: ClassVar[str] = "cases_invalid"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED


@dataclass(frozen=True, slots=True)
class Said:
    """What the shopper sends in one turn: one message or a burst."""

    texts: tuple[str, ...]
    pictures: int = 0
    viewing: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One conversation with what is expected of it."""

    id: str
    turns: tuple[Said, ...]
    expect: tuple[Mapping[str, Any], ...] = ()
    customer: Mapping[str, Any] = field(default_factory=dict)


def read_cases(files: Sequence[Path]) -> list[Case]:
    """Every case of these files; raises CasesInvalid naming file, line and remedy."""
    cases: list[Case] = []
    problems: list[str] = []
    for path in files:
        if not path.is_file():
            problems.append(f"{path}: no such file")
        elif path.stat().st_size > LARGEST_FILE:
            problems.append(f"{path}: larger than 20 MB; split it")
        else:
            _read(path, cases, problems)
    if problems:
        raise CasesInvalid("\n".join(problems), problems=problems)
    return cases


def _read(path: Path, cases: list[Case], problems: list[str]) -> None:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        problems.append(f"{path}: not UTF-8; save it as UTF-8")
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            cases.append(_case(orjson.loads(line), f"{path.stem}:{number}"))
        except (orjson.JSONDecodeError, ValueError, TypeError) as error:
            problems.append(f"{path}:{number}: {error}")


def _case(data: object, name: str) -> Case:
    if not isinstance(data, dict):
        raise TypeError('write one JSON object a line: {"id": …, "turns": […], "expect": […]}')
    turns = data.get("turns")
    if not isinstance(turns, list) or not turns:
        raise ValueError('“turns” is missing; write [{"user": "…"}, …]')
    expect = data.get("expect", [])
    if not isinstance(expect, list) or not all(isinstance(each, dict) for each in expect):
        raise ValueError("“expect” is a list of objects")
    for each in expect:
        unknown = [key for key in each if key not in _EXPECTED]
        if unknown:
            raise ValueError(f"expect: no such key “{unknown[0]}”; known are {', '.join(_EXPECTED)}")
        turn = each.get("turn", len(turns))
        if isinstance(turn, bool) or not isinstance(turn, int) or not 1 <= turn <= len(turns):
            raise ValueError(f"expect: turn {turn} does not exist; the case has {len(turns)}")
    customer = data.get("customer") or {}
    if not isinstance(customer, dict):
        raise TypeError('“customer” is an object: {"id": "C001"}')
    return Case(str(data.get("id") or name), tuple(_said(turn) for turn in turns), tuple(expect), customer)


def _said(turn: object) -> Said:
    several = turn if isinstance(turn, list) else [turn]
    texts: list[str] = []
    pictures, viewing = 0, None
    for each in several:
        if isinstance(each, str):
            texts.append(each[:LONGEST_TEXT])
        elif isinstance(each, dict) and isinstance(each.get("user", ""), str):
            texts += [each["user"][:LONGEST_TEXT]] if each.get("user") else []
            pictures += len(each.get("images") or ())
            viewing = each.get("viewing") or viewing
        else:
            raise TypeError('a turn is {"user": "…"}, or a list of them for a burst')
    return Said(tuple(texts), pictures, viewing)
