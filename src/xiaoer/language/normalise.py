"""One spelling for one word: full-width, traditional and repeated characters are brought to their plain form."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import opencc

_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_SPACE = re.compile(r"\s+")
#: Three or more of one character (好好好好) say no more than one; digits and Latin letters are left alone (order numbers, www).
_REPEATED = re.compile(r"([^\dA-Za-z\s])\1{2,}")


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def normalise(text: str) -> str:
    """The text in simplified characters, half width, without invisible characters and long repeats."""
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    simplified: str = _converter().convert(plain)
    return _SPACE.sub(" ", _REPEATED.sub(r"\1", simplified)).strip()
