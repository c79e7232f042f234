"""The shape of the staff interface as OpenAPI, without a database: `python -m tools.export_openapi`. The screens' types are made from it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from xiaoer.app.api import create_app
from xiaoer.app.wiring import build_services
from xiaoer.foundation.settings import Settings

STAFF = "/api/staff/v1"
FILE = Path(__file__).resolve().parents[1] / "web" / "packages" / "api-client" / "openapi.json"
_NOWHERE = "postgresql://nobody@127.0.0.1:1/nothing"
#: Words for people: they change often and no type depends on them.
_WORDS = frozenset({"description", "summary", "title", "example", "examples"})
_REFERENCE = re.compile(r'"#/components/schemas/([^"]+)"')


def staff_openapi() -> str:
    """The document, always in the same order, so that only a changed interface changes it."""
    settings = Settings(secret_key=SecretStr("only-for-the-document-never-signs-x"), demo=True)
    document = create_app(build_services(settings, _NOWHERE), with_worker=False).openapi()
    document["paths"] = {path: _answers(found) for path, found in document["paths"].items() if path.startswith(STAFF)}
    document = _shape(document)
    schemas = document["components"]["schemas"]
    document["components"] = {"schemas": {name: schemas[name] for name in _used(document["paths"], schemas)}}
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _answers(path: Mapping[str, Any]) -> dict[str, Any]:
    """Without the errors: their form is the same everywhere."""
    return {
        verb: {**found, "responses": {code: each for code, each in found["responses"].items() if code.startswith("2")}}
        for verb, found in path.items()
    }


def _shape(node: Any, *, names: bool = False) -> Any:  # noqa: ANN401 - JSON
    """Without the words for people; `names` says that the keys are names of properties, which may be such words."""
    if isinstance(node, dict):
        return {
            key: _shape(value, names=key == "properties" and not names)
            for key, value in node.items()
            if names or key not in _WORDS
        }
    return [_shape(each) for each in node] if isinstance(node, list) else node


def _used(paths: Mapping[str, Any], schemas: Mapping[str, Any]) -> set[str]:
    """Names of the schemas that the paths need, and those need in turn."""
    used: set[str] = set()
    new = set(_REFERENCE.findall(json.dumps(paths)))
    while new:
        used |= new
        new = {name for each in new for name in _REFERENCE.findall(json.dumps(schemas[each]))} - used
    return used


if __name__ == "__main__":
    (Path(sys.argv[1]) if len(sys.argv) > 1 else FILE).write_text(staff_openapi(), "utf-8")
