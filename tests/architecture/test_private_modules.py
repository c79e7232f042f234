"""A room's tables are its own; SQL lives only in repository.py, queries.py and tables.py."""

from __future__ import annotations

import re
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[2] / "src"
#: Files that may hold SQL beside repositories: storage itself, migrations, and checks of the set-up.
SQL_ROOMS = {"storage", "migrations", "jobs"}


def test_that_tables_stay_private() -> None:
    graph = grimp.build_graph("xiaoer", cache_dir=None)
    broken = []
    for module in graph.modules:
        parts = module.split(".")
        if parts[-1] != "tables":
            continue
        for importer in graph.find_modules_that_directly_import(module):
            same_room = importer.split(".")[1] == parts[1]
            reads_tables = importer.endswith(".queries") or importer.startswith("xiaoer.migrations")
            if not (same_room or reads_tables):
                broken.append(f"{importer} imports {module}")
    assert broken == []


def test_that_sql_lives_in_repositories() -> None:
    sql = re.compile(
        r"from sqlalchemy(\.[a-z.]+)? import (?!.*(AsyncConnection|SQLAlchemyError|DBAPIError|OperationalError))"
    )
    guilty = [
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*.py")
        if path.name not in {"repository.py", "queries.py", "tables.py"}
        and not path.name.endswith(("_repository.py", "_queries.py", "_tables.py"))
        and path.relative_to(ROOT).parts[1] not in SQL_ROOMS
        and sql.search(path.read_text("utf-8"))
    ]
    assert guilty == []
