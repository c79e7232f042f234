"""The screens' types are made from the server's own description; a stale one fails here."""

from __future__ import annotations

import pytest
from tools.export_openapi import FILE, staff_openapi


@pytest.mark.filterwarnings("ignore:Duplicate Operation ID")
def test_that_the_staff_interface_is_described_as_it_is() -> None:
    assert FILE.read_text("utf-8") == staff_openapi(), "The staff interface changed. Run: make types"
