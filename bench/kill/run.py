"""The same load while web server, worker, PostgreSQL and NATS are killed (SIGKILL) and started again in turn.

python -m bench.kill.run --sockets 200 --rate 10
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import time
from typing import Any

from bench.load.questions import questions
from bench.load.run import report, send_for, settle, visitors, warm_up
from bench.prepare import FOLDER, PACK, prepare
from bench.processes import ROOT, Cluster, cluster
from xiaoer.storage.embedded import start_embedded

BETWEEN_SECONDS = 6.0


def kill_postgres() -> None:
    """SIGKILL the embedded server's postmaster and start it again on the same data."""
    pid = int((FOLDER / "postgres" / "postmaster.pid").read_text().splitlines()[0])
    os.kill(pid, signal.SIGKILL)
    time.sleep(1)
    start_embedded(FOLDER)


async def kill_each(running: Cluster) -> list[str]:
    """Kill and restart everything once; the order it happened in."""
    killed = []
    for process in running.processes():
        await asyncio.sleep(BETWEEN_SECONDS)
        process.kill()
        await asyncio.sleep(0.5)
        process.start()
        killed.append(process.name)
        print("killed and restarted", process.name, flush=True)
    await asyncio.sleep(BETWEEN_SECONDS)
    await asyncio.to_thread(kill_postgres)
    killed.append("postgres")
    print("killed and restarted postgres", flush=True)
    await asyncio.sleep(BETWEEN_SECONDS)
    return killed


async def measure(running: Cluster, sockets: int, rate: float) -> dict[str, Any]:
    """Send at `rate` all the while; nothing may be lost or doubled."""
    shoppers = await visitors(running, sockets)
    tasks = [asyncio.create_task(shopper.run()) for shopper in shoppers]
    await asyncio.gather(*(shopper.ready.wait() for shopper in shoppers))
    asks = questions(PACK)
    await warm_up(shoppers, asks)
    seconds = BETWEEN_SECONDS * (len(running.processes()) + 3)
    killing = asyncio.create_task(kill_each(running))
    await send_for(shoppers, asks, rate, seconds)
    killed = await killing
    await settle(shoppers, 120)
    for task in tasks:
        task.cancel()
    return {"sockets": sockets, "rate": rate, "seconds": seconds, "killed": killed, **report(shoppers, seconds)}


def run(sockets: int, rate: float, webs: int = 2, workers: int = 2) -> dict[str, Any]:
    """The whole bench against fresh processes."""
    running = cluster(webs=webs, workers=workers, database_url=prepare())
    running.start()
    try:
        return asyncio.run(measure(running, sockets, rate))
    finally:
        running.stop()


def main() -> None:
    """Run it and write bench/results/kill.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sockets", type=int, default=200)
    parser.add_argument("--rate", type=float, default=10)
    options = parser.parse_args()
    result = run(options.sockets, options.rate)
    result["load_average"] = os.getloadavg()[0]
    (ROOT / "bench/results").mkdir(exist_ok=True)
    (ROOT / "bench/results/kill.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n")
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
