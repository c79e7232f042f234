"""The web application: routers, errors, health, and the built screens."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from xiaoer.accounts.repository import all_shops
from xiaoer.app import pictures, shop_files
from xiaoer.app.edges import AnswerHeaders, BodyLimit, add_error_answers
from xiaoer.app.screens import add_staff_screens
from xiaoer.app.start_page import DemoLogins, language_of, start_page
from xiaoer.app.wiring import Services
from xiaoer.channels.demo_shop import router as demo_shop
from xiaoer.channels.http_api import router as http_api
from xiaoer.channels.web_chat import router as web_chat
from xiaoer.console import router as console
from xiaoer.console.forms import problems

WEB = Path(__file__).resolve().parent / "web"


def create_app(services: Services, *, with_worker: bool, logins: DemoLogins | None = None) -> FastAPI:
    """The application of one process; `with_worker` also works jobs in it, `logins` are shown on the start page of a demo."""

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await services.open()
        tasks = [asyncio.create_task(services.jobs.work())] if with_worker else []
        if services.settings.demo:
            tasks.append(asyncio.create_task(_warm(services)))
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
            await services.close()

    app = FastAPI(
        title="Xiaoer", version="1", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json",
        responses=problems(400, 413, 422),
    )  # fmt: skip
    app.include_router(web_chat.build(services.web_chat), responses=problems(403, 404))
    app.include_router(http_api.build(services.http_api))
    app.include_router(console.build(services.console))
    app.include_router(shop_files.build(services.database))
    if services.settings.demo:
        app.include_router(demo_shop.build(services.demo_shop), responses=problems(403, 404))
    app.include_router(pictures.build(services.database, services.addresses, services.clock))
    add_error_answers(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(AnswerHeaders)
    _add_operations(app, services)
    _add_start_page(app, services, logins or {})
    add_staff_screens(app, WEB / "console")
    for path, name in (("widget", "widget"), ("shop", "storefront")):
        app.mount(f"/{path}", StaticFiles(directory=WEB / name, check_dir=False, html=True), name=name)
    return app


async def _warm(services: Services) -> None:
    """Load what the demo's shops know while the first visitor still looks around."""
    async with services.database.unit_of_work() as uow:
        shops = await all_shops(uow)
    for shop in shops:
        await services.knowledge.current(shop.id)


def _add_operations(app: FastAPI, services: Services) -> None:
    @app.get("/health", operation_id="health", tags=["operations"])
    async def health() -> dict[str, str]:
        """Whether this process can reach its database."""
        async with services.database.unit_of_work() as uow:
            await all_shops(uow)
        return {"status": "ok"}

    @app.get(
        "/metrics",
        operation_id="metrics",
        tags=["operations"],
        response_class=Response,
        responses={200: {"content": {"text/plain": {}}}},
    )
    async def metrics() -> Response:
        """Counters in Prometheus's form."""
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


def _add_start_page(app: FastAPI, services: Services, logins: DemoLogins) -> None:
    @app.get("/", include_in_schema=False)
    async def start(request: Request) -> Response:
        async with services.database.unit_of_work() as uow:
            shops = await all_shops(uow)
        language = language_of(request.query_params.get("lang"), request.headers.get("accept-language", ""))
        headers = {"Vary": "Accept-Language", "Cache-Control": "no-store"}
        return Response(start_page(shops, language, logins), media_type="text/html", headers=headers)
