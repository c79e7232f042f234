"""Every table of every room, gathered so that migrations can be compared with them."""

from __future__ import annotations

import xiaoer.accounts.pack.tables
import xiaoer.accounts.tables
import xiaoer.commerce.tables
import xiaoer.conversation.tables
import xiaoer.customers.tables
import xiaoer.desk.tables
import xiaoer.jobs.tables
import xiaoer.knowledge.tables
import xiaoer.media.tables
import xiaoer.webhooks.tables  # noqa: F401 - imported for the tables they add
from xiaoer.storage.schema import metadata

__all__ = ["metadata"]
