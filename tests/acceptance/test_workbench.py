"""A shopper's window and an agent's window in one test: asked, taken over, answered, given back, taught."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from bench.processes import Process
from playwright.sync_api import Browser, Locator, Page, expect

from tests.acceptance.browsing import DESKTOP, PHONE, barriers, open_chat, page_at, say, screenshot

pytestmark = [pytest.mark.slow, pytest.mark.browser]
Demo = tuple[str, Process]
expect.set_options(timeout=20_000)


def signed_in(
    browser: Browser, demo: Demo, login: str, path: str = "/workbench/", size: dict[str, int] = DESKTOP, **more: str
) -> Page:
    """A person of the shop at work: the demo's link fills in all but the password."""
    page = page_at(browser, f"{demo[0]}{path}?shop=qinghe&login={login}", size, **more)
    page.locator("#password").fill(f"demo-{login}")
    page.locator("#password").press("Enter")
    page.wait_for_url(re.compile(r"/(workbench|admin)/(?!sign-in)"))
    return page


def shopper(browser: Browser, demo: Demo) -> Page:
    """A newcomer in the demo shop with the chat open."""
    page = page_at(browser, f"{demo[0]}/shop/?shop=qinghe", DESKTOP)
    open_chat(page)
    return page


def asking_for_a_person(browser: Browser, demo: Demo, words: str) -> Page:
    """A shopper who said something nobody else said, and wants a person."""
    page = shopper(browser, demo)
    say(page, words)
    expect(page.get_by_role("log").locator(".bubble").nth(1)).to_be_visible()
    say(page, "转人工")
    expect(page.get_by_role("log").get_by_text("转人工")).to_be_visible()
    return page


def open_row(agent: Page, words: str) -> Locator:
    """The chat in which these words were said, found by search and opened."""
    agent.get_by_role("searchbox").fill(words)
    expect(agent.get_by_role("heading", name=re.compile("搜到|Found"))).to_be_visible()
    row = agent.locator(".queues a")
    expect(row).to_have_count(1)
    row.click()
    expect(agent.get_by_role("log").get_by_text(words)).to_be_visible()
    if agent.get_by_role("searchbox").is_visible():  # on a phone the thread has the screen to itself
        agent.get_by_role("searchbox").fill("")
    return agent.get_by_role("log")


def reply(agent: Page, text: str) -> None:
    """Write to the shopper."""
    box = agent.get_by_label("回复内容")
    box.fill(text)
    box.press("Enter")
    expect(agent.get_by_role("log").get_by_text(text)).to_have_count(1)


def test_that_a_shopper_is_handed_to_a_person_and_back(demo: Demo, browser: Browser) -> None:
    agent = signed_in(browser, demo, "xiaomei")
    expect(agent.get_by_role("button", name="我的状态：在线")).to_be_visible()
    mark = f"送给老丈人的生日礼物{uuid4().hex[:5]}"
    page = asking_for_a_person(browser, demo, mark)
    waiting = agent.get_by_role("region", name="等待")
    expect(waiting.locator("a").first).to_be_visible()
    log = open_row(agent, mark)
    brief = agent.get_by_role("tabpanel")
    expect(brief.get_by_role("heading", name="诉求")).to_be_visible()
    expect(brief.get_by_role("heading", name="为什么转人")).to_be_visible()
    screenshot(agent, "workbench-waiting-desktop-zh")

    agent.get_by_role("button", name="接管").click()
    reply(agent, "我是小美，这就帮您挑。")
    bubble = page.get_by_role("log").get_by_text("我是小美，这就帮您挑。")
    expect(bubble).to_be_visible()
    expect(page.get_by_role("dialog").get_by_text("小美").first).to_be_visible()

    agent.get_by_role("button", name="备注：顾客看不到").click()
    note = agent.get_by_label("写给同事看的备注，顾客看不到", exact=True)
    note.fill("预算三百左右")
    note.press("Enter")
    expect(log.get_by_text("预算三百左右")).to_be_visible()
    agent.get_by_role("button", name="备注：顾客看不到").click()
    say(page, "好的，要藏青色的")
    expect(log.get_by_text("好的，要藏青色的")).to_be_visible()
    expect(page.get_by_text("预算三百左右")).to_have_count(0)
    screenshot(agent, "workbench-thread-desktop-zh")

    agent.keyboard.press("Alt+B")
    agent.get_by_role("dialog", name="交回机器人").get_by_role("button", name="交回").click()
    expect(agent.get_by_text("已交回机器人")).to_be_visible()
    say(page, "可以开发票吗")
    expect(page.get_by_role("log").get_by_text("电子普票").first).to_be_visible()
    expect(page.get_by_text("预算三百左右")).to_have_count(0)


def test_that_a_chat_is_taken_with_keys_closed_and_opened_again(demo: Demo, browser: Browser) -> None:
    agent = signed_in(browser, demo, "ajie")
    mark = f"想给球队订训练服{uuid4().hex[:5]}"
    page = asking_for_a_person(browser, demo, mark)
    log = open_row(agent, mark)
    agent.keyboard.press("Alt+T")
    expect(agent.get_by_label("回复内容")).to_be_focused()
    agent.keyboard.type("第一行")
    agent.keyboard.press("Shift+Enter")
    agent.keyboard.type("第二行")
    agent.keyboard.press("Enter")
    expect(page.get_by_role("log").get_by_text("第二行")).to_be_visible()
    agent.keyboard.press("Alt+W")
    expect(agent.get_by_text("已结束", exact=True).last).to_be_visible()
    agent.get_by_role("button", name="撤销", exact=True).click()
    expect(agent.get_by_label("回复内容")).to_be_visible()
    agent.get_by_label("回复内容").fill("没写完的话")
    agent.reload()
    expect(agent.get_by_label("回复内容")).to_have_value("没写完的话")
    expect(log.get_by_text("第二行")).to_have_count(1)
    agent.get_by_role("button", name="结束", exact=True).click()
    expect(agent.get_by_role("button", name="重新打开")).to_be_visible()


def test_that_an_agent_who_loses_the_network_sends_once(demo: Demo, browser: Browser) -> None:
    agent = signed_in(browser, demo, "xiaomei")
    mark = f"围巾能不能包成礼盒{uuid4().hex[:5]}"
    page = asking_for_a_person(browser, demo, mark)
    open_row(agent, mark)
    agent.get_by_role("button", name="接管").click()
    expect(agent.get_by_label("回复内容")).to_be_visible()
    agent.context.set_offline(True)
    reply(agent, "可以包，不加钱。")
    agent.context.set_offline(False)
    expect(page.get_by_role("log").get_by_text("可以包，不加钱。")).to_have_count(1, timeout=30_000)
    expect(agent.get_by_role("log").get_by_text("可以包，不加钱。")).to_have_count(1)


def test_that_what_is_taught_is_answered_next(demo: Demo, browser: Browser) -> None:
    owner = signed_in(browser, demo, "zhouhe", "/admin/knowledge/faq")
    code = uuid4().hex[:4]
    owner.get_by_role("button", name="加一条").click()
    drawer = owner.get_by_role("dialog", name="新问答")
    drawer.get_by_label("问题").fill(f"店里有没有{code}号停车位")
    drawer.get_by_label("答案").fill(f"{code}号车位在后院，随便停。")
    drawer.get_by_role("button", name="保存").click()
    told = owner.locator(".now")
    expect(told.get_by_text(f"{code}号车位在后院")).to_be_visible()
    screenshot(owner, "admin-faq-saved-desktop-zh")
    page = shopper(browser, demo)
    say(page, f"店里有没有{code}号停车位")
    expect(page.get_by_role("log").get_by_text("在后院，随便停")).to_be_visible()

    edited = owner.get_by_role("dialog", name="改问答")
    edited.get_by_label("答案").fill(f"{code}号车位改成充电位了。")
    edited.get_by_role("button", name="保存").click()
    expect(told.get_by_text("改成充电位了")).to_be_visible()
    say(page, f"店里有没有{code}号停车位")
    expect(page.get_by_role("log").get_by_text("改成充电位了")).to_be_visible()
    edited.get_by_role("button", name=re.compile("改过的版本")).click()
    edited.get_by_role("button", name="换回这版").last.click()
    expect(told.get_by_text("在后院，随便停")).to_be_visible()
    edited.get_by_role("button", name="删除").click()
    expect(owner.get_by_text("已删掉")).to_be_visible()
    owner.get_by_role("button", name="撤销", exact=True).click()
    owner.get_by_label("搜问题和答案").fill(code)
    expect(owner.get_by_role("button", name=f"店里有没有{code}号停车位")).to_be_visible()


def test_that_the_test_bench_says_why(demo: Demo, browser: Browser) -> None:
    owner = signed_in(browser, demo, "zhouhe", "/admin/knowledge/try")
    owner.get_by_label("顾客说").fill("可以开发票吗")
    owner.get_by_label("顾客说").press("Enter")
    expect(owner.get_by_role("log").get_by_text("电子普票").first).to_be_visible()
    expect(owner.locator(".trace .step").nth(2)).to_be_visible()
    owner.get_by_label("顾客说").fill("多久能开出来")
    owner.get_by_label("顾客说").press("Enter")
    expect(owner.get_by_text("聊了 2 句")).to_be_visible()
    screenshot(owner, "admin-try-desktop-zh")
    owner.get_by_role("button", name="重来").click()
    expect(owner.get_by_text("说一句试试")).to_be_visible()


def test_that_a_wrong_password_is_told_plainly(demo: Demo, browser: Browser) -> None:
    page = page_at(browser, f"{demo[0]}/admin/?shop=qinghe&login=laochen", DESKTOP)
    page.locator("#password").fill("wrong-password")
    page.locator("#password").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("密码不对")
    expect(page.locator("#password")).to_be_focused()


@pytest.mark.parametrize(("size", "width"), [(DESKTOP, "desktop"), (PHONE, "phone")])
@pytest.mark.parametrize(("locale", "language"), [("zh-CN", "zh"), ("en-GB", "en")])
def test_that_every_screen_can_be_reached_by_everybody(
    demo: Demo, browser: Browser, size: dict[str, int], width: str, locale: str, language: str
) -> None:
    mark = f"毛呢大衣会起球吗{uuid4().hex[:5]}"
    asking_for_a_person(browser, demo, mark).context.close()
    page = signed_in(browser, demo, "zhouhe", size=size, locale=locale)
    found: dict[str, list[str]] = {}
    expect(page.locator(".queues a").first).to_be_visible()
    screenshot(page, f"workbench-inbox-{width}-{language}")
    found["inbox"] = barriers(page)
    open_row(page, mark)
    screenshot(page, f"workbench-thread-{width}-{language}")
    found["thread"] = barriers(page)
    assert page.locator(".thread").evaluate("pane => pane.scrollWidth <= innerWidth"), "the thread must fit the screen"
    for name, path, there in (
        ("today", "", ".today .two"),
        ("faq", "knowledge/faq", ".entries .open"),
        ("lexicon", "knowledge/words", ".entries .open"),
        ("try", "knowledge/try", ".ask"),
        ("shop", "shop", "form"),
        ("team", "team", "td"),
    ):
        page.goto(f"{demo[0]}/admin/{path}")
        expect(page.locator(there).first).to_be_visible()
        screenshot(page, f"admin-{name}-{width}-{language}")
        found[name] = barriers(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} must not scroll sideways"
    left = [f"{name}: {each}" for name, problems in found.items() for each in problems]
    assert not left, "\n".join(left)
