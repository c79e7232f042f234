"""Every table of every room, gathered so that migrations can be compared with them."""

from __future__ import annotations

import importlib

from xiaoer.storage.schema import metadata

ROOMS = ("accounts", "customers", "commerce", "knowledge", "conversation", "desk", "channels.webhooks")
for _room in ROOMS:
    try:
        importlib.import_module(f"xiaoer.{_room}.tables")
    except ModuleNotFoundError as error:
        if not str(error.name).startswith("xiaoer."):
            raise

__all__ = ["metadata"]
