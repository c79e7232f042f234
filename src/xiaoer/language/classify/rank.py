"""From probabilities to the intents worth serving, the first one first."""

from __future__ import annotations

from collections.abc import Sequence

from numpy import float32
from numpy.typing import NDArray

from xiaoer.language.core import Core
from xiaoer.language.understand import IntentGuess

#: A second intent is reported from this confidence, and a reading of the whole message from this one.
ALSO = 0.15
MOST = 3


def rank(labels: Sequence[str], probabilities: NDArray[float32], core: Core) -> tuple[IntentGuess, ...]:
    """The likely intents, surest first; empty when it is most likely none of these."""
    del core
    order = probabilities.argsort()[::-1][:MOST]
    guesses = [IntentGuess(labels[index], round(float(probabilities[index]), 4)) for index in order]
    if guesses[0].code == "other":
        return ()
    return tuple(
        guess
        for place, guess in enumerate(guesses)
        if place == 0 or (guess.confidence >= ALSO and guess.code != "other")
    )
