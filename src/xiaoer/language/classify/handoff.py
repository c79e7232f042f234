"""Whether the words alone call for a person, before the shop's own rules and the conversation are looked at."""

from __future__ import annotations

from collections.abc import Sequence

from xiaoer.language.classify.sure_words import SureWords
from xiaoer.language.understand import Emotion, IntentGuess

#: From this confidence an intent alone suffices, and from this intensity anger does.
CONFIDENT, FURIOUS = 0.7, 0.75
#: A complaint is told from a mere grievance only from this confidence.
COMPLAINS = 0.8
_ALONE = {"ask_human": "asked", "escalation_threat": "threat"}


def handoff_reason(text: str, intents: Sequence[IntentGuess], emotion: Emotion, phrases: SureWords) -> str:
    """asked, threat, danger, complaint, anger, or "" when no person is needed by the words alone."""
    first = intents[0] if intents else IntentGuess("other", 0.0)
    for guess in intents[:2]:
        meant_otherwise = guess.code in phrases.intents and phrases.intents[guess.code].excused(text)
        if guess.code in _ALONE and guess.confidence >= CONFIDENT and not meant_otherwise:
            return _ALONE[guess.code]
    if phrases.danger.find(text):
        return "danger"
    if phrases.complaint.find(text):
        return "complaint"
    if emotion.label == "angry" and emotion.intensity >= FURIOUS:
        return "anger"
    asks_how = phrases.complaint.excused(text)
    complains = first.code == "complaint" and first.confidence >= COMPLAINS and not asks_how
    return "complaint" if complains and emotion.label in {"angry", "dissatisfied"} else ""
