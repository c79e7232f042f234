"""What a job is: a named, typed payload."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from xiaoer.foundation.errors import ErrorKind, XiaoerError


class JobNotFound(XiaoerError):
    """There is no dead job with this number; it may have been tried again already."""

    code: ClassVar[str] = "job_not_found"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND


@dataclass(frozen=True, slots=True)
class Payload:
    """Base of all payloads: JSON-able fields, and the name the job goes by. It lives with the sender, its handler with the receiver."""

    task: ClassVar[str]
    #: How often a failing job is tried again, with pauses of ½, 1, 2, 4 … seconds up to five minutes, before it is dead.
    retries: ClassVar[int] = 10


@dataclass(frozen=True, slots=True)
class DeadJob:
    """A job that failed every time; it waits until somebody tries it again. `payload` holds ids only."""

    id: int
    task: str
    attempts: int
    at: datetime | None
    error: str
    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ForgetFailures(Payload):
    """Drop notes on failures of jobs that succeeded later."""

    task: ClassVar[str] = "jobs.forget_failures"
    retries: ClassVar[int] = 0
