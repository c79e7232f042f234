"""`xiaoer work`: a process that answers turns and does other jobs, beside web servers of their own."""

from __future__ import annotations

import asyncio
import contextlib
import signal

from xiaoer.app.cli.start import console, migrated, settings_of
from xiaoer.app.wiring import Services, build_services


def work() -> None:
    """Work jobs until Ctrl-C: answer turns, deliver webhooks. Start as many as you like, on any machine."""
    settings = settings_of()
    services = build_services(settings, migrated(settings))
    if not settings.nats_url:
        console.print(
            "! XIAOER_NATS_URL is not set: open chats see replies of this process only when they look again (20 s).",
            style="yellow",
        )
    console.print(f"• Working with {settings.worker_slots} slots (Ctrl-C stops; running jobs are finished first)")
    asyncio.run(_work(services))


async def _work(services: Services) -> None:
    await services.open()
    working = asyncio.create_task(services.jobs.work())
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, working.cancel)
    try:
        with contextlib.suppress(asyncio.CancelledError):
            await working
    finally:
        await services.close()
