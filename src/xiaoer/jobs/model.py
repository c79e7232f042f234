"""What a job is: a named, typed payload."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Payload:
    """Base of all payloads: JSON-able fields, and the name the job goes by. It lives with the sender, its handler with the receiver."""

    task: ClassVar[str]
    #: How often a failing job is tried again before it is dead.
    retries: ClassVar[int] = 8
