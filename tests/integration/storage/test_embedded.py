"""The embedded PostgreSQL starts once, whoever starts it, and comes back after it was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from xiaoer.storage.embedded import start_embedded

pytestmark = pytest.mark.slow
START = "import sys; from pathlib import Path; from xiaoer.storage.embedded import start_embedded; print(start_embedded(Path(sys.argv[1])))"


def server_pid(folder: Path) -> int:
    return int((folder / "postgres" / "postmaster.pid").read_text().splitlines()[0])


def kill(pid: int) -> None:
    """SIGKILL, and wait until it is dead (a zombie where nobody collects it)."""
    os.kill(pid, signal.SIGKILL)
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)


def test_that_processes_may_start_it_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "d"
    starting = [
        subprocess.Popen([sys.executable, "-c", START, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    ended = [(process, *process.communicate(timeout=120)) for process in starting]
    assert [(process.returncode, error.decode()) for process, _, error in ended if process.returncode] == []
    assert len({out for _, out, _ in ended}) == 1


def test_that_it_comes_back_after_it_was_killed(tmp_path: Path) -> None:
    folder = tmp_path / "d"
    first = start_embedded(folder)
    killed = server_pid(folder)
    kill(killed)
    assert start_embedded(folder) == first
    assert server_pid(folder) != killed
    assert subprocess.run([sys.executable, "-c", START, str(folder)]).returncode == 0


def test_that_a_stranger_with_the_servers_number_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "d"
    start_embedded(folder)
    pid_file = folder / "postgres" / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    kill(int(lines[0]))
    with subprocess.Popen(["sleep", "60"]) as stranger:
        pid_file.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")
        start_embedded(folder)
        assert server_pid(folder) != stranger.pid
        assert psutil.pid_exists(stranger.pid)
        stranger.kill()
