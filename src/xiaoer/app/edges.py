"""What every HTTP answer has in common: errors in one form, headers that protect, and no body larger than is meant."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any, ClassVar

import fastapi
import orjson
import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import OperationalError
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from xiaoer.foundation.errors import ErrorKind, XiaoerError
from xiaoer.foundation.metrics import REFUSALS

_log = structlog.get_logger()
STATUS = {
    ErrorKind.NOT_FOUND: 404,
    ErrorKind.CONFLICT: 409,
    ErrorKind.FORBIDDEN: 403,
    ErrorKind.REJECTED: 400,
    ErrorKind.UNAUTHENTICATED: 401,
    ErrorKind.LIMITED: 429,
    ErrorKind.TOO_LARGE: 413,
    ErrorKind.UNAVAILABLE: 503,
}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Content-Security-Policy": (
        "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
        "object-src 'none'; base-uri 'none'; frame-ancestors 'self'"
    ),
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type",
    "Access-Control-Max-Age": "86400",
}
#: Bytes of a body; only uploads of pictures may be larger.
LARGEST_BODY = 256 * 1024
LARGEST_UPLOAD = 9 * 1024 * 1024
_DRAINED, _DRAIN_SECONDS = 32 * 1024 * 1024, 10.0


class RequestInvalid(XiaoerError):
    """The request is not of the form that is asked for."""

    code: ClassVar[str] = "request_invalid"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED


class BodyUnreadable(XiaoerError):
    """The body can't be read: it must be JSON in UTF-8, or a form where a file is asked for."""

    code: ClassVar[str] = "body_unreadable"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED


class BodyTooLarge(XiaoerError):
    """The body is larger than 256 KiB (9 MiB for a picture)."""

    code: ClassVar[str] = "body_too_large"
    kind: ClassVar[ErrorKind] = ErrorKind.TOO_LARGE


class PageNotFound(XiaoerError):
    """There is nothing at this address."""

    code: ClassVar[str] = "page_not_found"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND


class MethodNotAllowed(XiaoerError):
    """This address exists, but does not take this method."""

    code: ClassVar[str] = "method_not_allowed"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED


class DatabaseUnavailable(XiaoerError):
    """The database does not answer right now; try again in a moment."""

    code: ClassVar[str] = "database_unavailable"
    kind: ClassVar[ErrorKind] = ErrorKind.UNAVAILABLE


class InternalError(XiaoerError):
    """Something went wrong on our side; it is in the log. Trying again does no harm."""

    code: ClassVar[str] = "internal_error"
    kind: ClassVar[ErrorKind] = ErrorKind.UNAVAILABLE


def error_answer(error: XiaoerError, status: int | None = None, headers: dict[str, str] | None = None) -> JSONResponse:
    """The error as every edge tells it."""
    REFUSALS.labels(code=error.code).inc()
    body = {"error": {"code": error.code, "message": error.message, "data": error.data}}
    return JSONResponse(body, status or STATUS[error.kind], headers)


def add_error_answers(app: FastAPI) -> None:
    """Tell errors of ours, of FastAPI and of Starlette in the same form."""

    @app.exception_handler(XiaoerError)
    async def ours(_: Request, error: XiaoerError) -> JSONResponse:
        return error_answer(error)

    @app.exception_handler(RequestValidationError)
    async def wrong_form(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])[:200]
        # What was sent is not repeated: it may be anything, also what can't be encoded.
        where = where.encode("utf-8", "replace").decode()
        return error_answer(RequestInvalid(f"{where}: {first['msg']}"[:500], where=where), 422)

    @app.exception_handler(HTTPException)
    async def from_starlette(_: Request, error: HTTPException) -> JSONResponse:
        known: dict[int, XiaoerError] = {404: PageNotFound(), 405: MethodNotAllowed(), 413: BodyTooLarge()}
        told = known.get(error.status_code, BodyUnreadable())
        return error_answer(told, error.status_code, dict(error.headers or {}))

    @app.exception_handler(OperationalError)
    async def no_database(_: Request, error: OperationalError) -> JSONResponse:
        _log.warning("database.unavailable", error=str(error.orig)[:500])
        return error_answer(DatabaseUnavailable())

    @app.exception_handler(Exception)
    async def ours_to_mend(_: Request, __: Exception) -> JSONResponse:
        return error_answer(InternalError(), 500)  # the server logs the traceback; outside nothing of it is told


class AnswerHeaders:
    """Headers that protect whoever opens our pages; and the widget may call from the shop's own pages."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add what an answer does not say itself."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # the widget's token travels in a header, never in a cookie
        for_widget = scope["path"].startswith("/widget/")

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if for_widget:
                    headers["Access-Control-Allow-Origin"] = "*"
            await send(message)

        if for_widget and scope["method"] == "OPTIONS":
            await Response(status_code=204, headers=_PREFLIGHT)(scope, receive, with_headers)
        else:
            await self._app(scope, receive, with_headers)


class BodyLimit:
    """Refuses bodies that are too large: at once by their announced length, else as soon as too much has come."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is small enough."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = LARGEST_UPLOAD if scope["path"].endswith("/pictures") else LARGEST_BODY
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if not announced.isdigit() or len(announced) > 18 or int(announced) > limit:
            await _drain(receive)
            await _refuse(send)
            return
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > limit:
                await _drain(receive)
                raise fastapi.HTTPException(413)
            return message

        await self._app(scope, counted, send)


async def _drain(receive: Receive) -> None:
    """Let the rest come and forget it: who still sends when we close never reads the answer. Bounded, for nobody may keep us so."""
    left = _DRAINED
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_DRAIN_SECONDS):
            while left > 0:
                message = await receive()
                left -= len(message.get("body", b""))
                if message["type"] != "http.request" or not message.get("more_body"):
                    return


async def _refuse(send: Send) -> None:
    error = BodyTooLarge()
    REFUSALS.labels(code=error.code).inc()
    body = orjson.dumps({"error": {"code": error.code, "message": error.message, "data": {}}})
    headers: list[tuple[bytes, bytes]] = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    start: dict[str, Any] = {"type": "http.response.start", "status": 413, "headers": headers}
    await send(start)
    await send({"type": "http.response.body", "body": body})
