"""Nobody is kept out: axe-core finds nothing on any face a shopper sees, by day and by night, on desk and phone."""

from __future__ import annotations

import pytest
from bench.processes import Process
from playwright.sync_api import Browser, expect

from tests.acceptance.browsing import DESKTOP, PHONE, barriers, open_chat, page_at, say, screenshot

pytestmark = [pytest.mark.slow, pytest.mark.browser]
Demo = tuple[str, Process]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shop", ["qinghe", "zhibai"])
def test_that_the_shop_has_no_barriers(demo: Demo, browser: Browser, shop: str, scheme: str) -> None:
    page = page_at(browser, f"{demo[0]}/shop/?shop={shop}", DESKTOP, color_scheme=scheme)
    page.locator(".tile").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert barriers(page) == []
    page.goto(f"{demo[0]}/shop/?shop={shop}")
    expect(page.locator(".tile").first).to_be_visible()
    assert barriers(page) == []
    screenshot(page, f"shop-{shop}-{scheme}")
    page.goto(f"{demo[0]}/shop/?shop={shop}&orders=1")
    page.locator(".people button").first.click()
    expect(page.locator(".order").first).to_be_visible()
    assert barriers(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("size", "name"), [(DESKTOP, "desktop"), (PHONE, "phone")])
def test_that_the_widget_has_no_barriers(
    demo: Demo, browser: Browser, size: dict[str, int], name: str, scheme: str
) -> None:
    page = page_at(browser, f"{demo[0]}/shop/?shop=qinghe&product=OS01", size, color_scheme=scheme)
    open_chat(page)
    assert barriers(page) == []
    say(page, "我178，72公斤，穿多大")
    expect(page.get_by_role("dialog").get_by_role("table")).to_be_visible()
    say(page, "这件有货吗")
    expect(page.get_by_role("button", name="看看这件").first).to_be_visible()
    assert barriers(page) == []
    screenshot(page, f"widget-{name}-{scheme}-answers")
    page.get_by_role("button", name="发表情").click()
    assert barriers(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="找真人").click()
    expect(page.locator(".strip.is-waiting")).to_be_visible()
    assert barriers(page) == []
    page.get_by_role("button", name="改为留言").click()
    assert barriers(page) == []
    screenshot(page, f"widget-{name}-{scheme}-leave")


@pytest.mark.parametrize(("size", "name"), [(DESKTOP, "desktop"), (PHONE, "phone")])
def test_that_targets_are_large_enough_for_a_finger(
    demo: Demo, browser: Browser, size: dict[str, int], name: str
) -> None:
    page = page_at(browser, f"{demo[0]}/shop/?shop=qinghe&product=OS01", size)
    open_chat(page)
    say(page, "我178，72公斤，穿多大")
    expect(page.get_by_role("dialog").get_by_role("table")).to_be_visible()
    small = page.get_by_role("dialog").evaluate(
        """panel => [...panel.querySelectorAll('button, a[href], textarea')].filter(each => {
            // what counts is what can be hit: a button may reach beyond its own box
            const box = each.getBoundingClientRect(), reach = getComputedStyle(each, '::after')
            const [wide, high] = reach.content === 'none' ? [box.width, box.height]
                : [box.width - 2 * parseFloat(reach.left), box.height - 2 * parseFloat(reach.top)]
            return box.width && (wide < 40 || high < 40)
        }).map(each => each.outerHTML.slice(0, 120))"""
    )
    assert small == []
