"""The demo board: it shows every status and every step of the table, its record is whole, and it is made only once."""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Count, Q

from ccb_ethics.demo.people import PASSWORD, WHO
from complaints import indexing, minutes
from complaints.models import Case, Disposition, Meeting, Motion, Recusal, SearchText, Status
from complaints.procedure import ROWS, STEPS
from complaints.seats import Seat, seats_of
from hearings.models import Challenge, PanelSeat
from people import bodies, clock, codes
from people.models import CertifiedProfessional, Credential, Purpose, Standing, User
from record import chain
from record.models import Deadline, Event, Notice
from sanctions.models import Publication
from tests import demo
from tests.demo import TODAY

pytestmark = pytest.mark.cells  # a newcomer starts it on SQLite; what it plays is tested on both


def every_row() -> dict[str, str]:
    """A fingerprint of each table of the database."""
    with connection.cursor() as cursor:
        found = {}
        for model in apps.get_models(include_auto_created=True):
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608 - a name of ours
            found[model._meta.label] = sha256(repr(cursor.fetchall()).encode()).hexdigest()
        return found


def test_every_status_is_shown(demo_copy: None) -> None:
    assert set(Case.objects.values_list("status", flat=True)) == set(Status.values)


def test_every_ending_that_the_table_reaches_is_shown(demo_copy: None) -> None:
    reached = {str(row.disposition) for row in ROWS} & set(Disposition.values)
    assert set(Case.objects.filter(status=Status.CLOSED).values_list("disposition", flat=True)) == reached


def test_every_step_of_the_table_was_taken(demo_copy: None) -> None:
    of_cases = Event.objects.filter(docket__in=Case.objects.values("docket"))
    assert set(of_cases.values_list("kind", flat=True)) == set(STEPS) - {
        "check_files"
    }  # its papers are words, not files


def test_the_record_is_whole(demo_copy: None) -> None:
    report = chain.verify()
    assert (report.fault, report.count) == (None, Event.objects.count())


def test_no_state_was_written_past_the_record(demo_copy: None) -> None:
    """The status of each case is where its last step led; each began with its filing or, severed, with its opening."""
    for case in Case.objects.select_related("docket"):
        events = list(Event.objects.filter(docket=case.docket).order_by("sequence"))
        assert events[0].kind == ("open_severed" if case.severed_from_id else "file")
        assert (case.number, events[-1].data["to"]) == (case.number, case.status)


def test_the_board_and_the_registry_are_large_enough(demo_copy: None) -> None:
    assert User.objects.able_to_sit().count() == len(WHO) == 18
    assert CertifiedProfessional.objects.count() == 40
    assert Case.objects.count() >= 30
    assert {credential.standing(TODAY) for credential in Credential.objects.all()} == set(Standing) - {Standing.NOT_YET}
    assert {"cprs", "crss", "registry"} <= set(Credential.objects.values_list("type__code", flat=True))


def test_nothing_happened_today_or_out_of_order(demo_copy: None) -> None:
    for docket in Case.objects.values_list("docket", flat=True):
        moments = list(Event.objects.filter(docket=docket).order_by("sequence").values_list("at", flat=True))
        assert moments == sorted(moments)
        assert moments[-1] <= clock.start_of(TODAY)


def test_cases_are_numbered_in_the_order_of_filing(demo_copy: None) -> None:
    """Those that were filed: a severed case, or one that a breach opens, takes the next number on its day."""
    filed = Case.objects.filter(severed_from=None, breach=None)
    assert list(filed.order_by("filed_at").values_list("number", flat=True)) == sorted(
        filed.values_list("number", flat=True)
    )


def test_the_desk_has_work_today(demo_copy: None) -> None:
    """Some dates are past, some fall within a week, letters wait, and a vote is half cast."""
    assert Deadline.objects.overdue(TODAY).count() >= 3
    assert Deadline.objects.open().filter(due_on__range=(TODAY, TODAY + timedelta(days=7))).count() >= 3
    assert Notice.objects.filter(state=Notice.State.DRAFTED).count() >= 5
    votes = Motion.objects.filter(closed_at=None).annotate(
        cast=Count("ballots", distinct=True, filter=Q(ballots__replaced_at=None)), able=Count("voters", distinct=True)
    )
    assert votes.count() >= 4
    assert all(0 < vote.cast < vote.able for vote in votes)


def test_a_meeting_was_held_and_another_is_called(demo_copy: None) -> None:
    held, following = Meeting.objects.order_by("starts_at")
    said = "\n".join(part.text for part in minutes.parts(held))
    assert "Motion (Ethics Committee:" in said
    assert "is recused" in said
    assert following.items.filter(case__isnull=False).exists()
    assert Meeting.objects.ahead(clock.start_of(TODAY)).first() == following


def test_the_co_chair_follows_a_recused_chair(demo_copy: None) -> None:
    chair, co_chair = bodies.holder_of("chair", TODAY), bodies.holder_of("co_chair", TODAY)
    assert chair is not None
    assert co_chair is not None
    for recusal in Recusal.objects.filter(person=chair).select_related("case"):
        assert seats_of(chair, recusal.case) == frozenset()
        assert Seat.CHAIR in seats_of(co_chair, recusal.case)
    assert Recusal.objects.filter(person=chair).exists()


def test_after_an_upheld_challenge_the_alternate_sits(demo_copy: None) -> None:
    challenge = Challenge.objects.get(ruling=Challenge.Ruling.UPHELD)
    seats = PanelSeat.objects.filter(case=challenge.case).exclude(person=challenge.person)
    assert set(seats.values_list("role", flat=True)) == {PanelSeat.Role.OFFICER, PanelSeat.Role.MEMBER}
    assert seats_of(challenge.person, challenge.case) == frozenset()


def test_each_public_sanction_is_published_and_some_are_over(demo_copy: None) -> None:
    live = Publication.objects.live(TODAY)
    assert set(live.values_list("kind", flat=True)) == {"reprimand", "suspension", "revocation", "surrender"}
    assert live.filter(reinstated_on__isnull=False).exists()
    assert Publication.objects.filter(approved_by=None).exists()


def test_both_languages_are_spoken(demo_copy: None) -> None:
    assert set(Case.objects.values_list("complaint__language", flat=True)) == {"en", "es"}


def test_the_command_prints_how_to_come_in(demo_copy: None, run_folder: Path) -> None:
    said = demo.printed(run_folder).read_text()
    assert PASSWORD in said
    for login, name, role in WHO:
        assert any(
            str(role.label) in line and name in line and f"{login}@board.example" in line for line in said.splitlines()
        )
    ways = [line.split("   ")[0].strip() for line in said.splitlines() if line.strip()[:4].isdigit()]
    opened = {purpose: [way for way in ways if codes.find(way, purpose=purpose)] for purpose in Purpose}
    assert len(opened[Purpose.RETURN]) >= 2
    assert len(opened[Purpose.INVITATION]) >= 2
    assert len(ways) == sum(map(len, opened.values()))


def test_each_case_is_indexed_as_it_would_be_anew(demo_copy: None) -> None:
    """So nothing that a step wrote was left out, the steps that are not looked at (`indexing.WORDLESS`) included."""
    before = set(SearchText.objects.values_list("pk", "words"))
    with transaction.atomic():
        for case in Case.objects.all():
            indexing.index(case)  # what differs gets a new row
        after = set(SearchText.objects.values_list("pk", "words"))
        transaction.set_rollback(True)
    assert after == before
    assert set(SearchText.objects.values_list("audience", flat=True)) > {"people", "report", "answer"}


def test_it_is_made_in_two_minutes_beside_another_worker(demo_copy: None, run_folder: Path) -> None:
    """Alone it takes some eighty seconds (docs/decisions.md)."""
    assert float(demo.seconds(run_folder).read_text()) < 120


def test_a_second_run_changes_nothing_and_says_so(demo_database: str, run_folder: Path, tmp_path: Path) -> None:
    before = every_row()
    demo.run_command(run_folder, tmp_path / "said.txt")
    assert every_row() == before
    first, again = demo.printed(run_folder).read_text(), (tmp_path / "said.txt").read_text()
    assert again.startswith("The demo board was made before. Nothing was changed.")
    assert again.partition("\n\n")[2] == first.partition("\n\n")[2]


@pytest.mark.django_db
def test_it_is_refused_beside_real_cases(settings) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="never beside real cases"):
        call_command("demo_board")


@pytest.mark.django_db
def test_it_asks_for_the_fixtures_first(settings) -> None:
    settings.DEBUG = True
    with pytest.raises(CommandError, match="Load the fixtures first"):
        call_command("demo_board")
