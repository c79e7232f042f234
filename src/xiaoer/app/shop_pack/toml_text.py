"""Tables written as TOML: plain values, lists, tables and lists of tables, as a pack uses them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def toml_text(table: Mapping[str, Any]) -> str:
    """The table as a TOML file that reads back the same."""
    return "\n".join(_lines(table, "")).strip() + "\n"


def _lines(table: Mapping[str, Any], path: str) -> list[str]:
    lines = [f"{name} = {_value(value)}" for name, value in table.items() if not _is_table(value)]
    for name, value in table.items():
        if isinstance(value, Mapping):
            lines += ["", f"[{path}{name}]", *_lines(value, f"{path}{name}.")]
        elif _is_table(value):
            for each in value:
                lines += ["", f"[[{path}{name}]]", *_lines(each, f"{path}{name}.")]
    return lines


def _is_table(value: object) -> bool:
    """Whether it has a header of its own; keys after it would belong to it, so such come last."""
    return isinstance(value, Mapping) or (isinstance(value, list) and bool(value) and isinstance(value[0], Mapping))


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        # JSON's escapes are TOML's too, but TOML wants one more character escaped
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(each) for each in value)}]"
    raise TypeError(f"TOML here holds texts, numbers, yes/no and lists, not {type(value).__name__}")
