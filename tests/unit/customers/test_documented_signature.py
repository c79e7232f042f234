"""The lines that docs/how-to/put-the-chat-on-your-pages.md gives a shop's developer make signatures that are accepted."""

from __future__ import annotations

import json
import re
import textwrap
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from xiaoer.customers.identity import check_identity

DOCUMENT = Path(__file__).parents[3] / "docs" / "how-to" / "put-the-chat-on-your-pages.md"


def test_that_the_documented_lines_sign_as_the_widget_checks() -> None:
    found = re.search(r"```python\n(.*?)\n +```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    made: dict[str, Any] = {}
    exec(textwrap.dedent(found.group(1)), made)
    told = json.loads(made["identity"]("ff11ad17", "C0001", "李明"))
    check_identity(b"ff11ad17", told["customer"], told["at"], told["signature"], datetime.now(UTC))
    assert told["name"] == "李明"
