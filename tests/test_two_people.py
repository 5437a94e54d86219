"""No account drafts a public text and approves it too: not by page, not by a forged request, not by SQL.

And what was approved stands. The columns that may still be written are named in `sanctions/frozen.py`.
"""
# ruff: noqa: S608 - the statements are made of our own table and column names

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from ccb_ethics.demo.play import Board, Play
from record.triggers import FROZEN, STANDS, install_triggers, missing_triggers
from sanctions.models import Publication
from tests import plays
from tests.factories import signed_in
from tests.stepping import NOON, credential, load_tables, person

pytestmark = pytest.mark.django_db
TABLE = "sanctions_publication"
WORDS = f"{TABLE}: {STANDS}"
COLUMNS = [field.column for field in Publication._meta.concrete_fields]
# A value of each type that no row here holds.
OTHER = {"date": "'2031-02-03'", "datetime": "'2031-02-03 04:05:06+00:00'", "text": "'Other words'"}


def run(statement: str) -> int:
    """How many rows it changed."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.rowcount)


def refused(statement: str) -> str:
    """The database's own words; fails when it does not refuse."""
    with pytest.raises(IntegrityError) as refusal:
        run(statement)
    return str(refusal.value).splitlines()[0]


def another(column: str) -> str:
    """An SQL value other than the one that stands in this column."""
    field = next(field for field in Publication._meta.concrete_fields if field.column == column)
    if field.is_relation or field.primary_key:
        return f"coalesce({column}, 0) + 1"
    kind = field.get_internal_type()
    return OTHER["date" if kind == "DateField" else "datetime" if kind == "DateTimeField" else "text"]


def rows() -> list[tuple[object, ...]]:
    return list(Publication.objects.order_by("pk").values_list())


def written(*, approved: bool) -> Publication:
    load_tables()
    held = credential("Dana Reed", "CPRS-2")
    drafter, approver = person("drafter"), person("approver")
    publication = Publication.objects.create(
        professional=held.professional,
        kind="suspension",
        name="Dana Reed",
        credential="CPRS-2",
        provisions="CPRS-12",
        summary="A breach of CPRS-12 was found.",
        effective_on=date(2027, 3, 1),
        drafted_by=drafter,
        drafted_at=NOON,
        **({"approved_by": approver, "approved_at": NOON, "live_from": date(2027, 3, 8)} if approved else {}),
    )
    connection.check_constraints()  # as a commit would
    return publication


@pytest.fixture
def draft(db: None) -> Publication:
    return written(approved=False)


@pytest.fixture
def approved(db: None) -> Publication:
    return written(approved=True)


# ------------------------------------------------------------------------------------------- by page and forged request


@pytest.fixture
def drafted(board: Board) -> Iterator[Play]:
    """A draft by the executive director, who may else approve every text."""
    play = plays.final(board)
    with time_machine.travel(play.now + timedelta(hours=1), tick=False):
        yield play.take("draft_publication", board.director, summary="A breach of CPRS-12.")


def test_neither_the_page_nor_a_forged_request_lets_the_drafter_approve(drafted: Play) -> None:
    before, number, client = rows(), drafted.case.number, signed_in(drafted.board.director)
    page = reverse("sanctions:preview", kwargs={"number": number})
    step = reverse("complaints:do", kwargs={"number": number, "step": "publish"})
    shown = client.get(page).content.decode()
    assert "You drafted this text. A second person approves it." in shown
    assert "Approve and publish" not in shown
    staff = drafted.board.staff[0].pk
    forged = {"drafted_by": staff, "approved_by": staff, "person": staff, "by": staff, "typed_name": "Dana Reed"}
    statuses = {client.post(address, sent).status_code for address in (page, step) for sent in ({}, forged)}
    assert statuses <= {302, 400, 404, 405, 409}
    assert rows() == before
    assert client.post(page, forged).status_code == 409


def test_the_second_person_approves_on_the_same_page(drafted: Play) -> None:
    page = reverse("sanctions:preview", kwargs={"number": drafted.case.number})
    assert signed_in(drafted.board.staff[0]).post(page).status_code == 302
    published = Publication.objects.get()
    assert (published.drafted_by, published.approved_by) == (drafted.board.director, drafted.board.staff[0])


# ---------------------------------------------------------------------------------------------------------------- by SQL


def test_sql_cannot_name_the_drafter_as_the_approver(draft: Publication) -> None:
    assert "published_by_two_people" in refused(f"UPDATE {TABLE} SET approved_by_id = drafted_by_id")


def test_sql_cannot_make_somebody_else_the_drafter_first(draft: Publication) -> None:
    other = person("somebody")
    assert refused(f"UPDATE {TABLE} SET drafted_by_id = {other.pk}") == WORDS
    both = f"UPDATE {TABLE} SET drafted_by_id = {other.pk}, approved_by_id = {draft.drafted_by_id}"
    assert refused(both) == WORDS


def test_the_approver_cannot_write_the_text_of_a_draft_by_sql(draft: Publication) -> None:
    """Else one account would write the words and approve them under another's draft."""
    approver = person("approver 2")
    assert refused(f"UPDATE {TABLE} SET summary = 'Mine', approved_by_id = {approver.pk}") == WORDS
    assert refused(f"UPDATE {TABLE} SET summary = 'Mine'") == WORDS


def test_a_draft_is_approved_dated_and_discarded_by_sql_as_by_the_app(draft: Publication) -> None:
    approver = person("approver 2")
    assert run(f"UPDATE {TABLE} SET live_until = '2035-01-01'") == 1
    dates = "approved_at = '2027-03-08 12:00:00+00:00', live_from = '2027-03-08', live_until = '2036-01-01'"
    with transaction.atomic():
        assert run(f"UPDATE {TABLE} SET approved_by_id = {approver.pk}, {dates}") == 1
        transaction.set_rollback(True)
    assert run(f"DELETE FROM {TABLE}") == 1


@pytest.mark.parametrize("column", [column for column in COLUMNS if column not in FROZEN[TABLE].once])
def test_no_column_of_an_approved_text_changes(column: str, approved: Publication) -> None:
    before = rows()
    assert refused(f"UPDATE {TABLE} SET {column} = {another(column)}") == WORDS
    if column in ("approved_by_id", "approved_at", "live_from"):
        assert refused(f"UPDATE {TABLE} SET {column} = NULL") == WORDS
    assert rows() == before


@pytest.mark.parametrize("column", FROZEN[TABLE].once)
def test_a_reinstatement_and_a_withdrawal_are_written_once(column: str, approved: Publication) -> None:
    first = OTHER["datetime" if column.endswith("_at") else "date"]
    assert run(f"UPDATE {TABLE} SET {column} = {first}") == 1
    assert refused(f"UPDATE {TABLE} SET {column} = NULL") == WORDS
    assert refused(f"UPDATE {TABLE} SET {column} = {first.replace('2031', '2030')}") == WORDS


def test_writing_the_same_again_is_no_change(approved: Publication) -> None:
    approved.save()
    assert run(f"UPDATE {TABLE} SET {', '.join(f'{column} = {column}' for column in COLUMNS)}") == 1


def test_an_approved_text_is_not_removed(approved: Publication) -> None:
    before = rows()
    assert refused(f"DELETE FROM {TABLE}") == WORDS
    with pytest.raises(IntegrityError), transaction.atomic():
        approved.delete()
    assert rows() == before


@pytest.mark.parametrize("is_approved", [True, False], ids=["approved", "draft"])
def test_no_text_is_replaced_and_the_table_is_not_emptied(is_approved: bool, db: None) -> None:
    """SQLite's INSERT OR REPLACE asks no delete trigger, PostgreSQL's TRUNCATE no row trigger."""
    publication = written(approved=is_approved)
    before, into = rows(), f"INTO {TABLE} ({', '.join(COLUMNS)}) SELECT"

    def row(**changed: str) -> str:
        return f"{', '.join(changed.get(column, column) for column in COLUMNS)} FROM {TABLE}"

    forged = {"drafted_by_id": "professional_id", "approved_by_id": "NULL", "summary": "'Mine'", "live_from": "NULL"}
    ways = {
        "sqlite": [
            f"INSERT OR REPLACE {into} {row(**forged)}",
            f"INSERT OR REPLACE {into} {row(id='77', **forged)}",  # the same address
            f"INSERT OR REPLACE {into} {row(slug=chr(39) + 'other' + chr(39), **forged)}",  # the same number
            f"REPLACE {into} {row(**forged)}",
            f"UPDATE OR REPLACE {TABLE} SET summary = 'Mine'",
            f"UPDATE OR IGNORE {TABLE} SET summary = 'Mine'",
        ],
        "postgresql": [
            f"TRUNCATE {TABLE} CASCADE",
            "TRUNCATE people_user CASCADE",
            f"INSERT {into} {row()} ON CONFLICT (id) DO UPDATE SET summary = 'Mine'",
            f"INSERT {into} {row()} ON CONFLICT (slug) DO UPDATE SET drafted_by_id = {publication.drafted_by_id} + 1",
        ],
    }
    for way in ways[connection.vendor]:
        assert refused(way).endswith((STANDS, "rows are only added, never changed or removed")), way
    assert rows() == before


def test_a_key_among_some_rows_keeps_only_those_from_being_replaced(draft: Publication) -> None:
    """Say one waiting draft of a name: a second is replaced by nobody, and an approved text stands beside it."""
    run(f"CREATE UNIQUE INDEX one_waits ON {TABLE} (name) WHERE (approved_by_id IS NULL AND name IS NOT NULL)")
    install_triggers(connection)
    approver = person("approver 2")

    def copied(**changed: str) -> str:
        changed |= {"slug": "'other'", "id": "77"}
        values = ", ".join(changed.get(column, column) for column in COLUMNS)
        return f"INTO {TABLE} ({', '.join(COLUMNS)}) SELECT {values} FROM {TABLE} WHERE id = {draft.pk}"

    insert = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    refused(f"{insert} {copied()}")
    assert run(f"{insert} {copied(approved_by_id=str(approver.pk))}") == 1
    assert Publication.objects.count() == 2


def test_a_session_that_plays_replica_does_not_go_round_it(approved: Publication) -> None:
    if connection.vendor == "postgresql":
        run("SET LOCAL session_replication_role = replica")
    assert refused(f"UPDATE {TABLE} SET summary = 'Mine'") == WORDS


# ------------------------------------------------------------------------------------------------------- what the check sees


def test_a_column_that_is_added_is_frozen_after_the_next_migrate(approved: Publication) -> None:
    """On SQLite the check names the triggers until then: the table has a column that they do not know."""
    run(f"ALTER TABLE {TABLE} ADD COLUMN remark varchar(20) NULL")
    blind = [f"{TABLE}_no_change", f"{TABLE}_no_replace"] if connection.vendor == "sqlite" else []
    assert sorted(missing_triggers(connection)) == blind
    install_triggers(connection)
    assert missing_triggers(connection) == []
    assert refused(f"UPDATE {TABLE} SET remark = 'x'") == WORDS


def test_a_trigger_with_a_weaker_condition_is_found(db: None) -> None:
    """One of the same name and function that watches nothing."""
    ways = {
        "sqlite": [
            f"DROP TRIGGER {TABLE}_no_removal",
            f"CREATE TRIGGER {TABLE}_no_removal BEFORE DELETE ON {TABLE} FOR EACH ROW WHEN OLD.id = 0 "
            f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
        ],
        "postgresql": [
            f"DROP TRIGGER {TABLE}_no_removal ON {TABLE}",
            f"CREATE TRIGGER {TABLE}_no_removal BEFORE DELETE ON {TABLE} FOR EACH ROW WHEN (OLD.id = 0) "
            f"EXECUTE FUNCTION record_refuse_change('{STANDS}')",
            f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER {TABLE}_no_removal",
        ],
    }
    for way in ways[connection.vendor]:
        run(way)
    assert missing_triggers(connection) == [f"{TABLE}_no_removal"]


def test_every_column_that_may_be_written_is_a_column() -> None:
    freeze = FROZEN[TABLE]
    assert {freeze.by, *freeze.with_it, *freeze.once} <= set(COLUMNS)
