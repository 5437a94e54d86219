"""The databases' own guard: rows that are only added, and drafts that stand once they are approved.

For migrations, the system check and the tests. An app above names its tables with `append_only` or `freezes`.

SQLite drops a table's triggers without a word when a migration remakes the table, so they are put back after each
`migrate` (`record.apps`) and counted by a check (`record.checks`). On SQLite `INSERT OR REPLACE` removes a row without
asking the delete trigger; a trigger before INSERT asks each unique key, and the hidden rowid, instead.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

UPDATE, DELETE, REPLACE, TRUNCATE = "update", "delete", "replace", "truncate"
# The same under a condition, for a table of FROZEN.
CHANGE, REMOVAL = "change", "removal"

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


@dataclass(frozen=True)
class Freeze:
    """When a row stands, and which columns may still be written. A column that is not named here never changes.

    `by`: once this column is filled, the row is never removed and `with_it` changes no more.
    `with_it`: may change until then. `once`: may be filled at any time, and changes no more when filled; so does `by`.
    """

    by: str
    with_it: tuple[str, ...]
    once: tuple[str, ...]


FROZEN: dict[str, Freeze] = {}


def freezes(table: str, freeze: Freeze) -> None:
    """Lets an app above hold a table to a condition: called when that app is ready, before any migration.

    A migration that removes a column of such a table begins with `drop_triggers`: SQLite's trigger names the column.
    """
    FROZEN[table] = freeze
    REFUSED[table] = (CHANGE, REMOVAL, REPLACE, TRUNCATE)


# `REPLACE` is SQLite's alone and `TRUNCATE` is PostgreSQL's.
OF_VENDOR = {
    "sqlite": (UPDATE, DELETE, CHANGE, REMOVAL, REPLACE),
    "postgresql": (UPDATE, DELETE, CHANGE, REMOVAL, TRUNCATE),
}
BEFORE = {REPLACE: "INSERT", CHANGE: "UPDATE", REMOVAL: "DELETE"}
ONLY_ADDED = "rows are only added, never changed or removed"
STANDS = "a draft keeps its text and its author, and what was approved stands"

# integrity_constraint_violation's class, so that Django raises IntegrityError on both databases.
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION record_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION '%: %', TG_TABLE_NAME, TG_ARGV[0]
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
                # PostgreSQL keeps no text of a trigger, and its own wording of a condition is not ours.
                words = f"COMMENT ON TRIGGER {trigger.name} ON {trigger.table} IS $made${trigger.statement}$made$"
                cursor.execute(words, None)


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
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        found = dict(cursor.fetchall())
    return [trigger.name for trigger in _wanted(connection) if found.get(trigger.name) != trigger.statement]


# Each trigger that does its work, and the statement that made it; A is `ENABLE ALWAYS`.
STANDING = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT tgname, obj_description(pg_trigger.oid, 'pg_trigger')
        FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
        WHERE pg_table_is_visible(tgrelid) AND proname = 'record_refuse_change' AND tgenabled = 'A'
    """,
}


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
    condition = _condition(connection, table, refuses)
    return (
        f"CREATE TRIGGER {_name(table, refuses)} BEFORE {BEFORE.get(refuses, refuses.upper())} ON {table} "
        f"FOR EACH {each} {f'WHEN ({condition}) ' if condition else ''}"
        f"EXECUTE FUNCTION record_refuse_change('{_why(table)}')"
    )


def _sqlite(connection: Any, table: str, refuses: str) -> str:
    condition = _condition(connection, table, refuses)
    return (
        f"CREATE TRIGGER {_name(table, refuses)} BEFORE {BEFORE.get(refuses, refuses.upper())} ON {table} "
        f"FOR EACH ROW {f'WHEN {condition} ' if condition else ''}"
        f"BEGIN SELECT RAISE(ABORT, '{table}: {_why(table)}'); END"
    )


def _why(table: str) -> str:
    return STANDS if table in FROZEN else ONLY_ADDED


def _condition(connection: Any, table: str, refuses: str) -> str:
    """When it is refused; blank means always."""
    if refuses == REPLACE:
        return f"EXISTS (SELECT 1 FROM {table} WHERE {_same_key(connection, table)})"  # noqa: S608 - our own names
    if refuses == REMOVAL:
        return f"{_cell(connection, 'OLD', FROZEN[table].by)} IS NOT NULL"
    return _changes(connection, table) if refuses == CHANGE else ""


def _changes(connection: Any, table: str) -> str:
    """True of an update that a freeze refuses."""
    freeze, other = FROZEN[table], "IS NOT" if connection.vendor == "sqlite" else "IS DISTINCT FROM"
    named = (freeze.by, *freeze.with_it, *freeze.once)
    refused = [f"{was} {other} {becomes}" for was, becomes in _not_named(connection, table, named)]
    for column in named:
        filled = _cell(connection, "OLD", freeze.by if column in freeze.with_it else column)
        was, becomes = (_cell(connection, row, column) for row in ("OLD", "NEW"))
        refused.append(f"({filled} IS NOT NULL AND {was} {other} {becomes})")
    return " OR ".join(refused)


# PostgreSQL alters no column that a trigger names, so there the whole row is asked, as JSON. SQLite knows no whole row.
def _cell(connection: Any, row: str, column: str) -> str:
    return f"{row}.{column}" if connection.vendor == "sqlite" else f"(to_jsonb({row}) ->> '{column}')"


def _not_named(connection: Any, table: str, named: tuple[str, ...]) -> list[tuple[str, str]]:
    """What stands in all other columns, before and after."""
    if connection.vendor == "postgresql":
        without = f"- '{{{','.join(named)}}}'::text[]"
        return [(f"to_jsonb(OLD) {without}", f"to_jsonb(NEW) {without}")]
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    return [(f"OLD.{column}", f"NEW.{column}") for column in sorted(columns) if column not in named]


def _same_key(connection: Any, table: str) -> str:
    """True of a row that the new one would replace: each unique key as the table has it now, and the rowid."""
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, table)
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'", None)
        only_of = {name: sql.partition(" WHERE ")[2] for name, sql in cursor.fetchall()}
        cursor.execute(f"SELECT name FROM pragma_table_info('{table}')", None)  # noqa: S608 - our own name
        new = ", ".join(f'NEW."{column}" AS "{column}"' for (column,) in cursor.fetchall())
    same = {"rowid = NEW.rowid"}
    for name, made in constraints.items():
        if made["unique"] or made["primary_key"]:
            key = [f"{column} = NEW.{column}" for column in made["columns"]]
            if name in only_of:  # a key among some rows only: both rows have to be of them
                key += [f"({only_of[name]})", f"EXISTS (SELECT 1 FROM (SELECT {new}) WHERE {only_of[name]})"]  # noqa: S608
            same.add(" AND ".join(key))
    return " OR ".join(f"({condition})" for condition in sorted(same))
