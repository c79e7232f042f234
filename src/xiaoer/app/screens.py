"""The built staff screens: one application under two addresses, whose deep links work on reload."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.responses import FileResponse, PlainTextResponse, RedirectResponse, Response

_NOT_BUILT = "The screens are not built yet. Run `make web`, then load this page again."


def add_staff_screens(app: FastAPI, folder: Path) -> None:
    """Serve the application in `folder` at /workbench/ and /admin/; its files have hashed names and are kept for good."""
    index = folder / "index.html"
    router = APIRouter(include_in_schema=False)

    @router.get("/workbench/mark.svg")
    async def mark() -> Response:
        return FileResponse(folder / "mark.svg") if index.exists() else PlainTextResponse(_NOT_BUILT, 503)

    @router.get("/workbench/assets/{name}")
    async def asset(name: str) -> Response:
        file = folder / "assets" / Path(name).name
        if not file.is_file():
            return PlainTextResponse("There is no such file.", 404)
        return FileResponse(file, headers={"Cache-Control": "public, max-age=31536000, immutable"})

    @router.get("/workbench/{_:path}")
    @router.get("/admin/{_:path}")
    async def page() -> Response:
        if not index.exists():
            return PlainTextResponse(_NOT_BUILT, 503)
        return FileResponse(index, headers={"Cache-Control": "no-cache"})

    @router.get("/workbench")
    async def workbench() -> Response:
        return RedirectResponse("/workbench/")

    @router.get("/admin")
    async def admin() -> Response:
        return RedirectResponse("/admin/")

    app.include_router(router)
