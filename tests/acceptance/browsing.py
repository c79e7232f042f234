"""What every browser test does: open a page as a fresh visitor, keep a picture of it, and look for barriers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.processes import ROOT
from playwright.sync_api import Browser, Locator, Page, expect

DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
_AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
#: What is judged: WCAG 2.2 at level AA, and what axe-core counts as good practice.
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def page_at(browser: Browser, url: str, size: dict[str, int], locale: str = "zh-CN", **more: Any) -> Page:
    """A fresh visitor's page; an error that the page raises fails the test."""
    context = browser.new_context(viewport=size, locale=locale, has_touch=size["width"] < 500, **more)  # type: ignore[arg-type]
    page = context.new_page()
    page.on("pageerror", _fail)
    page.goto(url)
    return page


def _fail(error: object) -> None:
    raise AssertionError(f"The page raised: {error}")


def open_chat(page: Page) -> Locator:
    """Press the launcher; the chat's window."""
    page.get_by_role("button", name="联系客服").or_(page.get_by_role("button", name="Chat with us")).click()
    chat = page.get_by_role("dialog")
    expect(chat.get_by_role("textbox")).to_be_visible()
    return chat


def say(page: Page, text: str) -> None:
    """Type a message and send it with Enter."""
    box = page.get_by_role("dialog").get_by_role("textbox")
    box.fill(text)
    box.press("Enter")


def own_words(page: Page, text: str) -> Locator:
    """The bubbles in which the shopper said exactly this."""
    return page.locator(".mine .bubble").get_by_text(text, exact=True)


def screenshot(page: Page, name: str) -> None:
    """Kept for people to look at, once pictures are there and nothing moves any more."""
    folder = Path(ROOT) / "test-results"
    folder.mkdir(exist_ok=True)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=folder / f"{name}.png", animations="disabled")


def barriers(page: Page) -> list[str]:
    """What axe-core finds wrong on the page, shadow trees included, each with the elements it is about."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run({runOnly: rules}).then(each => each.violations)", _RULES)
    return [
        f"{each['id']}: {each['help']} {json.dumps([node['target'] for node in each['nodes']], ensure_ascii=False)}"
        for each in found
    ]
