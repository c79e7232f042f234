"""Documents can't go stale: what exists in the code must be named where the doc test looks for it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from pydantic import SecretStr

from xiaoer.app.api import create_app
from xiaoer.app.wiring import build_services
from xiaoer.foundation.errors import XiaoerError
from xiaoer.foundation.settings import Settings
from xiaoer.migrations.tables import metadata
from xiaoer.skills.registry import SKILLS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def read(path: str) -> str:
    return (DOCS / path).read_text("utf-8")


def test_that_each_setting_is_documented() -> None:
    page = read("operations/settings.md")
    assert [name for name in Settings.model_fields if f"`XIAOER_{name.upper()}`" not in page] == []


def test_that_each_error_is_documented() -> None:
    def below(kind: type[XiaoerError]) -> set[type[XiaoerError]]:
        return {kind} | {deeper for child in kind.__subclasses__() for deeper in below(child)}

    page = read("api/errors.md")
    assert sorted(error.code for error in below(XiaoerError) - {XiaoerError} if f"`{error.code}`" not in page) == []


def test_that_each_table_is_documented() -> None:
    page = read("operations/tables.md")
    assert [name for name in metadata.tables if f"`{name}`" not in page] == []


def test_that_each_skill_is_documented_with_its_intents() -> None:
    page = read("subsystems/skills.md")
    assert [name for name in SKILLS if f"| `{name}` |" not in page] == []
    own = [intent for name, skill in SKILLS.items() if name != "answer_question" for intent in skill.intents]
    assert [intent for intent in own if f"`{intent}`" not in page] == []
    folders = {path.parent.name for path in (ROOT / "src/xiaoer/skills").glob("*/serve.py")}
    assert folders == set(SKILLS)


def test_that_each_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [re.split(r"[\[<>=; ]", line)[0] for line in project["dependencies"]]
    page = read("decisions/0006-dependencies.md")
    assert [name for name in names if name not in page] == []


def test_that_each_endpoint_is_documented() -> None:
    pages = "".join(path.read_text("utf-8") for path in (DOCS / "api").glob("*.md"))
    services = build_services(Settings(secret_key=SecretStr("x" * 32), demo=True), "postgresql://nobody@127.0.0.1/none")
    paths = create_app(services, with_worker=False).openapi()["paths"]
    # staff.md names addresses below the prefix it gives once
    assert [path for path in paths if path.removeprefix("/api/staff/v1") not in pages] == []


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.md")), ids=lambda path: str(path.relative_to(DOCS)))
def test_that_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), f"{path}: {target}"
