"""TOML files: their content, and the line where a key stands, which the standard reader does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Any

from xiaoer.app.shop_pack.folder import PackFolder

_TABLE = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_\"'-]+)\s*=")
Path = Sequence[str | int]


class TomlFile:
    """A parsed file, or a problem noted and `data` None."""

    def __init__(self, folder: PackFolder, name: str) -> None:
        self.name = name
        self.problems = folder.problems
        self.data: dict[str, Any] | None = None
        self._lines: dict[tuple[str | int, ...], int] = {}
        text = folder.text(name)
        if text is None:
            return
        try:
            self.data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"at line (\d+)", str(error))
            folder.problems.add(name, int(line[1]) if line else None, f"not valid TOML: {error}")
            return
        except RecursionError:
            folder.problems.add(name, None, "nested too deep; keep to the documented form")
            return
        self._lines = _locate(text)
        for path in _with_nul(self.data):
            self.wrong(path, "contains a NUL character; remove it")

    def line(self, path: Path) -> int:
        """The line of the key at this path, or of the nearest thing around it."""
        for length in range(len(path), 0, -1):
            found = self._lines.get(tuple(path[:length]))
            if found:
                return found
        return 1

    def wrong(self, path: Path, text: str) -> None:
        """Note a mistake at this path."""
        shown = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
        self.problems.add(self.name, self.line(path), f"{shown}: {text}" if shown else text)


def _with_nul(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where a text holds a character that no database keeps."""
    if isinstance(value, str) and "\x00" in value:
        yield path
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _with_nul(each, (*path, name))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _with_nul(each, (*path, index))


def _locate(text: str) -> dict[tuple[str | int, ...], int]:
    """Line numbers by path; good enough for the plain TOML of a pack."""
    lines: dict[tuple[str | int, ...], int] = {}
    counts: dict[str, int] = {}
    here: tuple[str | int, ...] = ()
    inside = ""
    for number, line in enumerate(text.splitlines(), 1):
        if inside:
            inside = "" if line.count(inside) % 2 else inside
            continue
        if table := _TABLE.match(line):
            name = table[2].strip("\"'")
            if table[1] == "[[":
                counts[name] = counts.get(name, -1) + 1
                here = (name, counts[name])
                lines.setdefault((name,), number)
            else:
                here = tuple(part.strip(" \"'") for part in name.split("."))
            lines.setdefault(here, number)
        elif key := _KEY.match(line):
            lines.setdefault((*here, key[1].strip("\"'")), number)
        for quotes in ('"""', "'''"):
            if line.count(quotes) % 2:
                inside = quotes
    return lines
