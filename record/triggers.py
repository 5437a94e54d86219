"""The databases' own guard over the record: rows are only added. For migrations, the system check and the tests.

SQLite drops a table's triggers without a word when a migration remakes the table, so they are put back after each
`migrate` (`record.apps`) and counted by a check (`record.checks`). On SQLite `INSERT OR REPLACE` removes a row without
asking the delete trigger; a trigger before INSERT asks each unique key, and the hidden rowid, instead.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

UPDATE, DELETE, REPLACE, TRUNCATE = "update", "delete", "replace", "truncate"

# What is refused on each table. Words of an event may be deleted by lawful disposal, so DELETE is allowed there.
REFUSED: dict[str, tuple[str, ...]] = {
    "record_event": (UPDATE, DELETE, REPLACE, TRUNCATE),
    "record_eventtext": (UPDATE, REPLACE, TRUNCATE),
    "record_seal": (UPDATE, DELETE, REPLACE, TRUNCATE),
    "record_accesslog": (UPDATE, DELETE, REPLACE, TRUNCATE),
}


def append_only(table: str, *refused: str) -> None:
    """Lets an app above hold a table of its own to the same: called when that app is ready, before any migration."""
    REFUSED[table] = refused


# `REPLACE` is SQLite's alone and `TRUNCATE` is PostgreSQL's.
OF_VENDOR = {"sqlite": (UPDATE, DELETE, REPLACE), "postgresql": (UPDATE, DELETE, TRUNCATE)}

# integrity_constraint_violation's class, so that Django raises IntegrityError on both databases.
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION record_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION '%: rows are only added, never changed or removed', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$body$
"""


@dataclass(frozen=True)
class Trigger:
    """One trigger: its table, what it refuses, and the statement that makes it."""

    table: str
    refuses: str
    statement: str

    @property
    def name(self) -> str:
        return _name(self.table, self.refuses)


def install_triggers(connection: Any) -> None:
    """Puts every trigger on the tables that exist, in place of what stands there under the same name."""
    drop_triggers(connection)
    # `params=None` all the way down: a list of parameters would make PL/pgSQL's percent sign a placeholder.
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION, None)
        for trigger in _wanted(connection):
            cursor.execute(trigger.statement, None)
            if connection.vendor == "postgresql":
                # ALWAYS: not even a session that plays replica (session_replication_role) goes round it.
                cursor.execute(f"ALTER TABLE {trigger.table} ENABLE ALWAYS TRIGGER {trigger.name}", None)


def drop_triggers(connection: Any) -> None:
    """Takes every trigger away: for migrations that remake a table and for tests, which empty the tables."""
    on_table = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for table, refused in _standing_tables(connection):
            for refuses in refused:
                name = _name(table, refuses)
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if on_table else ""), None)


def missing_triggers(connection: Any) -> list[str]:
    """The names of triggers that are not there, not switched on, or not the ones we made; of existing tables only."""
    standing = _standing_on_sqlite if connection.vendor == "sqlite" else _standing_on_postgresql
    found = standing(connection)
    return [trigger.name for trigger in _wanted(connection) if found.get(trigger.name) != _mark(connection, trigger)]


def _mark(connection: Any, trigger: Trigger) -> str:
    """What a trigger that does its work looks like: its own text on SQLite, table and state on PostgreSQL."""
    return trigger.statement if connection.vendor == "sqlite" else f"{trigger.table} A"


def _standing_on_sqlite(connection: Any) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return dict(cursor.fetchall())


def _standing_on_postgresql(connection: Any) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT tgname, relname || ' ' || tgenabled::text
            FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
            WHERE pg_table_is_visible(tgrelid) AND proname = 'record_refuse_change'
        """)
        return dict(cursor.fetchall())


def _wanted(connection: Any) -> Iterator[Trigger]:
    for table, refused in _standing_tables(connection):
        for refuses in refused:
            statement = _sqlite if connection.vendor == "sqlite" else _postgresql
            yield Trigger(table, refuses, statement(connection, table, refuses))


def _standing_tables(connection: Any) -> Iterator[tuple[str, list[str]]]:
    present = set(connection.introspection.table_names())
    for table, refused in REFUSED.items():
        if table in present:
            yield table, [refuses for refuses in refused if refuses in OF_VENDOR[connection.vendor]]


def _name(table: str, refuses: str) -> str:
    return f"{table}_no_{refuses}"


def _postgresql(connection: Any, table: str, refuses: str) -> str:
    each = "STATEMENT" if refuses == TRUNCATE else "ROW"
    return (
        f"CREATE TRIGGER {_name(table, refuses)} BEFORE {refuses.upper()} ON {table} "
        f"FOR EACH {each} EXECUTE FUNCTION record_refuse_change()"
    )


def _sqlite(connection: Any, table: str, refuses: str) -> str:
    before, when = refuses.upper(), ""
    if refuses == REPLACE:
        before = "INSERT"
        when = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {_same_key(connection, table)}) "  # noqa: S608 - names
    return (
        f"CREATE TRIGGER {_name(table, refuses)} BEFORE {before} ON {table} FOR EACH ROW {when}"
        f"BEGIN SELECT RAISE(ABORT, '{table}: rows are only added, never changed or removed'); END"
    )


def _same_key(connection: Any, table: str) -> str:
    """True of a row that the new one would replace: each unique key as the table has it now, and the rowid."""
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, table)
    keys = {tuple(made["columns"]) for made in constraints.values() if made["unique"] or made["primary_key"]}
    same = [" AND ".join(f"{column} = NEW.{column}" for column in key) for key in sorted(keys)]
    return " OR ".join(f"({condition})" for condition in [*same, "rowid = NEW.rowid"])
