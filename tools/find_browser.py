"""Make sure the browser tests have a Chromium: one that is there, Debian's when root, else Playwright's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def installed() -> str | None:
    """Path of a Chromium on this machine, Playwright's own included."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    if MAC.exists():
        return str(MAC)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def main() -> int:
    """0 when a browser is there, or could be installed."""
    if installed():
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("• Installing Debian's Chromium and a Chinese font for the browser tests", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False, stdout=subprocess.DEVNULL)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"],
            env=quiet,
            check=False,
            stdout=subprocess.DEVNULL,
        )
    else:
        print("• Downloading Playwright's Chromium for the browser tests", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if installed():
        return 0
    print("No Chromium could be found or installed. Install Chromium or Chrome by hand, then run make test again.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
