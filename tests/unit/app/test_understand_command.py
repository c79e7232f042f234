"""`xiaoer understand`: lines in, lines out, broken lines named."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from xiaoer.app.cli.commands import cli


def test_that_each_line_is_understood_and_broken_ones_are_named(tmp_path: Path) -> None:
    given, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_bytes(
        b'{"id": "a", "text": "\xe8\xbd\xac\xe4\xba\xba\xe5\xb7\xa5"}\n{"id": 2, "text": "M\xe7\xa0\x81\xe6\x9c\x89\xe8\xb4\xa7\xe5\x90\x97"}\n'
        b'nonsense\n\n{"id": 3}\n{"id": true, "text": "x"}\n\xff\xfe\n' + b'{"id": 9, "text": "' + b"x" * 70_000 + b'"}\n{"id": 5, "text": ""}'
    )  # fmt: skip
    result = CliRunner().invoke(cli, ["understand", str(given), "--out", str(out)])
    assert result.exit_code == 1
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["a", 2, 5]
    assert lines[0]["intents"][0]["code"] == "ask_human"
    assert lines[0]["handoff"] is True
    assert lines[1]["intents"][0]["code"] == "stock"
    assert {"kind": "size", "text": "M码", "value": "M"} in lines[1]["entities"]
    assert lines[1]["emotion"] == "calm"
    assert lines[2]["intents"][0]["code"] == "other"
    for number in (3, 5, 6, 7, 8):
        assert f"line {number}:" in result.output


def test_that_a_missing_file_is_said_plainly(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["understand", str(tmp_path / "none.jsonl")])
    assert "no such file" in str(getattr(result.exception, "message", ""))
