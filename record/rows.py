"""Reads rows of the record as they lie in the database file, for `record.verification` and `record.sealed`.

A row that was tampered with may hold what a model field cannot read; here it comes out as something, and so with a
wrong hash, instead of ending the check with an error.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

MOMENTS = ("at", "made_at")
TREES = ("data", "heads")


def columns(names: Iterable[str], table: str) -> str:
    """The columns for a SELECT. An expression keeps SQLite from parsing a moment, which fails when it is none."""
    return ", ".join(f"COALESCE({table}.{name}, NULL)" if name in MOMENTS else f"{table}.{name}" for name in names)


def named(names: Iterable[str], row: Iterable[Any]) -> dict[str, Any]:
    """The columns of a row by name, moments and JSON read as far as they can be read."""
    values = dict(zip(names, row, strict=True))
    for name in values.keys() & set(MOMENTS):
        values[name] = _moment(values[name])
    for name in values.keys() & set(TREES):
        values[name] = _json(values[name])
    return values


def _moment(value: Any) -> Any:
    """SQLite keeps moments as text in UTC, PostgreSQL hands out aware ones."""
    if not isinstance(value, str):
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _json(value: Any) -> Any:
    try:
        return json.loads(value)
    except (TypeError, ValueError, RecursionError):
        return value
