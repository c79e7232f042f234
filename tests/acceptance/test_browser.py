"""A stranger opens the demo and chats in a real browser, at desktop and phone width, in both languages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.processes import ROOT, Process, free_port, wait_until_ready
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tools.find_browser import installed

pytestmark = pytest.mark.slow
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Process]]:
    """`xiaoer demo` as `make demo` runs it, on an empty data folder."""
    folder = tmp_path_factory.mktemp("demo")
    port = free_port()
    environment = {**os.environ, "XIAOER_DATA_DIR": str(folder / "d"), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "xiaoer", "demo", "--port", str(port)]
    process = Process("demo", command, environment, folder / "demo.log")
    process.start()
    wait_until_ready(f"http://127.0.0.1:{port}", [process])
    yield f"http://127.0.0.1:{port}", process
    assert process.stop() in {0, -15}, "it had to be killed"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's Chromium."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
        browser = playwright.chromium.launch(executable_path=installed(), args=arguments)
        yield browser
        browser.close()


def page_at(browser: Browser, url: str, size: dict[str, int], locale: str = "zh-CN") -> Page:
    """A fresh visitor's page; an error in the page fails the test."""
    page = browser.new_context(viewport=size, locale=locale).new_page()  # type: ignore[arg-type]
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(url)
    assert errors == []
    return page


def screenshot(page: Page, name: str) -> None:
    """Kept for people to look at."""
    folder = Path(ROOT) / "test-results"
    folder.mkdir(exist_ok=True)
    page.screenshot(path=folder / f"{name}.png")


def test_that_a_newcomer_gets_a_right_answer(demo: tuple[str, Process], browser: Browser) -> None:
    page = page_at(browser, demo[0], DESKTOP)
    page.get_by_role("link", name=re.compile("青禾男装")).click()
    expect(page.get_by_role("heading", name="青禾男装")).to_be_visible()
    page.get_by_role("button", name="联系客服").click()
    page.get_by_role("button", name="能退换吗").click()
    expect(page.get_by_text("签收后7天内")).to_be_visible()
    page.keyboard.type("毛衣能扔洗衣机吗")
    page.keyboard.press("Enter")
    expect(page.get_by_text("平铺晾干")).to_be_visible()
    expect(page.get_by_text("依据：毛衣怎么洗")).to_be_visible()
    screenshot(page, "widget-desktop-zh")
    page.reload()
    page.get_by_role("button", name="联系客服").click()
    expect(page.get_by_text("平铺晾干")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="联系客服")).to_be_focused()


@pytest.mark.parametrize(("size", "name"), [(DESKTOP, "desktop"), (PHONE, "phone")])
def test_that_the_widget_speaks_english(
    demo: tuple[str, Process], browser: Browser, size: dict[str, int], name: str
) -> None:
    page = page_at(browser, f"{demo[0]}/shop/?shop=qinghe&lang=en", size, "en")
    page.get_by_role("button", name="Chat with us").click()
    page.get_by_role("textbox").fill("什么时候发货")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Based on: 什么时候发货")).to_be_visible()
    screenshot(page, f"widget-{name}-en")
    panel = page.get_by_role("dialog").bounding_box()
    assert panel
    assert panel["width"] == (380 if size is DESKTOP else 390)


def test_that_a_message_written_offline_arrives_once(demo: tuple[str, Process], browser: Browser) -> None:
    url, process = demo
    page = page_at(browser, f"{url}/shop/?shop=qinghe", PHONE)
    page.get_by_role("button", name="联系客服").click()
    page.get_by_role("button", name="什么时候发货").click()
    expect(page.get_by_text("16:00前付款")).to_be_visible()
    process.kill()
    expect(page.get_by_text("网络断了")).to_be_visible()
    page.get_by_role("textbox").fill("可以开发票吗")
    page.keyboard.press("Enter")
    process.start()
    wait_until_ready(url, [process])
    expect(page.get_by_text("电子普票和电子专票")).to_have_count(1, timeout=60_000)
    expect(page.locator(".row.customer", has_text="可以开发票吗")).to_have_count(1)
    screenshot(page, "widget-phone-zh")


def test_that_a_second_start_has_its_data(tmp_path: Path) -> None:
    environment = {**os.environ, "XIAOER_DATA_DIR": str(tmp_path / "d")}
    command = [sys.executable, "-m", "xiaoer", "shop", "import", "examples/qinghe"]
    first = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    second = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "Imported." in first.stdout
    assert "Nothing to change." in second.stdout
