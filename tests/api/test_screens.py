"""The staff screens' addresses: deep links work on reload, what is missing says what to do."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from xiaoer.app.screens import add_staff_screens


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A built application, in short."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>小二</title>", "utf-8")
    (tmp_path / "mark.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    (tmp_path / "assets" / "index-abc.js").write_text("1", "utf-8")
    return tmp_path


def browser(folder: Path) -> httpx.AsyncClient:
    app = FastAPI()
    add_staff_screens(app, folder)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop", follow_redirects=True)


@pytest.mark.parametrize("path", ["/workbench/", "/workbench/c/6f1c", "/admin/", "/admin/knowledge/faq", "/workbench"])
async def test_that_every_address_shows_the_application(built: Path, path: str) -> None:
    answer = await browser(built).get(path)
    assert answer.status_code == 200
    assert "小二" in answer.text
    assert answer.headers["cache-control"] == "no-cache"


async def test_that_files_are_kept_for_good_and_missing_ones_are_missing(built: Path) -> None:
    client = browser(built)
    assert "immutable" in (await client.get("/workbench/assets/index-abc.js")).headers["cache-control"]
    assert (await client.get("/workbench/assets/none.js")).status_code == 404
    assert (await client.get("/workbench/mark.svg")).headers["content-type"].startswith("image/svg")


@pytest.mark.parametrize("path", ["/workbench/assets/../../secret", "/workbench/assets/%2e%2e/index.html"])
async def test_that_nothing_outside_is_served(built: Path, path: str) -> None:
    (built.parent / "secret").write_text("secret", "utf-8")
    assert "secret" not in (await browser(built).get(path)).text


async def test_that_screens_that_are_not_built_say_how_to_build_them(tmp_path: Path) -> None:
    answer = await browser(tmp_path / "none").get("/admin/")
    assert answer.status_code == 503
    assert "make web" in answer.text
