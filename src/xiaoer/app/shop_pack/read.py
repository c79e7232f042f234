"""Read a shop pack and say exactly what is wrong with it: file, line and remedy."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from xiaoer.foundation.errors import ErrorKind, XiaoerError
from xiaoer.knowledge.model import FaqEntry

LARGEST_FILE = 20 * 1024 * 1024
LONGEST_CELL = 10_000
FAQ_COLUMNS = ("id", "question", "similar", "answer", "category", "intent", "person_only", "owner", "tags")
FAQ_NEEDED = ("id", "question", "answer")
_ID = re.compile(r"^[a-z0-9][a-z0-9._-]{0,99}$")
_YES = {"yes": True, "是": True, "no": False, "否": False, "": False}


class PackInvalid(XiaoerError):
    """The shop pack has mistakes; nothing was imported."""

    code: ClassVar[str] = "pack_invalid"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems), problems=problems)


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", str_max_length=LONGEST_CELL)


class PersonaSection(_Section):
    """The shop's voice."""

    bot_name: str
    greeting: str
    unknown: str = "这个我不太确定，不敢乱说。您换个说法问问，或者问点别的？"


class ThemeSection(_Section):
    """The shop's colour."""

    brand: str = Field(default="#2f5aa8", pattern=r"^#[0-9a-fA-F]{6}$")


class WidgetSection(_Section):
    """What the widget offers before anything was asked."""

    quick_questions: list[str] = Field(default_factory=list, max_length=6)


class ShopFile(_Section):
    """The content of shop.toml."""

    slug: str = Field(pattern=r"^[a-z0-9-]{1,40}$")
    name: str = Field(min_length=1, max_length=100)
    persona: PersonaSection
    theme: ThemeSection = Field(default_factory=ThemeSection)
    widget: WidgetSection = Field(default_factory=WidgetSection)


@dataclass(frozen=True, slots=True)
class ShopPack:
    """A pack without mistakes."""

    shop: ShopFile
    faq: tuple[FaqEntry, ...]

    @property
    def config(self) -> dict[str, Any]:
        """What is stored as the shop's configuration."""
        return self.shop.model_dump()


def read_pack(folder: Path) -> ShopPack:
    """The pack in this folder; raises PackInvalid with every mistake found."""
    problems: list[str] = []
    shop = _read_shop(folder, problems)
    faq = _read_faq(folder, problems)
    if problems or shop is None:
        raise PackInvalid(problems)
    return ShopPack(shop, tuple(faq))


def _text(folder: Path, name: str, problems: list[str]) -> str | None:
    path = folder / name
    if path.stat().st_size > LARGEST_FILE:
        problems.append(f"{name}: the file is larger than 20 MB; split or shorten it")
        return None
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.append(f"{name}:{line}: not UTF-8; save the file as UTF-8 (in Excel: CSV UTF-8)")
        return None


def _read_shop(folder: Path, problems: list[str]) -> ShopFile | None:
    if not (folder / "shop.toml").is_file():
        problems.append("shop.toml: the file is missing; a pack needs at least slug, name and [persona]")
        return None
    text = _text(folder, "shop.toml", problems)
    if text is None:
        return None
    try:
        return ShopFile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        problems.append(f"shop.toml: not valid TOML: {error}")
    except ValidationError as error:
        for mistake in error.errors(include_url=False):
            key = ".".join(str(part) for part in mistake["loc"])
            problems.append(f"shop.toml:{_line_of(text, str(mistake['loc'][-1]))}: {key}: {mistake['msg']}")
    return None


def _line_of(text: str, key: str) -> int:
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if re.match(rf"\[?\s*{re.escape(key)}\b", line)), 1)


def _read_faq(folder: Path, problems: list[str]) -> list[FaqEntry]:
    if not (folder / "faq.csv").is_file():
        return []
    text = _text(folder, "faq.csv", problems)
    if text is None:
        return []
    reader = csv.DictReader(io.StringIO(text), strict=True)
    columns = reader.fieldnames or []
    unknown = [column for column in columns if column not in FAQ_COLUMNS]
    missing = [column for column in FAQ_NEEDED if column not in columns]
    if unknown or missing:
        problems += [f"faq.csv:1: no column “{name}”; known are {', '.join(FAQ_COLUMNS)}" for name in unknown]
        problems += [f"faq.csv:1: the column “{name}” is missing; add it to the first line" for name in missing]
        return []
    entries: dict[str, FaqEntry] = {}
    try:
        for row in reader:
            entry = _faq_row(reader.line_num, row, entries, problems)
            if entry:
                entries[entry.id] = entry
    except csv.Error as error:
        problems.append(f"faq.csv:{reader.line_num}: {error}; check the quotation marks")
    return list(entries.values())


def _faq_row(line: int, row: dict[str, Any], known: dict[str, FaqEntry], problems: list[str]) -> FaqEntry | None:
    before = len(problems)
    if None in row or None in row.values():
        problems.append(f"faq.csv:{line}: the number of cells differs from the header; put cells with commas in quotes")
        return None
    cells = {name: value.strip() for name, value in row.items()}
    for name, value in cells.items():
        longest = 500 if name == "question" else LONGEST_CELL
        if len(value) > longest:
            problems.append(f"faq.csv:{line}: {name}: longer than {longest} characters; shorten it")
    problems += [f"faq.csv:{line}: {name}: empty; fill it in" for name in FAQ_NEEDED if not cells[name]]
    if cells["id"] and not _ID.match(cells["id"]):
        problems.append(f"faq.csv:{line}: id “{cells['id'][:40]}”: use a-z, 0-9, dot, dash, underscore")
    if cells["id"] in known:
        problems.append(f"faq.csv:{line}: id “{cells['id']}” stands twice; give each entry its own")
    if cells.get("person_only", "") not in _YES:
        problems.append(f"faq.csv:{line}: person_only: write yes or no")
    if len(problems) > before:
        return None
    return FaqEntry(
        id=cells["id"],
        question=cells["question"],
        similar=_several(cells.get("similar", "")),
        answer=cells["answer"],
        category=cells.get("category", ""),
        intent=cells.get("intent", ""),
        person_only=_YES[cells.get("person_only", "")],
        owner=cells.get("owner", ""),
        tags=_several(cells.get("tags", "")),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
