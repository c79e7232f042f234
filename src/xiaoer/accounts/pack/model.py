"""A pack's files and its last import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PackFile:
    """A picture, sticker or file of regression conversations, kept as it is under its name in the pack."""

    path: str
    media_type: str
    content: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class PackImport:
    """The shop's last import: what relative times count from, and a digest of all that was in the folder."""

    anchor: datetime
    digest: str
    imported_at: datetime
