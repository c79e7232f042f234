"""Whatever stands in a cell, a time or a table of a pack is the same after writing and reading."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiaoer.app.shop_pack.cells import Reading, join_values, read_rows, split_values, to_fen
from xiaoer.app.shop_pack.folder import PackFolder
from xiaoer.app.shop_pack.problems import Problems
from xiaoer.app.shop_pack.times import parse_time, write_time
from xiaoer.app.shop_pack.toml_text import toml_text
from xiaoer.app.shop_pack.write import csv_text
from xiaoer.foundation.ids import yuan

#: How long one example takes says nothing on a busy machine.
patient = settings(deadline=None)
#: Texts as they are kept: without white space at their ends and without what PostgreSQL refuses.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40).map(str.strip)
tricky = st.sampled_from(
    ['"', '""', ",", "|", "\\", "\\|", "a\nb", "a\r\nb", "a\rb", "=1+1", "'", "\ufeffx", "é", "𠮷", "#"]
)
values = st.one_of(texts, tricky)
tables = st.lists(st.tuples(values.filter(bool), values, values), min_size=1, max_size=5)
UTC8 = ZoneInfo("Asia/Shanghai")
moments = st.integers(700_000_000, 4_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))


@patient
@given(tables)
def test_that_cells_survive(rows: Sequence[Sequence[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "faq.csv").write_bytes(csv_text(("id", "question", "answer"), rows).encode())
        problems = Problems()
        reading = Reading(PackFolder(Path(folder), problems), problems, datetime.now(UTC), UTC8)
        read = [row.cells for row in read_rows(reading, "faq.csv", ("id", "question", "answer"), ("id",))]
    assert problems.count == 0
    assert [tuple(row.get(name, "") for name in ("id", "question", "answer")) for row in read] == list(rows)


@patient
@given(st.lists(values.filter(bool)))
def test_that_several_values_in_a_cell_survive(several: list[str]) -> None:
    assert split_values(join_values(several)) == tuple(several)


@patient
@given(moments, st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"]))
def test_that_moments_survive_also_in_the_hour_that_comes_twice(at: datetime, zone: str) -> None:
    written = write_time(at, ZoneInfo(zone))
    assert parse_time(written, datetime.now(UTC), ZoneInfo(zone)) == at


@pytest.mark.parametrize(
    "minute", [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)]
)
def test_that_both_hours_of_a_clock_change_are_told_apart(minute: datetime) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert parse_time(write_time(minute, berlin), minute, berlin) == minute


@patient
@given(st.integers(0, 10**11 - 1))
def test_that_amounts_survive(fen: int) -> None:
    assert to_fen(yuan(fen)) == fen


plain = st.one_of(texts, st.integers(-(10**9), 10**9), st.booleans(), st.floats(allow_nan=False, allow_infinity=False))
keys = st.from_regex(r"\A[a-z_]{1,10}\Z")
flat = st.dictionaries(keys, st.one_of(plain, st.lists(texts, max_size=3)), max_size=4)
sections = st.one_of(flat, st.lists(flat, min_size=1, max_size=3))


@patient
@given(flat, st.dictionaries(st.from_regex(r"\A[A-Z]{1,5}\Z"), sections, max_size=3))
def test_that_toml_survives(top: dict[str, object], below: dict[str, object]) -> None:
    assert tomllib.loads(toml_text({**top, **below})) == {**top, **below}
