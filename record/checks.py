"""System checks of the record: the triggers stand, and in production the serving role cannot take them down.

Run by `manage.py migrate` and `manage.py check --database default` (the second with `--deploy`).
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps.config import AppConfig
from django.core.checks import CheckMessage, Error, Warning
from django.db import connections

from record.triggers import REFUSED, missing_triggers

OWNED = """
    SELECT count(*) FROM pg_class
    WHERE relname = ANY(%s) AND pg_table_is_visible(oid) AND pg_has_role(current_user, relowner, 'USAGE')
"""


def triggers_stand(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> Iterable[CheckMessage]:
    """An error for each database whose append-only tables lost a trigger."""
    return [
        Error(
            f"The record can be changed unnoticed in the database {alias!r}: missing are {', '.join(missing)}.",
            hint="Run `manage.py migrate --skip-checks`, which puts them back, then `manage.py verify_record`.",
            id="record.E001",
        )
        for alias in databases or []
        if (missing := missing_triggers(connections[alias]))
    ]


def serving_role_owns_nothing(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> Iterable[CheckMessage]:
    """A warning where the role that serves owns the tables: an owner can switch triggers off."""
    return [
        Warning(
            f"The role that serves the database {alias!r} owns the record's tables and can switch their triggers off.",
            hint="Migrate as another role; grant the serving role SELECT and INSERT on them (docs/deploy.md).",
            id="record.W001",
        )
        for alias in databases or []
        if connections[alias].vendor == "postgresql" and _owns_a_table(connections[alias])
    ]


def _owns_a_table(connection: Any) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(OWNED, [list(REFUSED)])
        return bool(cursor.fetchone()[0])
