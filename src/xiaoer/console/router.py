"""Everything under /api/staff/v1, screen by screen."""

from __future__ import annotations

from fastapi import APIRouter

from xiaoer.console.access import Access
from xiaoer.console.deps import Console
from xiaoer.console.inbox import router as inbox
from xiaoer.console.knowledge import faq_router as faq
from xiaoer.console.knowledge import lexicon_router as lexicon
from xiaoer.console.live import socket as live
from xiaoer.console.overview import router as overview
from xiaoer.console.settings import dead_jobs, keys, webhooks
from xiaoer.console.sign_in import router as sign_in
from xiaoer.console.test_bench import router as test_bench
from xiaoer.console.thread import panels
from xiaoer.console.thread import router as thread

PREFIX = "/api/staff/v1"


def build(console: Console) -> APIRouter:
    """The staff interface (docs/api/staff.md)."""
    access = Access(console.sign_in)
    router = APIRouter(prefix=PREFIX, tags=["staff"])
    screens = (sign_in, inbox, thread, panels, faq, lexicon, test_bench, keys, webhooks, dead_jobs, overview, live)
    for screen in screens:
        router.include_router(screen.build(console, access))
    return router
