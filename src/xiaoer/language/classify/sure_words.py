"""Phrases that settle an intent or call for a person by themselves; data in `data/sure_words.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from xiaoer.language.classify.examples import LANGUAGE

PATH = LANGUAGE / "data" / "sure_words.toml"
#: Characters of a message that are searched.
READ = 1000


@dataclass(frozen=True, slots=True)
class Phrases:
    """Any of the patterns, unless the exception matches too."""

    patterns: re.Pattern[str]
    unless: re.Pattern[str] | None

    def find(self, text: str) -> re.Match[str] | None:
        """Where one stands, or None."""
        heard = text[:READ]
        found = self.patterns.search(heard)
        return None if found and self.excused(text) else found

    def excused(self, text: str) -> bool:
        """Whether the text says that it is not meant so: a question about such a thing, another sense of the word."""
        return bool(self.unless and self.unless.search(text[:READ]))

    def without(self, text: str) -> str:
        """The text without these phrases."""
        return self.patterns.sub(" ", text)


@dataclass(frozen=True, slots=True)
class SureWords:
    """All phrases, compiled once."""

    intents: Mapping[str, Phrases]
    danger: Phrases
    complaint: Phrases
    fault: Phrases


@cache
def load_sure_words() -> SureWords:
    """The shipped phrases."""
    data = tomllib.loads(PATH.read_text(encoding="utf-8"))
    intents = {each["intent"]: _phrases(each) for each in data["sure"]}
    return SureWords(intents, _phrases(data["danger"]), _phrases(data["complaint"]), _phrases(data["fault"]))


def _phrases(entry: Mapping[str, Any]) -> Phrases:
    patterns = re.compile("|".join(f"(?:{pattern})" for pattern in entry["patterns"]), re.IGNORECASE)
    return Phrases(patterns, re.compile(entry["unless"], re.IGNORECASE) if entry.get("unless") else None)
