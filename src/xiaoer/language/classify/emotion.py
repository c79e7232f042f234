"""A shopper's mood by the words: a small linear head, moved by cues that show a mood whatever the sentence is about."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy import float32
from numpy.typing import NDArray

from xiaoer.language.classify.examples import LANGUAGE
from xiaoer.language.classify.head import Head, softmax
from xiaoer.language.understand import Emotion, IntentGuess

EXAMPLES = LANGUAGE / "emotions"
MODEL = LANGUAGE / "models" / "emotions.npz"
CUES = LANGUAGE / "data" / "emotion_cues.toml"
#: What speaks for calm before anything is known: most messages are.
CALM_PRIOR = 1.0
#: A mood that no cue shows must be this clear.
WITHOUT_CUE = 0.48
#: Characters of a message that are searched for cues.
READ = 1000

_LOUD = re.compile(r"[!！?？]{2,}|([^\d\s])\1{2,}")
_MOOD_OF = {"escalation_threat": 0.6, "complaint": 0.5, "dissatisfied": 0.4}


@dataclass(frozen=True, slots=True)
class Cue:
    """Expressions that add `weight` to a mood's score."""

    mood: str
    weight: float
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class EmotionModel:
    """Immutable; numpy and regular expressions only."""

    head: Head
    cues: tuple[Cue, ...]
    sarcasm: re.Pattern[str]

    def read(self, vector: NDArray[float32] | None, core: str, plain: str, typed: str) -> Emotion:
        """The mood of a message and how strong it is. `plain` keeps the punctuation that the core has lost, `typed` the repeats."""
        heard = plain[:READ]
        scores = self.head.scores(vector, core) / self.head.temperature
        labels = self.head.labels
        scores[labels.index("calm")] += CALM_PRIOR
        shown = Counter({"calm": 1})
        for cue in self.cues:
            if found := {match.group() for match in cue.pattern.finditer(heard)}:
                scores[labels.index(cue.mood)] += cue.weight
                shown[cue.mood] += len(found)
        if self.sarcasm.search(heard):
            scores[labels.index("happy")] = scores.min() - 5
            scores[labels.index("dissatisfied")] += 2
            shown["dissatisfied"] += 1
        shares = softmax(scores.astype(float32))
        label = labels[int(np.argmax(shares))]
        if label == "calm" or (label not in shown and shares.max() < WITHOUT_CUE):
            return Emotion()
        loud = min(0.3, 0.1 * len(_LOUD.findall(typed[:READ])))
        again = min(0.2, 0.1 * max(0, shown[label] - 1))
        return Emotion(label, round(min(1.0, float(shares.max()) * 0.85 + loud + again), 2))


def at_least(emotion: Emotion, intents: Sequence[IntentGuess]) -> Emotion:
    """Who complains or threatens is not calm, however evenly it is worded."""
    worst = max((_MOOD_OF.get(each.code, 0.0) for each in intents[:2] if each.confidence >= WITHOUT_CUE), default=0.0)
    return Emotion("dissatisfied", worst) if worst and emotion.label in {"calm", "happy"} else emotion


@cache
def load_emotions() -> EmotionModel:
    """The shipped model."""
    return with_cues(Head.load(MODEL))


def with_cues(head: Head, path: Path = CUES) -> EmotionModel:
    """A head and the cues of a file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    cues = tuple(Cue(each["mood"], float(each["weight"]), _any(each)) for each in data["cue"])
    return EmotionModel(head, cues, _any(data["sarcasm"]))


def _any(entry: Mapping[str, list[str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in entry["patterns"]), re.IGNORECASE)
