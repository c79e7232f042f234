"""CSV files: rows whose cells are read with their type, each mistake noted with its line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from xiaoer.app.shop_pack.folder import PackFolder
from xiaoer.app.shop_pack.problems import Problems
from xiaoer.app.shop_pack.times import parse_time
from xiaoer.foundation.ids import Fen

LONGEST_CELL = 100_000
MOST_ROWS = 200_000
MOST_VALUES = 200
CODE = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")
_YES = {"yes": True, "是": True, "no": False, "否": False}
_MONEY = re.compile(r"^\d{1,9}(\.\d{1,2})?$")
_NUMBER = re.compile(r"^\d{1,6}(\.\d{1,3})?$")
_ESCAPED = re.compile(r"\\([|\\])")
_PIPE = re.compile(r"((?:\\[|\\]|[^|])*)(?:\||$)")


def to_fen(text: str) -> Fen:
    """An amount in yuan as fen; raises ValueError with the remedy."""
    if not _MONEY.match(text):
        raise ValueError(f"“{text[:20]}” is no amount; write yuan such as 299 or 299.90")
    return Fen(int(Decimal(text) * 100))


def split_values(cell: str) -> tuple[str, ...]:
    """The values of a cell, parted by `|`; a bar inside a value is written `\\|`."""
    parts = (_ESCAPED.sub(r"\1", part).strip() for part in _PIPE.findall(cell))
    return tuple(part for part in parts if part)


def join_values(values: Collection[str]) -> str:
    """The cell that `split_values` reads back."""
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed to read cells: where problems go, and what relative times count from."""

    folder: PackFolder
    problems: Problems
    anchor: datetime
    zone: ZoneInfo


class Row:
    """One line of a CSV file. Each getter notes a problem and gives the empty value when the cell is wrong."""

    def __init__(
        self, reading: Reading, file: str, line: int, cells: Mapping[str, str], needed: Collection[str]
    ) -> None:
        self.file = file
        self.line = line
        self.cells = cells
        self._reading = reading
        self._before = reading.problems.count
        for name in needed:
            if not cells.get(name):
                self.wrong(name, "empty; fill it in")

    @property
    def ok(self) -> bool:
        """Whether nothing was wrong with this row so far."""
        return self._reading.problems.count == self._before

    def wrong(self, name: str, text: str) -> None:
        """Note a mistake in this row's cell."""
        self._reading.problems.add(self.file, self.line, f"{name}: {text}")

    def warn(self, text: str) -> None:
        """Note something odd about this row."""
        self._reading.problems.warn(self.file, self.line, text)

    def text(self, name: str, longest: int = 200) -> str:
        """The cell's text."""
        value = self.cells.get(name, "")
        if len(value) > longest:
            self.wrong(name, f"longer than {longest} characters; shorten it")
            return ""
        return value

    def code(self, name: str, pattern: re.Pattern[str] = CODE) -> str:
        """A code: letters, digits, dot, dash, underscore."""
        value = self.cells.get(name, "")
        if value and not pattern.match(value):
            self.wrong(name, f"“{value[:40]}”: use letters, digits, dot, dash, underscore (at most 64)")
            return ""
        return value

    def several(self, name: str, longest: int = 100) -> tuple[str, ...]:
        """The cell's values parted by `|`, each once."""
        values = tuple(dict.fromkeys(split_values(self.cells.get(name, ""))))
        if any(len(value) > longest for value in values):
            self.wrong(name, f"a value is longer than {longest} characters; part values with | or shorten it")
            return ()
        if len(values) > MOST_VALUES:
            self.wrong(name, f"more than {MOST_VALUES} values; leave some out")
            return ()
        return values

    def one_of(self, name: str, known: Collection[str], default: str = "") -> str:
        """One of the known words; `default` for an empty cell."""
        value = self.cells.get(name, "")
        if value and value not in known:
            self.wrong(name, f"“{value[:40]}” is unknown; write one of {', '.join(known)}")
            return default
        return value or default

    def yes(self, name: str, *, default: bool = False) -> bool:
        """A yes/no cell."""
        value = self.cells.get(name, "").lower()
        if value and value not in _YES:
            self.wrong(name, "write yes or no")
        return _YES.get(value, default)

    def money(self, name: str) -> Fen | None:
        """An amount; None for an empty cell."""
        value = self.cells.get(name, "")
        if not value:
            return None
        try:
            return to_fen(value)
        except ValueError as error:
            self.wrong(name, str(error))
            return None

    def whole(self, name: str, largest: int = 10_000_000) -> int | None:
        """A whole number from 0; None for an empty cell."""
        value = self.cells.get(name, "")
        if value and not (value.isascii() and value.isdigit() and len(value) < 12 and int(value) <= largest):
            self.wrong(name, f"“{value[:20]}” is no whole number from 0 to {largest}")
            return None
        return int(value) if value else None

    def number(self, name: str) -> float | None:
        """A number such as 72.5; None for an empty cell."""
        value = self.cells.get(name, "")
        if value and not _NUMBER.match(value):
            self.wrong(name, f"“{value[:20]}” is no number; write 72 or 72.5, without a unit")
            return None
        try:
            return float(Decimal(value)) if value else None
        except InvalidOperation:
            return None

    def time(self, name: str, *, until: bool = False) -> datetime | None:
        """A moment in UTC; None for an empty cell."""
        value = self.cells.get(name, "")
        if not value:
            return None
        try:
            return parse_time(value, self._reading.anchor, self._reading.zone, until=until)
        except ValueError as error:
            self.wrong(name, str(error))
            return None


def read_rows(reading: Reading, file: str, columns: Collection[str], needed: Collection[str]) -> Iterator[Row]:
    """The rows of a CSV file that may be absent; nothing after a header that is wrong."""
    if not reading.folder.has(file) or (text := reading.folder.text(file)) is None:
        return
    problems = reading.problems
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        if not _header_ok(problems, file, header, columns, needed):
            return
        line = reader.line_num + 1
        for count, values in enumerate(reader, 1):
            first, line = line, reader.line_num + 1
            if count > MOST_ROWS:
                problems.add(file, first, f"more than {MOST_ROWS} rows; leave some out")
                return
            if not any(value.strip() for value in values):
                continue
            if len(values) != len(header):
                say = f"{len(values)} cells where the header has {len(header)}; put cells with commas in quotes"
                problems.add(file, first, say)
                continue
            cells = {name: value.strip() for name, value in zip(header, values, strict=True)}
            if any(len(value) > LONGEST_CELL for value in cells.values()):
                problems.add(file, first, f"a cell is longer than {LONGEST_CELL} characters; shorten it")
                continue
            yield Row(reading, file, first, cells, needed)
    except csv.Error as error:
        problems.add(file, reader.line_num, f"{error}; check the quotation marks")


def _header_ok(
    problems: Problems, file: str, header: list[str], columns: Collection[str], needed: Collection[str]
) -> bool:
    before = problems.count
    for name in header:
        if name not in columns:
            problems.add(file, 1, f"no column “{name[:40]}”; known are {', '.join(columns)}")
    for name in needed:
        if name not in header:
            problems.add(file, 1, f"the column “{name}” is missing; add it to the first line")
    for name in {name for name in header if header.count(name) > 1}:
        problems.add(file, 1, f"the column “{name[:40]}” stands twice; keep one")
    return problems.count == before


class Known:
    """Keys met so far in one file, to find those that stand twice."""

    def __init__(self) -> None:
        self.lines: dict[str, int] = {}

    def first(self, row: Row, name: str, key: str) -> bool:
        """Whether the key is new; notes a problem when not."""
        if key in self.lines:
            row.wrong(name, f"“{key[:60]}” stands twice, first in line {self.lines[key]}; give each its own")
            return False
        self.lines[key] = row.line
        return True
