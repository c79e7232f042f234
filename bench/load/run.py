"""Open sockets and senders against real processes on the same machine: replies a second, waiting times, losses, memory.

python -m bench.load.run --sockets 2000 --rate 40 --seconds 60 [--webs 2 --workers 2]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import random
import statistics
import subprocess
import time
from collections.abc import Iterator
from typing import Any

import httpx

from bench.load.questions import questions
from bench.load.shopper import Shopper, doubled, gaps, lost
from bench.prepare import PACK, SHOP, prepare
from bench.processes import ROOT, Cluster, cluster


async def visitors(running: Cluster, count: int) -> list[Shopper]:
    """Anonymous visitors, each with a token of their own."""
    limits = httpx.Limits(max_connections=20)
    async with httpx.AsyncClient(limits=limits, timeout=180) as client:
        gate = asyncio.Semaphore(20)

        async def one(index: int) -> Shopper:
            async with gate:
                answer = await client.post(
                    f"{running.urls[index % len(running.urls)]}/widget/v1/sessions", json={"shop": SHOP}
                )
            answer.raise_for_status()
            return Shopper(running.urls, answer.json()["token"], turn=index)

        return list(await asyncio.gather(*(one(index) for index in range(count))))


async def send_for(shoppers: list[Shopper], asks: Iterator[str], rate: float, seconds: float) -> None:
    """Send at a steady rate, each message from a random shopper who is not waiting for an answer."""
    chooser = random.Random(7)
    started = time.monotonic()
    count = 0
    while (now := time.monotonic()) - started < seconds:
        due = int((now - started) * rate)
        while count < due:
            free = next(
                (s for s in (chooser.choice(shoppers) for _ in range(50)) if not s.waiting and not s.with_people), None
            )
            if free:
                await free.say(next(asks))
            count += 1
        await asyncio.sleep(0.005)


async def settle(shoppers: list[Shopper], seconds: float) -> None:
    """Wait until nobody waits for an answer any more, at most `seconds`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and any(  # noqa: ASYNC110 - many shoppers change what is waited for
        s.waiting or any(m.acked is None for m in s.sent.values()) for s in shoppers
    ):
        await asyncio.sleep(0.2)


async def warm_up(shoppers: list[Shopper], asks: Iterator[str]) -> None:
    """Let every process load the shop's knowledge before anything is measured."""
    for _ in range(3):
        for shopper in shoppers[:40]:
            if not shopper.with_people:
                await shopper.say(next(asks))
        await settle(shoppers, 120)


def percentile(values: list[float], share: float) -> float:
    """The value that `share` of the values don't exceed, in milliseconds."""
    if not values:
        return 0.0
    return round(sorted(values)[min(len(values) - 1, int(len(values) * share))] * 1000, 1)


def report(shoppers: list[Shopper], seconds: float) -> dict[str, Any]:
    """What happened, over all shoppers."""
    sent = [message for shopper in shoppers for message in shopper.sent.values()]
    acks = [m.acked - m.at for m in sent if m.acked]
    replies = [m.replied - m.at for m in sent if m.replied]
    return {
        "sent": len(sent),
        "replies_per_second": round(len(replies) / seconds, 1),
        "ack_ms": {"p50": percentile(acks, 0.5), "p95": percentile(acks, 0.95), "max": percentile(acks, 1)},
        "reply_ms": {"p50": percentile(replies, 0.5), "p95": percentile(replies, 0.95), "max": percentile(replies, 1)},
        "lost": sum(lost(shopper) for shopper in shoppers),
        "doubled": sum(doubled(shopper) for shopper in shoppers),
        "gaps": sum(gaps(shopper) for shopper in shoppers),
        "out_of_order": sum(shopper.out_of_order for shopper in shoppers),
        "refused": sum(len(shopper.refused) for shopper in shoppers),
        "handed_over": sum(shopper.with_people for shopper in shoppers),
        "reconnects": sum(shopper.reconnects for shopper in shoppers),
        "refusals": sorted({text for shopper in shoppers for text in shopper.refused})[:3],
    }


def memory(running: Cluster) -> int:
    """Resident bytes of the web servers together."""
    total = 0
    for process in running.webs:
        assert process.running
        output = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(process.running.pid)], capture_output=True, text=True, check=True
        )
        total += int(output.stdout) * 1024
    return total


async def measure(running: Cluster, sockets: int, rates: list[float], seconds: float) -> dict[str, Any]:
    """Open the sockets, then hold each rate in turn."""
    before = memory(running)
    shoppers = await visitors(running, sockets)
    tasks = []
    for index in range(0, len(shoppers), 50):
        tasks += [asyncio.create_task(shopper.run()) for shopper in shoppers[index : index + 50]]
        await asyncio.gather(*(shopper.ready.wait() for shopper in shoppers[index : index + 50]))
    result: dict[str, Any] = {
        "sockets": sockets,
        "bytes_per_socket": round((memory(running) - before) / sockets),
        "rates": [],
    }
    asks = questions(PACK)
    await warm_up(shoppers, asks)
    for rate in rates:
        for shopper in shoppers:
            shopper.sent.clear()
            shopper.refused.clear()
            shopper.messages = {}
        baseline = [shopper.last_seq for shopper in shoppers]
        await send_for(shoppers, asks, rate, seconds)
        await settle(shoppers, 30)
        held = report(shoppers, seconds)
        held["gaps"] = sum(
            (max(s.messages) - base - len(s.messages)) if s.messages else 0
            for s, base in zip(shoppers, baseline, strict=True)
        )
        result["rates"].append({"rate": rate, "seconds": seconds, **held})
        print(json.dumps(result["rates"][-1], ensure_ascii=False), flush=True)
    for task in tasks:
        task.cancel()
    return result


def main() -> None:
    """Run it and write bench/results/load.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sockets", type=int, default=2000)
    parser.add_argument("--rate", type=float, nargs="+", default=[40.0, 20.0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--webs", type=int, default=1)
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--name", default="load", help="of the file in bench/results")
    options = parser.parse_args()
    before = os.getloadavg()[0]
    running = cluster(webs=options.webs, workers=options.workers, database_url=prepare())
    running.start()
    try:
        result = asyncio.run(measure(running, options.sockets, options.rate, options.seconds))
    finally:
        running.stop()
    result |= {
        "webs": options.webs,
        "workers": options.workers,
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, the load generator and PostgreSQL on the same",
        "load_average_before": before,
    }
    (ROOT / "bench/results").mkdir(exist_ok=True)
    (ROOT / f"bench/results/{options.name}.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n")
    print(
        statistics.mean(row["replies_per_second"] for row in result["rates"]),
        "replies/s on average",
    )


if __name__ == "__main__":
    main()
