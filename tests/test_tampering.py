"""Whatever is done to the record behind its back is found and named (record/verification.py, record/sealed.py).

Tampering is done as somebody with the database file would do it: triggers dropped, plain SQL. It is generated from the
models' fields, so that a column that is added later is tampered with too.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import combinations
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, models, transaction

from people.models import User
from record import access, chain, fingerprint, sealing
from record.models import AccessLog, Docket, Event, EventText, Seal
from record.triggers import drop_triggers

AT = datetime(2027, 1, 27, 15, 30, 12, 345678, tzinfo=UTC)
FIRST, SECOND, EMPTY = "EC-2027-0001", "EC-2027-0002", "EC-2027-0003"


def person(name: str) -> User:
    return User.objects.create(username=name, name=name)


@transaction.atomic
def append(number: str, kind: str, **given: Any) -> Event:
    return chain.append(chain.lock(number), kind=kind, at=given.pop("at", AT), **given)


@pytest.fixture
def record(db: None) -> list[Event]:
    """Two dockets with events of every shape, a third without any; a seal in the midst; lines of the access log."""
    staff, member = person("staff"), person("member")
    for number in (FIRST, SECOND, EMPTY):
        chain.open_docket(number)
    append(FIRST, "file", actor=member, seat="complainant", data={"topics": ["b", "a"], "to": 1}, text="What he did: é")
    append(FIRST, "pass_form", actor=staff, seat="case_staff", data={"from": "submitted", "to": "jurisdiction"})
    append(SECOND, "file", actor=staff, text="Nothing else.")
    for number in range(3):
        access.log(person=member, action="read", what=f"document:{number}", at=AT)
    sealing.seal(at=AT)
    append(FIRST, "lapse", data={"nested": {"list": [1, None, True, "1"]}}, text="Time ran out.")
    append(FIRST, "close", actor=staff, seat="case_staff", at=AT + timedelta(days=1))
    append(SECOND, "close", actor=member)
    access.log(person=None, action="refused", outcome="stranger", at=AT)
    sealing.seal(at=AT + timedelta(days=2))
    return list(Event.objects.select_related("docket"))


@contextmanager
def tampered() -> Iterator[Callable[..., None]]:
    """Gives a function that runs SQL on the record without its triggers; what it did is undone at the end."""
    with transaction.atomic():
        drop_triggers(connection)
        with connection.cursor() as cursor:
            yield cursor.execute
        transaction.set_rollback(True)


@contextmanager
def without_checks(run: Callable[..., None]) -> Iterator[None]:
    """SQLite can be told to overlook CHECK constraints; PostgreSQL cannot."""
    if connection.vendor == "sqlite":
        run("PRAGMA ignore_check_constraints = ON")
    yield
    if connection.vendor == "sqlite":
        run("PRAGMA ignore_check_constraints = OFF")


def fault() -> str | None:
    return chain.verify().fault


def other_values(field: models.Field, row: models.Model) -> list[Any]:
    """What the column might be changed to, as the database takes it."""
    value = getattr(row, field.attname)
    if isinstance(field, models.ForeignKey):
        keys = field.related_model._default_manager.exclude(pk=value).values_list("pk", flat=True)
        if field.name == "docket":
            return [Docket.objects.get(number=EMPTY).pk]
        return [*keys, None] if field.null and value else list(keys)
    if isinstance(field, models.DateTimeField):
        moments = [value + timedelta(microseconds=1), value - timedelta(days=1), value.replace(microsecond=0)]
        return [connection.ops.adapt_datetimefield_value(moment) for moment in moments]
    if isinstance(field, models.JSONField):
        more = [{**value, "more": 1}, {"other": "data"}, [], None, "x"]
        fewer = [{key: value[key] for key in value if key != gone} for gone in value]
        retyped = [{**value, key: str(value[key])} for key in value if not isinstance(value[key], str)]
        return [json.dumps(tree) for tree in [*more, *fewer, *retyped] if tree != value]
    if isinstance(field, models.IntegerField):
        return [value + 1000]
    if isinstance(field, models.CharField):
        longer = [] if len(value) == field.max_length else [value + " ", value + "x"]
        return [*longer, *([value[:-1], value[::-1], value[:-1] + "~"] if value else [])]
    raise AssertionError(f"Say how to tamper with a {type(field).__name__}.")


def changes(field: models.Field, row: models.Model) -> Iterator[tuple[str, list[Any]]]:
    table, key = row._meta.db_table, row._meta.pk.column
    for value in other_values(field, row):
        yield f"UPDATE {table} SET {field.column} = %s WHERE {key} = %s", [value, row.pk]  # noqa: S608


def test_the_record_as_written_is_intact(record: list[Event]) -> None:
    assert chain.verify() == chain.Report(count=len(record), fault=None)
    assert len(record) == 8  # six of the cases, and one for each seal


def test_the_hash_covers_every_column_of_an_event_a_seal_and_an_access_line() -> None:
    assert {field.attname for field in Event._meta.concrete_fields} == {*fingerprint.EVENT_FIELDS, "hash"}
    assert {field.attname for field in Seal._meta.concrete_fields} == {*fingerprint.SEAL_FIELDS, "digest"}
    assert {field.attname for field in AccessLog._meta.concrete_fields} == set(fingerprint.ACCESS_FIELDS)


@pytest.mark.parametrize("field", Event._meta.concrete_fields, ids=lambda field: field.name)
def test_a_changed_column_of_any_event_is_named(record: list[Event], field: models.Field) -> None:
    tried = 0
    for event in record:
        for statement, values in changes(field, event):
            with tampered() as run:
                run(statement, values)
                assert (fault() or "").startswith(f"{event.docket.number} event {event.sequence}: "), (values, fault())
            tried += 1
    assert tried >= len(record)
    assert fault() is None


def test_a_changed_event_is_named_even_when_its_hash_is_made_to_fit(record: list[Event]) -> None:
    for event in record:
        values = {name: getattr(event, name) for name in fingerprint.EVENT_FIELDS} | {"kind": "forged"}
        with tampered() as run:
            forged = fingerprint.event_hash(event.docket.number, values)
            EventText.objects.filter(event=event).delete()
            run("UPDATE record_event SET kind = 'forged', hash = %s WHERE hash = %s", [forged, event.hash])
            # The line after it no longer follows; the last line is no longer the one that the docket names.
            last = event.sequence == event.docket.last_sequence
            named = event.sequence if last else event.sequence + 1
            assert (fault() or "").startswith(f"{event.docket.number} event {named}: ")


def test_a_removed_event_is_named(record: list[Event]) -> None:
    for event in record:
        with tampered() as run:
            run("DELETE FROM record_eventtext WHERE event_id = %s", [event.hash])
            run("DELETE FROM record_event WHERE hash = %s", [event.hash])
            assert (fault() or "").startswith(f"{event.docket.number} event {event.sequence}: it is missing")


def test_a_removed_event_is_named_when_the_others_are_counted_anew(record: list[Event]) -> None:
    for event in record:
        with tampered() as run:
            run("DELETE FROM record_event WHERE hash = %s", [event.hash])
            after = [
                later for later in record if later.docket_id == event.docket_id and later.sequence > event.sequence
            ]
            for later in after:
                run("UPDATE record_event SET sequence = sequence - 1 WHERE hash = %s", [later.hash])
            run("UPDATE record_docket SET last_sequence = last_sequence - 1 WHERE id = %s", [event.docket_id])
            named = event.sequence if after else event.sequence - 1
            assert (fault() or "").startswith(f"{event.docket.number} event {named}: ")


def test_any_two_swapped_events_are_named(record: list[Event]) -> None:
    for one, other in combinations(record, 2):
        if one.docket_id != other.docket_id:
            continue
        with tampered() as run:
            swap = "UPDATE record_event SET sequence = %s WHERE hash = %s"
            run(swap, [1000, one.hash])
            run(swap, [one.sequence, other.hash])
            run(swap, [other.sequence, one.hash])
            assert (fault() or "").startswith(f"{one.docket.number} event {one.sequence}: ")


def test_what_two_events_say_cannot_be_swapped(record: list[Event]) -> None:
    for one, other in combinations(record, 2):
        for name in ("kind", "data", "actor_id", "seat", "at", "text_hash"):
            if getattr(one, name) == getattr(other, name):
                continue
            with tampered() as run:
                for hers, his in ((one, other), (other, one)):
                    source = Event._meta.get_field(name)
                    value = source.get_db_prep_save(getattr(his, source.attname), connection)
                    run(f"UPDATE record_event SET {source.column} = %s WHERE hash = %s", [value, hers.hash])  # noqa: S608
                first = min((one, other), key=lambda event: (event.docket.number, event.sequence))
                assert (fault() or "").startswith(f"{first.docket.number} event {first.sequence}: it was changed")


def test_an_event_that_was_put_in_beside_the_docket_is_named(record: list[Event]) -> None:
    docket = Docket.objects.get(number=EMPTY)
    values = {name: getattr(record[0], name) for name in fingerprint.EVENT_FIELDS}
    values |= {"docket_id": docket.pk, "sequence": 1, "previous_hash": "", "text_hash": ""}
    with tampered():
        Event.objects.create(hash=fingerprint.event_hash(EMPTY, values), **values)
        assert fault() == f"{EMPTY} event 1: the docket names another event as its last."


@pytest.mark.parametrize("field", Docket._meta.concrete_fields, ids=lambda field: field.name)
def test_a_changed_docket_is_named(record: list[Event], field: models.Field) -> None:
    for docket in Docket.objects.exclude(number=EMPTY):
        if field.name == "id":
            changed = [("UPDATE record_docket SET id = %s WHERE id = %s", [docket.pk + 1000, docket.pk])]
        else:
            changed = list(changes(field, docket))
        for statement, values in changed:
            with tampered() as run:
                run(statement, values)
                assert fault() is not None, values


def test_a_removed_docket_is_missed(record: list[Event]) -> None:
    docket = Docket.objects.get(number=SECOND)
    with tampered() as run:
        run("DELETE FROM record_docket WHERE id = %s", [docket.pk])
        assert fault() == f"Docket with the key {docket.pk} is missing; its event 1 is here."


def test_what_cannot_even_be_read_is_named(record: list[Event]) -> None:
    event = record[1]
    wrecks = {
        "sqlite": [
            "at = 'never'",
            "at = '2027-13-77 00:00:00'",
            "at = 7",
            "data = x'7b'",
            "sequence = 'two'",
            "kind = CAST(x'ff' AS TEXT)",
            "kind = x'ff'",
            "data = '{'",
        ],
        "postgresql": ["at = 'infinity'", "at = '-infinity'", "data = 'null'", "data = '\"{}\"'"],
    }
    for wreck in wrecks[connection.vendor]:
        with tampered() as run, without_checks(run):
            run(f"UPDATE record_event SET {wreck} WHERE hash = %s", [event.hash])  # noqa: S608
            assert (fault() or "").startswith(f"{event.docket.number} event {event.sequence}: "), wreck


def test_disposed_words_are_no_fault_but_changed_words_are(record: list[Event]) -> None:
    for words in EventText.objects.select_related("event__docket"):
        named = f"{words.event.docket.number} event {words.event.sequence}: its words were changed."
        for column in ("text", "salt"):
            with tampered() as run:
                run(f"UPDATE record_eventtext SET {column} = %s WHERE event_id = %s", ["0" * 64, words.event_id])  # noqa: S608
                assert fault() == named
        words.delete()
        assert fault() is None


def test_words_cannot_be_moved_to_another_event(record: list[Event]) -> None:
    with_words = [event for event in record if event.text_hash]
    without = next(event for event in record if not event.text_hash)
    with tampered() as run:
        run("UPDATE record_eventtext SET event_id = %s WHERE event_id = %s", [without.hash, with_words[0].hash])
        assert (fault() or "").endswith("it was written without words, but has some now.")
    with tampered() as run:
        EventText.objects.filter(event=with_words[1]).delete()
        run("UPDATE record_eventtext SET event_id = %s WHERE event_id = %s", [with_words[1].hash, with_words[0].hash])
        assert (fault() or "").endswith("its words were changed.")
    with tampered() as run:
        run("UPDATE record_eventtext SET event_id = %s WHERE event_id = %s", ["0" * 64, with_words[0].hash])
        assert fault() == "There are words that belong to no event."


@pytest.mark.parametrize("field", Seal._meta.concrete_fields, ids=lambda field: field.name)
def test_a_changed_column_of_any_seal_is_named(record: list[Event], field: models.Field) -> None:
    for seal in Seal.objects.all():
        for statement, values in changes(field, seal):
            with tampered() as run:
                run(statement, values)
                assert (fault() or "").startswith(f"Seal {seal.number} "), values


def test_a_removed_seal_is_missed(record: list[Event]) -> None:
    for number, named in ((1, "Seal 1 is missing."), (2, "Seal 2 is not the one that the board's docket names.")):
        with tampered() as run:
            run("DELETE FROM record_seal WHERE number = %s", [number])
            assert fault() == named


@pytest.mark.parametrize("field", AccessLog._meta.concrete_fields, ids=lambda field: field.name)
def test_a_changed_line_of_the_sealed_access_log_is_missed(record: list[Event], field: models.Field) -> None:
    for line in AccessLog.objects.all():
        for statement, values in changes(field, line):
            with tampered() as run:
                run(statement, values)
                assert (fault() or "").startswith("The access log was changed in the lines under seal "), values


def test_a_removed_line_of_the_sealed_access_log_is_missed(record: list[Event]) -> None:
    for line in AccessLog.objects.all():
        with tampered() as run:
            run("DELETE FROM record_accesslog WHERE id = %s", [line.pk])
            assert (fault() or "").startswith("The access log was changed in the lines under seal ")


def test_a_chain_written_anew_from_some_line_on_is_found_by_the_seal(record: list[Event]) -> None:
    """The docket's own chain is made to fit; only the seal still knows the head that was there."""
    last = Event.objects.filter(docket__number=FIRST).last()
    assert last is not None
    values = {name: getattr(last, name) for name in fingerprint.EVENT_FIELDS} | {"seat": "chair"}
    forged = fingerprint.event_hash(FIRST, values)
    with tampered() as run:
        run("UPDATE record_event SET seat = 'chair', hash = %s WHERE hash = %s", [forged, last.hash])
        run("UPDATE record_docket SET head_hash = %s WHERE number = %s", [forged, FIRST])
        assert fault() == f"{FIRST} event {last.sequence} is not the one under seal 2."


def test_a_cut_off_end_is_found_by_the_seal_even_when_the_docket_was_set_back(record: list[Event]) -> None:
    last = Event.objects.filter(docket__number=FIRST).last()
    assert last is not None
    with tampered() as run:
        run("DELETE FROM record_event WHERE hash = %s", [last.hash])
        run(
            "UPDATE record_docket SET last_sequence = %s, head_hash = %s WHERE number = %s",
            [last.sequence - 1, last.previous_hash, FIRST],
        )
        assert fault() == f"{FIRST} event {last.sequence} is not the one under seal 2."


def test_a_seal_lists_only_the_dockets_that_moved(record: list[Event]) -> None:
    first, second = Seal.objects.order_by("number")
    assert set(first.heads) == {FIRST, SECOND}
    assert set(second.heads) == {FIRST, SECOND, chain.BOARD}
    third = sealing.seal(at=AT)
    assert set(third.heads) == {chain.BOARD}
    assert third.previous == second.digest


def test_the_command_says_how_many_events_are_intact(record: list[Event]) -> None:
    out = StringIO()
    call_command("verify_record", stdout=out)
    assert out.getvalue() == "8 events, chain intact\n"


def test_the_command_ends_with_one_and_names_the_event(record: list[Event]) -> None:
    with tampered() as run:
        run("UPDATE record_event SET kind = 'x' WHERE hash = %s", [record[0].hash])
        with pytest.raises(CommandError) as stopped:
            call_command("verify_record")
        assert str(stopped.value) == f"{FIRST} event 1: it was changed."
        assert stopped.value.returncode == 1


def test_the_seal_command_prints_the_digest_to_be_kept_elsewhere(record: list[Event]) -> None:
    out = StringIO()
    call_command("seal_record", stdout=out)
    seal = Seal.objects.get(number=3)
    assert out.getvalue().split() == ["Seal", "3", seal.made_at.isoformat(), seal.digest]
