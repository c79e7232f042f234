"""The web application: routers, errors, health, and the built screens."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from xiaoer.accounts.repository import all_shops
from xiaoer.app.start_page import start_page
from xiaoer.app.wiring import Services
from xiaoer.channels.web_chat import router as web_chat
from xiaoer.foundation.errors import ErrorKind, XiaoerError

WEB = Path(__file__).resolve().parent / "web"
STATUS = {
    ErrorKind.NOT_FOUND: 404,
    ErrorKind.CONFLICT: 409,
    ErrorKind.FORBIDDEN: 403,
    ErrorKind.REJECTED: 400,
    ErrorKind.UNAVAILABLE: 503,
}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Content-Security-Policy": (
        "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
        "object-src 'none'; base-uri 'none'; frame-ancestors 'self'"
    ),
}


def create_app(services: Services, *, with_worker: bool) -> FastAPI:
    """The application of one process; `with_worker` also works jobs in it."""

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await services.open()
        worker = asyncio.create_task(services.jobs.work()) if with_worker else None
        try:
            yield
        finally:
            if worker:
                worker.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await worker
            await services.close()

    app = FastAPI(
        title="Xiaoer", version="1", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json"
    )
    app.include_router(web_chat.build(services.web_chat))
    _add_edges(app)
    _add_operations(app, services)
    for path, name in (("widget", "widget"), ("shop", "storefront")):
        app.mount(f"/{path}", StaticFiles(directory=WEB / name, check_dir=False, html=True), name=name)
    return app


def _add_edges(app: FastAPI) -> None:
    @app.exception_handler(XiaoerError)
    async def answer_error(_: Request, error: XiaoerError) -> JSONResponse:
        body = {"code": error.code, "message": error.message, "data": error.data}
        return JSONResponse({"error": body}, STATUS[error.kind])

    @app.middleware("http")
    async def add_headers(request: Request, call_next: object) -> Response:
        response: Response = await call_next(request)  # type: ignore[operator]
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if request.url.path.startswith("/widget/"):
            response.headers["Access-Control-Allow-Origin"] = "*"  # the widget runs on the shop's own pages
        return response


def _add_operations(app: FastAPI, services: Services) -> None:
    @app.get("/health", operation_id="health", tags=["operations"])
    async def health() -> dict[str, str]:
        """Whether this process can reach its database."""
        async with services.database.unit_of_work() as uow:
            await all_shops(uow)
        return {"status": "ok"}

    @app.get("/metrics", operation_id="metrics", tags=["operations"])
    async def metrics() -> Response:
        """Counters in Prometheus's form."""
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    @app.get("/", include_in_schema=False)
    async def start() -> Response:
        async with services.database.unit_of_work() as uow:
            shops = await all_shops(uow)
        return Response(start_page(shops), media_type="text/html")
