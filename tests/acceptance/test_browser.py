"""A stranger opens the demo and chats in a real browser; nothing they say is lost, doubled or out of reach."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from bench.processes import ROOT, Process, wait_until_ready
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.acceptance.agent import Agent
from tests.acceptance.browsing import DESKTOP, PHONE, open_chat, own_words, page_at, say, screenshot

pytestmark = [pytest.mark.slow, pytest.mark.browser]
Demo = tuple[str, Process]
SOURCE = ".source"


def picture(name: str = "sleeve.png") -> FilePayload:
    """A picture as a phone would take it, only smaller."""
    raw = io.BytesIO()
    Image.new("RGB", (320, 240), "#5c6f7c").save(raw, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": raw.getvalue()}


def send_picture(page: Page) -> None:
    """Pick a picture, look at it, send it."""
    chat = page.get_by_role("dialog")
    chat.locator("input[type=file]").set_input_files(picture())
    expect(chat.get_by_role("img", name="图片", exact=True)).to_be_visible()
    chat.get_by_role("button", name="发送", exact=True).click()


def at_shop(browser: Browser, demo: Demo, size: dict[str, int] = DESKTOP, more: str = "") -> Page:
    """A newcomer in the demo shop with the chat open."""
    page = page_at(browser, f"{demo[0]}/shop/?shop=qinghe{more}", size)
    open_chat(page)
    return page


def test_that_a_newcomer_is_answered_and_a_reload_continues(demo: Demo, browser: Browser) -> None:
    page = at_shop(browser, demo)
    page.get_by_role("button", name="能退换吗").click()
    expect(page.locator(SOURCE)).to_have_count(1)
    say(page, "可以开发票吗")
    expect(page.locator(".bubble", has_text="电子普票")).to_be_visible()
    screenshot(page, "widget-desktop-zh")
    page.reload()
    expect(page.locator(".bubble", has_text="电子普票")).to_have_count(1)
    expect(own_words(page, "可以开发票吗")).to_have_count(1)
    page.get_by_role("dialog").get_by_role("textbox").press("Escape")
    expect(page.get_by_role("button", name="联系客服")).to_be_focused()


@pytest.mark.parametrize(("size", "name", "width"), [(DESKTOP, "desktop", 408), (PHONE, "phone", 390)])
def test_that_the_widget_speaks_english(
    demo: Demo, browser: Browser, size: dict[str, int], name: str, width: int
) -> None:
    page = page_at(browser, f"{demo[0]}/shop/?shop=qinghe", size, "en-GB")
    chat = open_chat(page)
    chat.get_by_role("textbox").fill("什么时候发货")
    chat.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(SOURCE).filter(has_text="Based on:")).to_be_visible()
    screenshot(page, f"widget-{name}-en")
    box = chat.bounding_box()
    assert box
    assert box["width"] == width
    assert name == "desktop" or box["height"] == size["height"]


def test_that_a_message_written_offline_arrives_once(demo: Demo, browser: Browser) -> None:
    url, process = demo
    page = at_shop(browser, demo, PHONE)
    page.get_by_role("button", name="能退换吗").click()
    expect(page.locator(SOURCE)).to_have_count(1)
    process.kill()
    expect(page.get_by_text("网络断了")).to_be_visible(timeout=30_000)
    say(page, "可以开发票吗")
    expect(page.get_by_text("连上后就发")).to_be_visible()
    screenshot(page, "widget-phone-offline-zh")
    process.start()
    wait_until_ready(url, [process])
    expect(page.locator(".bubble", has_text="电子普票")).to_have_count(1, timeout=60_000)
    expect(own_words(page, "可以开发票吗")).to_have_count(1)
    expect(page.get_by_text("网络断了")).to_be_hidden()


def test_that_words_and_a_picture_kept_offline_survive_losing_the_page(demo: Demo, browser: Browser) -> None:
    page = at_shop(browser, demo)
    page.get_by_role("button", name="能退换吗").click()
    expect(page.locator(SOURCE)).to_have_count(1)
    page.context.set_offline(True)
    expect(page.get_by_text("网络断了")).to_be_visible(timeout=30_000)
    say(page, "离线时写的话")
    send_picture(page)
    expect(page.locator(".photo")).to_be_visible()
    page.close()
    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto(f"{demo[0]}/shop/?shop=qinghe")
    open_chat(again)
    expect(own_words(again, "离线时写的话")).to_have_count(1)
    expect(again.locator("a.photo img[src*='/pictures/']")).to_have_count(1)
    again.reload()
    expect(again.locator("a.photo img[src*='/pictures/']")).to_have_count(1)
    expect(own_words(again, "离线时写的话")).to_have_count(1)


def test_that_a_picture_is_sent_and_a_broken_one_is_told(demo: Demo, browser: Browser) -> None:
    page = at_shop(browser, demo, PHONE)
    send_picture(page)
    shown = page.locator("a.photo img[src*='/pictures/']")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") == 320
    broken: FilePayload = {"name": "x.png", "mimeType": "image/png", "buffer": b"no picture"}
    page.locator("input[type=file]").set_input_files(broken)
    expect(page.get_by_role("alert").filter(has_text="不是图片")).to_be_visible()
    screenshot(page, "widget-phone-picture-zh")


def test_that_a_picture_can_be_pasted_and_taken_back(demo: Demo, browser: Browser) -> None:
    page = at_shop(browser, demo)
    page.get_by_role("dialog").get_by_role("textbox").evaluate(
        """async field => {
            const canvas = new OffscreenCanvas(40, 30)
            canvas.getContext('2d').fillRect(0, 0, 40, 30)
            const data = new DataTransfer()
            data.items.add(new File([await canvas.convertToBlob()], 'x.png', {type: 'image/png'}))
            field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))
        }"""
    )
    expect(page.get_by_role("button", name="发送", exact=True)).to_be_enabled()
    page.get_by_role("button", name="不发这张").click()
    expect(page.get_by_role("button", name="发送", exact=True)).to_be_disabled()


def test_that_a_sticker_is_sent_with_the_keyboard_alone(demo: Demo, browser: Browser) -> None:
    page = page_at(browser, f"{demo[0]}/shop/?shop=qinghe", DESKTOP)
    page.get_by_role("button", name="联系客服").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="表情").get_by_role("button").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="发表情")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    screenshot(page, "widget-desktop-stickers-zh")
    page.keyboard.press("Enter")
    expect(page.locator(".mine .sticker")).to_be_visible()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_that_the_focus_stays_in_the_full_screen_chat(demo: Demo, browser: Browser) -> None:
    page = at_shop(browser, demo, PHONE)
    for key in ["Tab"] * 14 + ["Shift+Tab"] * 16:
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.dataset.xiaoer") == "qinghe"
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="联系客服")).to_be_focused()


def test_that_a_thumb_is_kept(demo: Demo, browser: Browser) -> None:
    page = at_shop(browser, demo)
    page.get_by_role("button", name="能退换吗").click()
    page.get_by_role("button", name="有用", exact=True).click()
    expect(page.get_by_role("button", name="有用", exact=True)).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.get_by_role("button", name="有用", exact=True)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="有用", exact=True).click()
    expect(page.get_by_role("button", name="有用", exact=True)).to_have_attribute("aria-pressed", "false")


def test_that_who_asks_for_a_person_waits_or_leaves_a_message(demo: Demo, browser: Browser) -> None:
    page = at_shop(browser, demo, PHONE)
    page.get_by_role("button", name="找真人").click()
    expect(own_words(page, "想找真人客服")).to_have_count(1)
    expect(page.locator(".strip.is-waiting")).to_be_visible()
    expect(page.get_by_role("button", name="找真人")).to_be_hidden()
    screenshot(page, "widget-phone-waiting-zh")
    page.get_by_role("button", name="改为留言").click()
    page.get_by_role("textbox", name="想说什么").fill("袖口脱线了，请打给我")
    page.get_by_role("textbox", name="怎么找您").fill("13800000000")
    screenshot(page, "widget-phone-leave-zh")
    page.get_by_role("button", name="留下").click()
    expect(page.locator(".line", has_text="留言收到了")).to_be_visible()


def test_that_a_person_takes_over_answers_closes_and_is_rated(demo: Demo, browser: Browser) -> None:
    page = at_shop(browser, demo, PHONE)
    say(page, "我想找客服小姐姐改个地址")
    page.get_by_role("button", name="找真人").click()
    expect(page.locator(".strip.is-waiting")).to_be_visible()
    with Agent(demo[0]) as agent:
        agent.take()
        expect(page.get_by_role("heading", name="小美")).to_be_visible()
        expect(page.locator(".line", has_text="小美")).to_be_visible()
        agent.write("您好，我是小美，地址发我就好。")
        expect(page.locator(".group", has_text="地址发我就好").locator("img.face")).to_be_visible()
        say(page, "文三路188号")
        agent.read()
        expect(page.get_by_text("已读", exact=True)).to_be_visible()
        screenshot(page, "widget-phone-person-zh")
        page.get_by_role("button", name="返回").click()
        agent.write("改好了。")
        expect(page.get_by_role("button", name="联系客服，1条未读")).to_be_visible()
        screenshot(page, "widget-phone-unread-zh")
        open_chat(page)
        agent.close()
    page.get_by_role("radio", name="很满意").click()
    page.get_by_role("textbox", name="说一句").fill("谢谢小美")
    screenshot(page, "widget-phone-rating-zh")
    page.get_by_role("button", name="送出").click()
    expect(page.get_by_text("收到了，谢谢您")).to_be_visible()
    page.reload()
    open_chat(page)
    expect(page.locator(".line", has_text="本次服务已结束")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)


@pytest.fixture
def other_page(demo: Demo) -> Iterator[str]:
    """A page of another origin, as strict as a bank's, with the one script tag."""
    html = (
        '<!doctype html><html lang="zh-CN"><meta charset="gbk"><title>shop</title>'
        f'<script src="{demo[0]}/widget/widget.js" data-shop="qinghe" async></script>'
    ).encode("gbk")
    rules = f"default-src 'none'; script-src {demo[0]}; connect-src {demo[0]} {demo[0].replace('http', 'ws')}; img-src {demo[0]} blob:"

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=gbk")
            self.send_header("Content-Security-Policy", rules)
            self.end_headers()
            self.wfile.write(html)

        def log_message(self, *_: object) -> None:  # type: ignore[explicit-override]
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_that_one_tag_works_on_a_strict_page_of_another_origin(other_page: str, browser: Browser) -> None:
    page = page_at(browser, other_page, DESKTOP)
    chat = open_chat(page)
    say(page, "可以开发票吗")
    expect(page.locator(".bubble", has_text="电子普票")).to_be_visible()
    send_picture(page)
    expect(page.locator("a.photo img[src*='/pictures/']")).to_be_visible()
    assert chat.evaluate("panel => getComputedStyle(panel).position") == "fixed"


def test_that_a_second_start_has_its_data(tmp_path: Path) -> None:
    environment = {**os.environ, "XIAOER_DATA_DIR": str(tmp_path / "d")}
    command = [sys.executable, "-m", "xiaoer", "shop", "import", "examples/qinghe"]
    first = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    second = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "Imported." in first.stdout
    assert "Nothing to change." in second.stdout
