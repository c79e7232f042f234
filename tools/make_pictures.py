"""Make the README's pictures from a running demo: `make demo` in one terminal, `python -m tools.make_pictures` in another."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tools.find_browser import installed

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def page_at(browser: Browser, url: str, size: dict[str, int]) -> Page:
    """A fresh visitor's page, twice as sharp as the screen."""
    context = browser.new_context(viewport=size, locale="zh-CN", device_scale_factor=2, timezone_id="Asia/Shanghai")  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(url)
    return page


def say(page: Page, text: str, replies: int) -> None:
    """Say something and wait until this many bubbles of the shop's are there."""
    box = page.get_by_role("dialog").get_by_role("textbox")
    box.fill(text)
    box.press("Enter")
    page.wait_for_timeout(400)
    for _ in range(60):
        if page.locator(".theirs .bubble").count() >= replies:
            break
        page.wait_for_timeout(250)


def as_customer(browser: Browser, site: str, name: str) -> Page:
    """The storefront, logged in as one of the demo's people, with the chat open."""
    page = page_at(browser, f"{site}/shop/?shop=qinghe&orders=1", DESKTOP)
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="联系客服").click()
    page.get_by_role("dialog").get_by_role("textbox").wait_for()
    return page


def keep(page: Page, name: str) -> None:
    """Write the picture once nothing moves any more."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(600)
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")
    print(f"• docs/pictures/{name}.png")


def signed_in(browser: Browser, site: str, login: str, path: str) -> Page:
    """One of the demo's people at work."""
    page = page_at(browser, f"{site}{path}?shop=qinghe&login={login}", DESKTOP)
    page.locator("#password").fill(f"demo-{login}")
    page.locator("#password").press("Enter")
    page.wait_for_load_state("networkidle")
    return page


def main(site: str) -> None:
    """A customer asks, wants a person, and is taken over; then the test bench explains an answer."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
        browser = playwright.chromium.launch(executable_path=installed(), args=arguments)
        agent = signed_in(browser, site, "xiaomei", "/workbench/")
        customer = as_customer(browser, site, "阿哲")
        say(customer, "我178 72公斤，灯芯绒衬衫外套穿多大", 2)
        say(customer, "前两天买的裤子到哪了", 3)
        keep(customer, "widget")
        say(customer, "昨天刚收到的外套，第一次穿肩膀缝就开了！！", 4)
        say(customer, "别糊弄我，不行我就找平台了", 5)
        agent.locator(".queues a").filter(has_text="阿哲").first.click()
        agent.get_by_role("button", name="接管").click()
        box = agent.get_by_label("回复内容")
        box.fill("我是小美，订单我看过了，肩缝开线是我们的问题，您不用再说一遍。")
        box.press("Enter")
        agent.wait_for_timeout(6000)
        keep(agent, "workbench")
        bench = signed_in(browser, site, "zhouhe", "/admin/knowledge/try")
        bench.get_by_role("textbox").first.fill("奶茶色那件衬衫外套S码还有货吗，今天能发不")
        bench.get_by_role("textbox").first.press("Enter")
        bench.wait_for_timeout(4000)
        keep(bench, "testbench")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
