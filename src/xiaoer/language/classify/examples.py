"""The example sentences that classifiers learn from: plain files, one label a file, one sentence a line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

#: Files beside this package: `intents/CODE.txt`, `emotions/LABEL.txt`.
LANGUAGE = Path(__file__).parent.parent


def read_examples(folder: Path) -> dict[str, tuple[str, ...]]:
    """Label → sentences of every `LABEL.txt` in a folder; `#` starts a comment line, repeats count once."""
    return {path.stem: read_sentences(path) for path in sorted(folder.glob("*.txt"))}


def read_sentences(path: Path) -> tuple[str, ...]:
    """The sentences of one example file in order."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


def fingerprint(examples: Mapping[str, Iterable[str]]) -> str:
    """A hash that changes with any sentence: tells which examples a model file was trained on."""
    digest = hashlib.sha256()
    for label in sorted(examples):
        digest.update(f"{label}\n".encode())
        for sentence in examples[label]:
            digest.update(f"\t{sentence}\n".encode())
    return digest.hexdigest()[:16]
