"""What the database role of the public site may read, and what it must not. PostgreSQL alone has roles.

Registry facts, approved publications, published reports, the codes and the Board's numbers; no table with a case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db import models

NAME = re.compile(r"[a-z_][a-z0-9_]{0,40}")

# The models that public pages read. Columns that a model calls NOT_PUBLIC are left out.
READ = (
    "code_of_ethics.Edition",
    "code_of_ethics.GlossaryTerm",
    "code_of_ethics.Provision",
    "complaints.RuleSet",
    "people.CertifiedProfessional",
    "people.CertifiedProfessional_words",
    "people.Credential",
    "people.CredentialType",
    "people.NameKey",
    "people.NameWord",
    "sanctions.InterimStatus",
    "sanctions.Publication",
    "sanctions.PublishedReport",
)
# Of these only some rows: a draft is nobody's to read before it is approved.
ROWS = {"sanctions.Publication": "approved_by_id IS NOT NULL"}

# Of superusers, and of roles that bypass row security or own a table here, nothing can be kept.
POWERS = """
    SELECT rolsuper OR rolbypassrls OR rolcreaterole, EXISTS (
        SELECT 1 FROM pg_class WHERE relnamespace = current_schema()::regnamespace
          AND pg_has_role(rolname, relowner, 'MEMBER')
    ) FROM pg_roles WHERE rolname = %s
"""
REACHED = """
    SELECT relname, attname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
      AND attnum > 0 AND NOT attisdropped AND has_column_privilege(%s, pg_class.oid, attnum, 'SELECT')
"""
WRITTEN = """
    SELECT relname FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
      AND (has_any_column_privilege(%s, oid, 'INSERT, UPDATE') OR has_table_privilege(%s, oid, 'DELETE, TRUNCATE'))
    ORDER BY relname
"""


def readable() -> dict[str, list[str]]:
    """The columns that are granted, by table."""
    found = {}
    for label in READ:
        model = apps.get_model(label)
        kept = getattr(model, "NOT_PUBLIC", ())
        found[model._meta.db_table] = [f.column for f in model._meta.concrete_fields if f.name not in kept]
    return found


def exists(connection: Any, role: str) -> bool:
    return bool(_rows(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", role))


def unfit(connection: Any, role: str) -> list[str]:
    """Why this role cannot become that of the public site: it has powers, owns or writes. Its work would break off."""
    ((powerful, owns),) = _rows(connection, POWERS, role)
    why = ["has powers over the whole server"] * powerful + ["owns tables here"] * owns
    return why or _writes(connection, role)


def create(connection: Any, role: str) -> None:
    """A role that may sign in once it has a password. Asks for the right to create roles."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {connection.ops.quote_name(role)} LOGIN")


def grant(connection: Any, role: str) -> None:
    """Takes from the role what it had in this schema, and gives it what `readable` names. For the tables' owner."""
    quote = connection.ops.quote_name
    (schema,) = _rows(connection, "SELECT current_schema()")[0]
    to, of = quote(role), f"IN SCHEMA {quote(schema)}"
    statements = [
        f"REVOKE ALL ON ALL TABLES {of} FROM {to}",
        f"REVOKE ALL ON ALL SEQUENCES {of} FROM {to}",
        f"GRANT USAGE ON SCHEMA {quote(schema)} TO {to}",
    ]
    for table, columns in readable().items():
        statements.append(f"GRANT SELECT ({', '.join(map(quote, columns))}) ON {quote(table)} TO {to}")
    for label, condition in ROWS.items():
        statements += _only_rows(quote, apps.get_model(label), role, condition)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, None)


def _only_rows(quote: Any, model: type[models.Model], role: str, condition: str) -> Sequence[str]:
    """Row security: for every other role all rows as before, for this one those of the condition."""
    table, all_rows, some = quote(model._meta.db_table), quote("all_rows"), quote(f"public_rows_for_{role}")
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS {all_rows} ON {table}",
        f"CREATE POLICY {all_rows} ON {table} USING (true)",
        f"DROP POLICY IF EXISTS {some} ON {table}",
        f"CREATE POLICY {some} ON {table} AS RESTRICTIVE FOR SELECT TO {quote(role)} USING ({condition})",
    )


def too_much(connection: Any, role: str) -> list[str]:
    """What the role can do beyond what it is granted here: tables it writes to, columns it reads."""
    allowed = readable()
    reached = _rows(connection, REACHED, role)
    tables = sorted({table for table, _column in reached if table not in allowed})
    columns = sorted(f"{t}.{c}" for t, c in reached if t in allowed and c not in allowed[t])
    return [*_writes(connection, role), *(f"reads {name}" for name in (*tables, *columns))]


def too_little(connection: Any, role: str) -> list[str]:
    """The tables that the public pages need and the role cannot read in full."""
    reached = set(_rows(connection, REACHED, role))
    return sorted(t for t, columns in readable().items() if {(t, c) for c in columns} - reached)


def _writes(connection: Any, role: str) -> list[str]:
    return [f"writes to {table}" for (table,) in _rows(connection, WRITTEN, role, role)]


def _rows(connection: Any, query: str, *values: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall())
