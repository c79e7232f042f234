"""`make check` and `make test`: run each check, show how long it took, stop with what failed."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Step:
    """One check: what it is called, its command, and what to do when it fails."""

    name: str
    command: tuple[str, ...]
    remedy: str = ""


def npm(*arguments: str) -> tuple[str, ...]:
    """A command that runs npm in web/."""
    return (sys.executable, "-m", "tools.npm", *arguments)


STATIC = (
    Step("format", (f"{BIN}/ruff", "format", "--check", "."), "make format"),
    Step("lint", (f"{BIN}/ruff", "check", "."), "make format mends most of it"),
    Step("types", (f"{BIN}/mypy",)),
    Step("imports", (f"{BIN}/lint-imports", "--no-cache")),
    Step("web lint", npm("run", "lint", "--silent")),
    Step("web types", npm("run", "typecheck", "--silent")),
    Step("web tests", npm("run", "test", "--silent")),
)
FAST = Step("fast tests", (f"{BIN}/pytest", "-n", "2", "-m", "not slow", "tests"))
ALL = (
    Step("tests", (f"{BIN}/pytest", "-n", "2", "-m", "not slow", "tests")),
    Step("process tests", (f"{BIN}/pytest", "-m", "slow and not browser", "--timeout=600", "--durations=10", "tests")),
    Step("browser tests", (f"{BIN}/pytest", "-m", "browser", "--timeout=600", "--durations=10", "tests/acceptance")),
)


def main(what: str) -> int:
    """0 when every step passed."""
    failed: list[Step] = []
    steps = (*STATIC, FAST) if what == "check" else (*STATIC, *ALL)
    for step in steps:
        started = time.monotonic()
        print(f"• {step.name}", flush=True)
        code = subprocess.run(step.command, cwd=ROOT, check=False).returncode
        print(f"  {'ok' if code == 0 else 'FAILED'} in {time.monotonic() - started:.0f} s", flush=True)
        if code:
            failed.append(step)
    for step in failed:
        print(f"✗ {step.name}" + (f": {step.remedy}" if step.remedy else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
