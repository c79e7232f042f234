"""`python -m xiaoer` is `xiaoer`."""

from __future__ import annotations

from xiaoer.app.cli import main

main()
