"""cases/*.jsonl: the shop's regression conversations, kept as they are; here only their form is checked."""

from __future__ import annotations

import hashlib
from typing import Any

import orjson

from xiaoer.accounts.pack.model import PackFile
from xiaoer.app.shop_pack.cells import Reading

MOST_CASES = 5_000
MOST_TURNS = 50


def read_cases(reading: Reading) -> tuple[tuple[PackFile, int], ...]:
    """The files with the number of cases in each."""
    met: dict[str, str] = {}
    found = []
    for file in reading.folder.under("cases"):
        text = reading.folder.text(file)
        if text is None:
            continue
        count = 0
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            count += 1
            for wrong in _look(line, met, f"{file}:{number}"):
                reading.problems.add(file, number, wrong)
        if count > MOST_CASES:
            reading.problems.add(file, None, f"more than {MOST_CASES} cases; split the file")
        content = reading.folder.content(file)
        found.append((PackFile(file, "application/jsonl", content, hashlib.sha256(content).hexdigest()), count))
    return tuple(found)


def _is_said(each: object) -> bool:
    """A message: text, or an object with text or pictures."""
    if isinstance(each, str):
        return bool(each)
    return (
        isinstance(each, dict)
        and isinstance(each.get("user", ""), str)
        and bool(each.get("user") or each.get("images"))
    )


def _look(line: str, met: dict[str, str], place: str) -> list[str]:
    try:
        case: Any = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return [f"not valid JSON: {error}"]
    if not isinstance(case, dict):
        return ['write one JSON object a line: {"id": …, "turns": […], "expect": […]}']
    wrong = []
    case_id, turns, expectations = case.get("id"), case.get("turns"), case.get("expect", [])
    if case_id is not None and (not isinstance(case_id, str) or not case_id):
        wrong.append("id: write a text, a name of the case's own")
    elif case_id in met:
        wrong.append(f"id: “{case_id}” stands twice, first in {met[case_id]}; give each its own")
    elif case_id:
        met[case_id] = place
    if not isinstance(turns, list) or not turns:
        return [*wrong, 'turns: missing; write [{"user": "…"}, …]']
    if len(turns) > MOST_TURNS:
        wrong.append(f"turns: more than {MOST_TURNS}; split the case")
    for number, turn in enumerate(turns, 1):
        said = turn if isinstance(turn, list) else [turn]
        if not said or not all(_is_said(each) for each in said):
            wrong.append(f'turns: turn {number}: write {{"user": "…"}}, or a list of them for a burst')
    if not isinstance(expectations, list) or not all(isinstance(each, dict) for each in expectations):
        return [*wrong, 'expect: write a list of objects: [{"turn": 1, …}]']
    for expectation in expectations:
        turn = expectation.get("turn", len(turns))
        if isinstance(turn, bool) or not isinstance(turn, int) or not 1 <= turn <= len(turns):
            wrong.append(f"expect: turn {turn} does not exist; the case has {len(turns)}")
    return wrong
