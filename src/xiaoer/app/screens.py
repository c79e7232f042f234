"""The built staff screens: one application under two addresses, whose deep links work on reload."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles

_NOT_BUILT = "The screens are not built yet. Run `make web`, then load this page again."


def add_staff_screens(app: FastAPI, folder: Path) -> None:
    """Serve the application in `folder` at /workbench/ and /admin/; its files have hashed names and are kept for good."""
    index = folder / "index.html"
    router = APIRouter(include_in_schema=False)

    @router.get("/workbench/mark.svg")
    async def mark() -> Response:
        return FileResponse(folder / "mark.svg") if index.exists() else PlainTextResponse(_NOT_BUILT, 503)

    @router.get("/workbench/{page:path}")
    @router.get("/admin/{page:path}")
    async def page(page: str) -> Response:
        if not index.exists():
            return PlainTextResponse(_NOT_BUILT, 503)
        return FileResponse(index, headers={"Cache-Control": "no-cache"})

    @router.get("/workbench")
    async def workbench() -> Response:
        return RedirectResponse("/workbench/")

    @router.get("/admin")
    async def admin() -> Response:
        return RedirectResponse("/admin/")

    app.mount("/workbench/assets", _Kept(directory=folder / "assets", check_dir=False), name="console")
    app.include_router(router)


class _Kept(StaticFiles):
    """Files whose names change with their content."""

    async def get_response(self, path: str, scope: object) -> Response:
        response = await super().get_response(path, scope)  # type: ignore[arg-type]
        if response.status_code == 200:
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
