"""The check of the public site: its database role reads what its pages need, and no more (docs/deploy.md).

Run by `manage.py check --database default` where PUBLIC_SITE is set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps.config import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import connections

from ccb_ethics import public_role


def public_site_reads_no_case(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> Iterable[CheckMessage]:
    """An error where the public site can read or write too much, or cannot read a table of its pages."""
    return [error for alias in databases or [] if settings.PUBLIC_SITE for error in _errors(connections[alias])]


def _errors(connection: Any) -> Iterable[CheckMessage]:
    role = str(connection.settings_dict["USER"])
    if too_much := public_role.too_much(connection, role):
        yield Error(
            f"The public site runs as the database role {role!r}, which {', '.join(too_much)}.",
            hint="Run it as a role that `manage.py grant_public_role` made.",
            id="ccb_ethics.E001",
        )
    if too_little := public_role.too_little(connection, role):
        yield Error(
            f"The public site runs as the database role {role!r}, which cannot read {', '.join(too_little)}.",
            hint="Run `manage.py grant_public_role` as the owner of the tables; do so after each migrate.",
            id="ccb_ethics.E002",
        )
