"""The databases themselves hold the record append-only (record/triggers.py, record/checks.py)."""
# ruff: noqa: S608 - the statements are made of our own table and column names

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, connection, models, transaction

from people.models import CertifiedProfessional, User
from record import access, chain, sealing
from record.checks import serving_role_owns_nothing, triggers_stand
from record.models import AccessLog, Event, EventText, Seal
from record.triggers import OF_VENDOR, REFUSED, drop_triggers, install_triggers, missing_triggers
from sanctions.models import Publication

AT = datetime(2027, 1, 27, 15, 30, tzinfo=UTC)
SERVED = "EC-2027-0001"
APPEND_ONLY = [Event, EventText, Seal, AccessLog]


def every_trigger() -> list[str]:
    """The names of all triggers of this database, in the order of the tables."""
    vendor = OF_VENDOR[connection.vendor]
    return [f"{table}_no_{refused}" for table, all_ in REFUSED.items() for refused in all_ if refused in vendor]


@transaction.atomic
def append(**given: object) -> Event:
    docket = chain.lock(SERVED)
    return chain.append(docket, kind="note", at=AT, **given)  # type: ignore[arg-type]


@pytest.fixture
def record(db: None) -> None:
    """At least one row in each append-only table."""
    User.objects.create(username="staff", name="Staff")
    chain.open_docket(SERVED)
    append(text="What was said.")
    append(text="What was answered.")
    access.log(person=None, action="read", at=AT)
    sealing.seal(at=AT)
    connection.check_constraints()  # as a commit would; PostgreSQL truncates no table with checks still to do


def rows(model: type[models.Model]) -> list[tuple[object, ...]]:
    return list(model._default_manager.order_by("pk").values_list())


def refused(act: Callable[[], object]) -> str:
    """The database's own words when it refuses; fails when it does not."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        act()
    return str(refusal.value)


def run(statement: str) -> Callable[[], object]:
    def execute() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return execute


def columns(model: type[models.Model], **replaced: str) -> str:
    """The columns of a row for INSERT … SELECT, with some of them replaced by an expression."""
    return ", ".join(replaced.get(field.column, field.column) for field in model._meta.concrete_fields)


@pytest.mark.parametrize("model", APPEND_ONLY, ids=lambda model: model.__name__)
def test_no_way_of_the_orm_changes_a_row(record: None, model: type[models.Model]) -> None:
    before = rows(model)
    row = model._default_manager.order_by("pk").first()
    assert row is not None
    name = model._meta.concrete_fields[-1].attname
    ways: list[Callable[[], object]] = [
        row.save,
        lambda: model._default_manager.update(**{name: "x"}),
        lambda: model._default_manager.bulk_update([row], [model._meta.concrete_fields[-1].name]),
        lambda: model._default_manager.bulk_create(
            [row],
            update_conflicts=True,
            unique_fields=[model._meta.pk.name],
            update_fields=[model._meta.concrete_fields[-1].name],
        ),
    ]
    words = f"{model._meta.db_table}: rows are only added, never changed or removed"
    assert {refused(way).splitlines()[0] for way in ways} == {words}
    assert rows(model) == before


@pytest.mark.parametrize("model", [Event, Seal, AccessLog], ids=lambda model: model.__name__)
def test_no_way_removes_a_row(record: None, model: type[models.Model]) -> None:
    EventText.objects.all().delete()  # else the words of an event would protect it before the trigger does
    before = rows(model)
    row = model._default_manager.order_by("pk").last()
    assert row is not None
    everything = model._default_manager.all()
    ways = [
        row.delete,
        everything.delete,
        lambda: everything._raw_delete(using="default"),
        run(f"DELETE FROM {model._meta.db_table}"),
    ]
    words = f"{model._meta.db_table}: rows are only added, never changed or removed"
    assert {refused(way).splitlines()[0] for way in ways} == {words}
    assert rows(model) == before


def test_words_of_an_event_may_be_disposed_of_and_cannot_be_put_back_changed(record: None) -> None:
    words = EventText.objects.values().first()
    assert words is not None
    EventText.objects.filter(pk=words["event_id"]).delete()
    assert EventText.objects.count() == 1
    assert chain.verify().fault is None
    EventText.objects.create(**words | {"text": "Something else."})
    assert (chain.verify().fault or "").endswith("its words were changed.")


@pytest.mark.parametrize("model", APPEND_ONLY, ids=lambda model: model.__name__)
def test_replacing_and_emptying_a_table_are_refused(record: None, model: type[models.Model]) -> None:
    """SQLite's INSERT OR REPLACE goes round the delete trigger; PostgreSQL's TRUNCATE fires no row trigger."""
    before, table, key = rows(model), model._meta.db_table, model._meta.pk.column
    into = f"INSERT OR REPLACE INTO {table} ({columns(model)}) SELECT"
    last = model._meta.concrete_fields[-1].column
    same_key = columns(model, **{last: "'x'"})
    ways = {
        "sqlite": [
            f"{into} {same_key} FROM {table} ORDER BY {key} LIMIT 1",
            f"REPLACE INTO {table} ({columns(model)}) SELECT {columns(model)} FROM {table}",
            f"UPDATE OR REPLACE {table} SET {last} = 'x'",
        ],
        "postgresql": [f"TRUNCATE {table} CASCADE", f"TRUNCATE {table} RESTART IDENTITY CASCADE"],
    }
    for way in ways[connection.vendor]:
        assert "rows are only added, never changed or removed" in refused(run(way)), way
    assert rows(model) == before


def test_no_row_is_replaced_by_the_number_that_sqlite_hides(record: None) -> None:
    """A row with new keys, on the hidden row number of an old one. PostgreSQL has no such number."""
    if connection.vendor == "postgresql":
        return
    for model in (Event, EventText, Seal):
        before, table, key = rows(model), model._meta.db_table, model._meta.pk.column
        others = columns(model, **{key: "77", "sequence": "77", "digest": "77"})
        refused(run(f"INSERT OR REPLACE INTO {table} (rowid, {columns(model)}) SELECT rowid, {others} FROM {table}"))
        assert rows(model) == before


def test_an_event_cannot_take_the_place_of_another_under_a_new_hash(record: None) -> None:
    """The second unique key of an event, docket and sequence, does not let REPLACE in either."""
    before = rows(Event)
    insert = "INSERT OR REPLACE INTO" if connection.vendor == "sqlite" else "INSERT INTO"
    forged = columns(Event, hash="'forged'", kind="'forged'")
    refused(run(f"{insert} record_event ({columns(Event)}) SELECT {forged} FROM record_event LIMIT 1"))
    assert rows(Event) == before


def test_emptying_the_database_is_refused_while_it_holds_a_record(own_database: str) -> None:
    chain.open_docket(SERVED)
    append()
    with pytest.raises(CommandError):
        call_command("flush", interactive=False, verbosity=0)
    assert Event.objects.count() == 1


def test_every_trigger_stands_after_the_migrations(db: None) -> None:
    assert missing_triggers(connection) == []
    drop_triggers(connection)
    assert missing_triggers(connection) == every_trigger()
    install_triggers(connection)
    install_triggers(connection)
    assert missing_triggers(connection) == []


def test_a_migration_that_remakes_a_table_loses_no_trigger(own_database: str) -> None:
    """SQLite drops a remade table's triggers without a word; `migrate` puts them back at its end."""
    chain.open_docket(SERVED)
    append(text="Before.")
    old = Event._meta.get_field("kind")
    longer = models.CharField(max_length=61)
    longer.set_attributes_from_name("kind")
    with connection.schema_editor() as editor:
        editor.alter_field(Event, old, longer)
    lost = [name for name in every_trigger() if name.startswith("record_event_no")]
    assert missing_triggers(connection) == (lost if connection.vendor == "sqlite" else [])
    call_command("migrate", verbosity=0)
    assert missing_triggers(connection) == []
    refused(lambda: Event.objects.update(kind="x"))
    assert chain.verify() == chain.Report(count=1, fault=None)


def test_a_migration_can_change_a_column_of_a_table_that_freezes(own_database: str) -> None:
    """PostgreSQL alters no column that a trigger names by itself; SQLite remakes the table and drops its triggers."""
    drafter, approver = (User.objects.create(username=name, email=f"{name}@example.org") for name in ("one", "two"))
    Publication.objects.create(
        professional=CertifiedProfessional.objects.create(name="Dana Reed"),
        kind="revocation",
        name="Dana Reed",
        effective_on=AT.date(),
        drafted_by=drafter,
        drafted_at=AT,
        approved_by=approver,
    )
    for name, changed in {
        "name": models.CharField(max_length=201),
        "live_from": models.DateTimeField(null=True),
    }.items():
        changed.set_attributes_from_name(name)
        with connection.schema_editor() as editor:
            editor.alter_field(Publication, Publication._meta.get_field(name), changed)
    call_command("migrate", verbosity=0)
    assert missing_triggers(connection) == []
    refused(lambda: Publication.objects.update(name="Somebody Else"))


def test_the_check_names_a_trigger_that_is_gone(db: None) -> None:
    def found() -> set[str]:
        return {message.id for message in run_checks(databases=["default"]) if message.id.startswith("record.")}

    assert found() == set()
    on_table = " ON record_event" if connection.vendor == "postgresql" else ""
    run(f"DROP TRIGGER record_event_no_update{on_table}")()
    assert found() == {"record.E001"}
    (error,) = triggers_stand(None, databases=["default"])
    assert error.msg.endswith("missing are record_event_no_update.")


def test_the_check_names_a_trigger_that_stands_but_does_not_work(db: None) -> None:
    ways = {
        "sqlite": [
            "DROP TRIGGER record_seal_no_delete",
            "CREATE TRIGGER record_seal_no_delete BEFORE DELETE ON record_seal BEGIN SELECT 1; END",
        ],
        "postgresql": ["ALTER TABLE record_seal DISABLE TRIGGER record_seal_no_delete"],
    }
    for way in ways[connection.vendor]:
        run(way)()
    assert missing_triggers(connection) == ["record_seal_no_delete"]


def test_a_serving_role_that_owns_no_table_can_append_and_cannot_take_a_trigger_down(db: None) -> None:
    """An owner can switch triggers off, so in production the role that serves is another. SQLite knows no roles."""
    chain.open_docket(SERVED)
    if connection.vendor == "sqlite":
        assert serving_role_owns_nothing(None, databases=["default"]) == []
        return
    (warning,) = serving_role_owns_nothing(None, databases=["default"])
    assert warning.id == "record.W001"
    for statement in (
        "CREATE ROLE ccb_test_serving",
        "GRANT SELECT, INSERT ON record_event, record_eventtext, record_seal, record_accesslog TO ccb_test_serving",
        "GRANT DELETE ON record_eventtext TO ccb_test_serving",
        "GRANT SELECT, INSERT, UPDATE ON record_docket TO ccb_test_serving",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ccb_test_serving",
        "SET LOCAL ROLE ccb_test_serving",
    ):
        run(statement)()
    assert serving_role_owns_nothing(None, databases=["default"]) == []
    assert triggers_stand(None, databases=["default"]) == []
    append(text="What was said.")
    access.log(person=None, action="read", at=AT)
    sealing.seal(at=AT)
    assert chain.verify() == chain.Report(count=2, fault=None)
    for statement in (
        "ALTER TABLE record_event DISABLE TRIGGER ALL",
        "DROP TRIGGER record_event_no_update ON record_event",
        "UPDATE record_event SET kind = 'x'",
        "DELETE FROM record_seal",
        "TRUNCATE record_accesslog",
        "SET session_replication_role = replica",
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            run(statement)()


def test_a_session_that_plays_replica_does_not_go_round_the_triggers(record: None) -> None:
    """PostgreSQL skips ordinary triggers for such a session (a superuser's); ours fire always."""
    if connection.vendor == "postgresql":
        run("SET LOCAL session_replication_role = replica")()
    refused(lambda: Event.objects.update(kind="x"))
