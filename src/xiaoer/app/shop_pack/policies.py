"""policies/*.toml: read into rules whose amounts are fen and whose times are UTC; written back the same way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from xiaoer.app.shop_pack.cells import Reading
from xiaoer.app.shop_pack.policy_form import FORMS, PROMOTION_KINDS, Form, Holds
from xiaoer.app.shop_pack.times import parse_time, write_time
from xiaoer.app.shop_pack.toml_file import Path, TomlFile
from xiaoer.knowledge.model import Policies

LONGEST_TEXT = 4_000
MOST_VALUES = 500
_PATTERNS = {
    Holds.ID: re.compile(r"^[a-z0-9][a-z0-9._-]{0,99}$"),
    Holds.CODE: re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"),
    Holds.CLOCK: re.compile(r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$"),
    Holds.WEEKDAYS: re.compile(r"^[1-7](-[1-7])?(,[1-7](-[1-7])?)*$"),
    Holds.DAYS: re.compile(r"^\d{1,3}(-\d{1,3})?$"),
}
_SCOPE = re.compile(r"^(product|category):\S.*$")


class PolicyFiles:
    """The pack's policies, with the files they come from so that later checks can name a line."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.files: dict[str, TomlFile] = {}
        self.data: dict[str, dict[str, Any]] = {}
        for name in reading.folder.under("policies"):
            kind = name.removeprefix("policies/").removesuffix(".toml")
            if kind not in FORMS:
                reading.problems.add(name, None, f"no such policy; known are {', '.join(FORMS)}")
                continue
            file = TomlFile(reading.folder, name)
            self.files[kind] = file
            if file.data is not None:
                self.data[kind] = self._table(file, (), file.data, FORMS[kind])
        self._check_promotions()

    def rules(self) -> Policies:
        """What was read."""
        promotions = self.data.get("promotions", {})
        return Policies(
            shipping=self.data.get("shipping", {}),
            aftersales=self.data.get("aftersales", {}),
            invoice=self.data.get("invoice", {}),
            handoff=self.data.get("handoff", {}),
            promotions=tuple(promotions.get("promotion", ())),
        )

    def _table(
        self, file: TomlFile, path: tuple[str | int, ...], table: Mapping[str, Any], form: Form
    ) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for name in form.needed:
            if name not in table:
                file.wrong(path, f"“{name}” is missing; add it")
        for name, value in table.items():
            here = (*path, name)
            if name in form.tables:
                out[name] = self._tables(file, here, value, form.tables[name])
            elif name in form.keys:
                read = self._value(file, here, value, form.keys[name])
                if read is not None:
                    out[name] = read
            else:
                file.wrong(here, f"no such key; known are {', '.join((*form.keys, *form.tables))}")
        return out

    def _tables(self, file: TomlFile, path: tuple[str | int, ...], value: object, form: Form) -> list[dict[str, Any]]:
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            file.wrong(path, f"write it as [[{path[-1]}]] tables")
            return []
        if len(value) > MOST_VALUES:
            file.wrong(path, f"more than {MOST_VALUES} of them; leave some out")
            return []
        tables = [self._table(file, (*path, index), each, form) for index, each in enumerate(value)]
        met: set[Any] = set()
        for index, each in enumerate(tables):
            key = each.get(form.key) if form.key else None
            if key is not None and key in met:
                file.wrong((*path, index, form.key), f"“{key}” stands twice; give each its own")
            met.add(key)
        return tables

    def _value(self, file: TomlFile, path: Path, value: object, holds: Holds) -> object:
        try:
            if holds in {Holds.TIME, Holds.UNTIL}:
                return self._time(value, until=holds is Holds.UNTIL)
            return _READERS.get(holds, _read_text)(value, holds)
        except (ValueError, TypeError) as error:
            file.wrong(path, str(error))
            return None

    def _time(self, value: object, *, until: bool) -> datetime:
        if isinstance(value, datetime):
            value = value.isoformat(sep=" ")
        elif not isinstance(value, str):
            raise TypeError('write the time in quotes, such as "2026-11-24 14:20" or "+20d 23:59"')
        return parse_time(value.strip(), self._reading.anchor, self._reading.zone, until=until)

    def _check_promotions(self) -> None:
        file = self.files.get("promotions")
        needs = {"threshold": ("threshold", "off"), "each_full": ("threshold", "off"), "cross_shop": ("threshold", "off"),
                 "percent": ("percent",), "fixed_price": ("price",), "gift": ("gift",)}  # fmt: skip
        for index, promotion in enumerate(self.data.get("promotions", {}).get("promotion", ())):
            path = ("promotion", index)
            kind = promotion.get("kind")
            assert file
            if kind is not None and kind not in PROMOTION_KINDS:
                file.wrong((*path, "kind"), f"“{kind}” is unknown; write one of {', '.join(PROMOTION_KINDS)}")
            for name in needs.get(str(kind), ()):
                if name not in promotion:
                    file.wrong(path, f"a promotion of kind {kind} needs “{name}”{_EXAMPLES.get(name, '')}; add it")
            if promotion.get("percent", 0) >= 60:
                say = f"percent = {promotion['percent']} takes that much off; 九折 is written percent = 10"
                file.problems.warn(file.name, file.line((*path, "percent")), say)
            for stacked in promotion.get("stacks_with", ()):
                if stacked not in PROMOTION_KINDS:
                    file.wrong(
                        (*path, "stacks_with"), f"“{stacked}” is no kind; write some of {', '.join(PROMOTION_KINDS)}"
                    )
            starts, ends = promotion.get("starts"), promotion.get("ends")
            if starts and ends and ends <= starts:
                file.wrong((*path, "ends"), "not after “starts”; mend one of them")


#: What stands behind the name of a key that is missing.
_EXAMPLES = {
    "percent": " (what is taken off: 九折 is percent = 10; the least number of pieces goes into “pieces”)",
    "gift": " (what is given, in words or as a product's code)",
    "price": " (what one piece costs then, in yuan)",
}


def _read_text(value: object, holds: Holds) -> str:
    if not isinstance(value, str):
        raise TypeError(f"write {holds.value} in quotes")
    if len(value) > LONGEST_TEXT:
        raise ValueError(f"longer than {LONGEST_TEXT} characters; shorten it")
    pattern = _PATTERNS.get(holds)
    if pattern and not pattern.match(value):
        raise ValueError(f"“{value[:40]}” does not fit; write {holds.value}")
    return value


def _read_days(value: object, holds: Holds) -> str:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    return _read_text(text, holds)


def _read_texts(value: object, holds: Holds) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) and each and len(each) <= 500 for each in value):
        raise TypeError(f'write {holds.value}, such as ["…", "…"]')
    if len(value) > MOST_VALUES:
        raise ValueError(f"more than {MOST_VALUES} values; leave some out")
    if holds is Holds.SCOPES:
        for each in value:
            if not _SCOPE.match(each):
                raise ValueError(f"“{each[:40]}”: write product:CODE or category:NAME")
    return list(value)


def _read_yes(value: object, holds: Holds) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"write {holds.value}, without quotes")
    return value


def _read_whole(value: object, holds: Holds) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 10_000_000:
        raise ValueError(f"write {holds.value}, without quotes")
    return value


def _read_percent(value: object, holds: Holds) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise ValueError(f"write {holds.value}, without quotes (20 = 20 % off)")
    return value


def _read_money(value: object, holds: Holds) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 10**9:
        raise ValueError(f"write {holds.value}, such as 300 or 9.9, without quotes")
    fen = Decimal(str(value)) * 100
    if fen != int(fen):
        raise ValueError("write yuan with at most two decimals")
    return int(fen)


_READERS: Mapping[Holds, Callable[[object, Holds], Any]] = {
    Holds.MONEY: _read_money,
    Holds.WHOLE: _read_whole,
    Holds.PERCENT: _read_percent,
    Holds.YES: _read_yes,
    Holds.TEXTS: _read_texts,
    Holds.SCOPES: _read_texts,
    Holds.DAYS: _read_days,
}


def to_yuan(fen: int) -> int | float:
    """Fen as TOML's number of yuan."""
    return fen // 100 if fen % 100 == 0 else float(Decimal(fen) / 100)


def write_policy(kind: str, data: Mapping[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    """A policy as the table of its file, such that reading it gives `data` again."""
    return _write_table(data, FORMS[kind], zone)


def _write_table(data: Mapping[str, Any], form: Form, zone: ZoneInfo) -> dict[str, Any]:
    out: dict[str, Any] = {}
    # in the order of the documents: the database keeps none
    for name in (*form.keys, *form.tables):
        if name not in data:
            continue
        value = data[name]
        if name in form.tables:
            out[name] = [_write_table(each, form.tables[name], zone) for each in value]
        elif form.keys[name] is Holds.MONEY:
            out[name] = to_yuan(value)
        elif form.keys[name] in {Holds.TIME, Holds.UNTIL}:
            out[name] = write_time(value, zone)
        else:
            out[name] = value
    return out
