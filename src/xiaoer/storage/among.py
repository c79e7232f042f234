"""Compare a column with many values in one parameter: PostgreSQL takes at most 65,535 of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, any_, literal


def among(column: ColumnElement[Any], values: Sequence[Any]) -> ColumnElement[bool]:
    """Whether the column's value is one of these, however many there are."""
    return column == any_(literal(list(values), ARRAY(column.type)))
