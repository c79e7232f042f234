"""One demo and one browser for all browser tests: both are slow to start."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest
from bench.processes import Process, free_port, wait_until_ready
from playwright.sync_api import Browser, sync_playwright
from tools.find_browser import installed


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Process]]:
    """`xiaoer demo` as `make demo` runs it, on an empty data folder: its address and its process."""
    folder = tmp_path_factory.mktemp("demo")
    port = free_port()
    environment = {**os.environ, "XIAOER_DATA_DIR": str(folder / "d"), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "xiaoer", "demo", "--port", str(port)]
    process = Process("demo", command, environment, folder / "demo.log")
    process.start()
    # the first start imports both shops, which takes its time on a machine that is busy
    wait_until_ready(f"http://127.0.0.1:{port}", [process], seconds=300)
    yield f"http://127.0.0.1:{port}", process
    assert process.stop() in {0, -15}, "it had to be killed"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
        browser = playwright.chromium.launch(executable_path=installed(), args=arguments)
        yield browser
        browser.close()
