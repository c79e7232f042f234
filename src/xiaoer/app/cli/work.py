"""`xiaoer work`: a process that answers turns and does other jobs, beside web servers of their own."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable
from importlib.util import find_spec

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
    with asyncio.Runner(loop_factory=_fastest_loop()) as runner:
        runner.run(_work(services))


def _fastest_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """The loop the web server uses too; Windows has none but its own."""
    if find_spec("uvloop") is None:
        return None
    import uvloop

    return uvloop.new_event_loop


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
