"""`manage.py grant_public_role ccb_public`: lets a database role read what the public site shows, and nothing else.

Run by the owner of the tables after each `migrate`; it may be repeated. PostgreSQL only.
"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction

from ccb_ethics import public_role

SHOWN = 5


def _first(reasons: list[str]) -> str:
    more = [f"and {len(reasons) - SHOWN} more"] if len(reasons) > SHOWN else []
    return ", ".join([*reasons[:SHOWN], *more])


class Command(BaseCommand):
    help = "Makes a database role for the public site, where there is none, and grants it the public tables alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role", help="its name, for example ccb_public")

    def handle(self, *args: Any, **options: Any) -> None:
        role, connection = str(options["role"]), connections[DEFAULT_DB_ALIAS]
        if connection.vendor != "postgresql":
            raise CommandError(
                "SQLite knows no roles: whoever opens the file reads all of it. Use PostgreSQL for this."
            )
        if not public_role.NAME.fullmatch(role):
            raise CommandError("Name the role with small letters, digits and underscores, for example ccb_public.")
        with transaction.atomic():
            made = not public_role.exists(connection, role)
            if made:
                self._create(connection, role)
            elif unfit := public_role.unfit(connection, role):
                raise CommandError(
                    f"Nothing was changed: {role} {_first(unfit)}. Name a role of the public site alone."
                )
            self._grant(connection, role)
            rest = public_role.too_much(connection, role)
            if rest:
                raise CommandError(
                    f"Nothing was changed: {role} also {_first(rest)}. Take that away, or name another role."
                )
        self._tell(role, made)

    def _create(self, connection: Any, role: str) -> None:
        try:
            with transaction.atomic():
                public_role.create(connection, role)
        except DatabaseError as refusal:
            raise CommandError(
                f"You may not make roles here. Let the server's administrator run: CREATE ROLE {role} LOGIN PASSWORD '...'"
            ) from refusal

    def _grant(self, connection: Any, role: str) -> None:
        try:
            public_role.grant(connection, role)
        except DatabaseError as refusal:
            raise CommandError(f"Run this as the role that owns the tables. The database said: {refusal}") from refusal

    def _tell(self, role: str, made: bool) -> None:
        self.stdout.write(f"{role} {'was made. It' if made else 'was there. It'} may now read, and nothing else:")
        for table, columns in public_role.readable().items():
            self.stdout.write(f"  {table}: {', '.join(columns)}")
        self.stdout.write("Of publications it sees only approved ones.")
        if made:
            self.stdout.write(f"Give it a password (in psql: \\password {role}).")
