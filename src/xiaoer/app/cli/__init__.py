"""The `xiaoer` command."""

from __future__ import annotations

from xiaoer.app.cli.commands import main

__all__ = ["main"]
