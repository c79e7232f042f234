"""A real NATS server for tests, to be killed and started again on the same port."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.processes import Process, free_port, nats_server


@contextlib.contextmanager
def running_nats(folder: Path) -> Iterator[tuple[str, Process]]:
    """Its URL and its process."""
    port = free_port()
    process = nats_server(port, folder)
    process.start()
    try:
        yield f"nats://127.0.0.1:{port}", process
    finally:
        process.kill()


async def until(condition: Callable[[], object], seconds: float = 20) -> None:
    """Wait until a condition holds; a test that waits in vain fails."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - conditions of any kind
            await asyncio.sleep(0.02)
