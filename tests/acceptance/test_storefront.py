"""The demo shop: looked around in, logged in to, and asked about."""

from __future__ import annotations

import re

import pytest
from bench.processes import Process
from playwright.sync_api import Browser, Page, expect

from tests.acceptance.browsing import DESKTOP, PHONE, open_chat, page_at, say, screenshot

pytestmark = [pytest.mark.slow, pytest.mark.browser]
Demo = tuple[str, Process]


def become_first_customer(page: Page) -> str:
    """Be the first of the demo's customers; their name."""
    first = page.locator(".people button").first
    name = first.locator("b").inner_text()
    first.click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    return name


@pytest.mark.parametrize(("size", "width"), [(DESKTOP, "desktop"), (PHONE, "phone")])
@pytest.mark.parametrize(("locale", "orders"), [("zh-CN", "我的订单"), ("en-GB", "My orders")])
def test_that_one_can_look_around(
    demo: Demo, browser: Browser, size: dict[str, int], width: str, locale: str, orders: str
) -> None:
    language = locale[:2]
    page = page_at(browser, f"{demo[0]}/shop/?shop=qinghe", size, locale)
    expect(page.locator(".tile").first).to_be_visible()
    expect(page.get_by_role("link", name=orders)).to_be_visible()
    screenshot(page, f"shop-list-{width}-{language}")
    page.get_by_role("link", name="外套", exact=True).click()
    expect(page.get_by_role("heading", name="外套", exact=True)).to_be_visible()
    page.get_by_role("link", name=re.compile("山岚羊毛衬衫外套")).click()
    expect(page.get_by_role("heading", name="山岚羊毛衬衫外套")).to_be_visible()
    expect(page.get_by_role("table")).to_be_visible()
    screenshot(page, f"shop-product-{width}-{language}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page must not scroll sideways"
    page.go_back()
    expect(page.get_by_role("heading", name="外套", exact=True)).to_be_visible()


def test_that_search_finds_a_product_by_its_nickname_and_says_when_there_is_none(demo: Demo, browser: Browser) -> None:
    page = page_at(browser, f"{demo[0]}/shop/?shop=qinghe", DESKTOP)
    page.get_by_role("button", name="搜索").click()
    page.get_by_role("searchbox").fill("山岚")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=re.compile("山岚羊毛衬衫外套"))).to_be_visible()
    page.get_by_role("searchbox").fill("宇宙飞船")
    page.keyboard.press("Enter")
    expect(page.get_by_text("没有找到“宇宙飞船”")).to_be_visible()


def test_that_the_bot_knows_which_product_one_looks_at(demo: Demo, browser: Browser) -> None:
    page = page_at(browser, f"{demo[0]}/shop/?shop=qinghe&product=OS01", DESKTOP)
    page.get_by_role("button", name="问问客服").click()
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_be_visible()
    say(page, "这件有L码吗")
    expect(page.locator(".log").get_by_text("山岚羊毛衬衫外套").first).to_be_visible()
    say(page, "我178，72公斤，穿多大")
    expect(page.get_by_role("dialog").get_by_role("table")).to_be_visible()
    screenshot(page, "widget-desktop-answers-zh")


def test_that_a_product_in_the_chat_opens_in_the_shop(demo: Demo, browser: Browser) -> None:
    page = page_at(browser, f"{demo[0]}/shop/?shop=qinghe", DESKTOP)
    open_chat(page)
    say(page, "山岚外套有货吗")
    page.get_by_role("button", name="看看这件").first.click()
    expect(page.get_by_role("heading", name="山岚羊毛衬衫外套", level=1)).to_be_visible()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_that_a_known_customer_sees_own_orders_here_and_in_the_chat(demo: Demo, browser: Browser) -> None:
    page = page_at(browser, f"{demo[0]}/shop/?shop=qinghe&orders=1", DESKTOP)
    expect(page.locator(".people button").first).to_be_visible()
    screenshot(page, "shop-who-desktop-zh")
    become_first_customer(page)
    expect(page.locator(".order").first).to_be_visible()
    number = page.locator(".order").first.get_attribute("aria-label")
    open_chat(page)
    say(page, f"订单{number}到哪了")
    card = page.get_by_role("dialog").get_by_role("article", name=re.compile(str(number)))
    expect(card.last).to_be_visible()
    screenshot(page, "shop-orders-desktop-zh")
    page.get_by_role("button", name="换一位").click()
    expect(card).to_have_count(0)
    expect(page.get_by_role("dialog").locator(".mine")).to_have_count(0)


def test_that_a_shop_that_is_not_there_is_said_so(demo: Demo, browser: Browser) -> None:
    page = page_at(browser, f"{demo[0]}/shop/?shop=nowhere", PHONE)
    expect(page.get_by_role("heading", name="没有这家店铺")).to_be_visible()
    page.goto(f"{demo[0]}/shop/?shop=qinghe&product=NOPE")
    expect(page.get_by_role("heading", name="没有这件商品")).to_be_visible()
