"""What the clock does when a time runs out: once, in order, and dated when it ran out (procedure.md §1.3)."""

from datetime import UTC, date, datetime, time, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from complaints import workflow
from complaints.actions import drafting, filing
from complaints.errors import Refused
from complaints.models import Case, Draft, Status
from people import clock
from record import chain
from record.models import Deadline, Event
from sanctions.models import Sanction
from tests import plays

pytestmark = pytest.mark.django_db


def moment(day: str, at: str = "00:00") -> datetime:
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(at), tzinfo=clock.ZONE)


def happened(case: Case) -> list[tuple[str, datetime]]:
    """The steps of the clock on the record, and when."""
    events = Event.objects.filter(docket=case.docket_id, actor=None).order_by("sequence")
    return [(event.kind, event.at) for event in events]


def run_clock(at: datetime) -> str:
    told = StringIO()
    with time_machine.travel(at.astimezone(UTC), tick=False):
        call_command("run_clock", stdout=told)
    return told.getvalue().strip()


def test_lapses_are_dated_when_they_fell_due_and_taken_once(board) -> None:
    case = plays.served(board).case
    events = workflow.sweep(case, moment("2025-03-20", "15:00"))
    assert [event.kind for event in events] == ["second_notice", "go_without_answer"]
    assert happened(case) == [
        ("second_notice", moment("2025-02-27")),
        ("go_without_answer", moment("2025-03-14")),
    ]
    assert workflow.sweep(case, moment("2025-03-20", "15:01")) == []
    assert case.status == Status.INVESTIGATION
    assert case.entered_status_at == moment("2025-03-14")
    lapsed = Deadline.objects.filter(docket=case.docket_id, lapsed_by__isnull=False)
    assert {(d.name, d.lapsed_by.kind) for d in lapsed} == {
        ("answer", "second_notice"),
        ("second_answer", "go_without_answer"),
    }
    assert chain.verify().fault is None


def test_the_last_minute_of_the_last_day_is_in_time(board) -> None:
    """Story T3 (a): June 30, 23:58."""
    play = plays.decided(board)
    workflow.take("appeal", play.case, by=play.respondent, on=moment("2025-06-30", "23:58"), text="Too much.")
    assert play.case.status == Status.APPEAL


def test_seven_minutes_after_midnight_is_late_and_the_case_is_final_since_midnight(board) -> None:
    """Story T3 (b): July 1, 00:07. What lapsed has lapsed, though the act itself is refused."""
    play = plays.decided(board)
    with pytest.raises(Refused, match="cannot be done while the case is at: Final"):
        workflow.take("appeal", play.case, by=play.respondent, on=moment("2025-07-01", "00:07"), text="Too much.")
    case = Case.objects.get(pk=play.case.pk)
    assert (case.status, case.entered_status_at) == (Status.FINAL, moment("2025-07-01"))
    assert happened(case)[-1] == ("become_final", moment("2025-07-01"))
    assert Sanction.objects.get(case=case).effective_on == date(2025, 7, 1)


def test_a_lapse_is_applied_before_any_act_is_judged(board) -> None:
    play = plays.investigating(board).on(date(2025, 3, 12)).report().serve("serve_report")
    after = moment("2025-04-03", "09:00")
    with pytest.raises(Refused, match="The time to comment is over"):
        workflow.take("comment", play.case, by=play.respondent, on=after, text="Wait.")
    assert play.case.has("comment_time_spent")


def test_a_lapse_is_never_dated_before_what_is_on_the_record_already(board) -> None:
    """Service recorded long after it happened: the second notice and its two weeks still lie ahead of the reader."""
    play = plays.accepted(board).on(date(2025, 1, 27)).release("notice_of_complaint").on(date(2025, 3, 10))
    play.take("serve_complaint", board.staff[0], method="certified_mail", served_on=date(2025, 1, 28))
    recorded = Event.objects.get(docket=play.case.docket_id, kind="serve_complaint").at
    assert play.due("answer") == date(2025, 2, 27)
    workflow.sweep(play.case, play.now)
    assert happened(play.case) == [("second_notice", recorded)]
    assert play.due("second_answer") == date(2025, 3, 24)
    times = list(Event.objects.filter(docket=play.case.docket_id).order_by("sequence").values_list("at", flat=True))
    assert times == sorted(times)


def test_a_suspension_that_was_published_late_lapses_when_that_is_possible(board) -> None:
    play = plays.final(board, "suspension", 1).take("begin_monitoring", board.director)
    play.on(date(2026, 3, 2))
    assert play.due("reinstatement_lapse") == date(2026, 1, 28)
    assert play.case.status == Status.MONITORING
    play.publish()
    published = Event.objects.get(docket=play.case.docket_id, kind="publish").at
    workflow.sweep(play.case, play.now)
    assert happened(play.case)[-1] == ("lapse_suspension", published)
    assert play.case.closed_on == date(2026, 3, 2)


def test_the_command_takes_what_is_due_everywhere_once(board) -> None:
    first, second, quiet = plays.served(board), plays.decided(board), plays.filed(board)
    version = quiet.case.version
    assert run_clock(moment("2025-07-02", "06:00")) == "3 steps taken at 2 cases, 0 old drafts deleted"
    assert happened(first.case)[-1] == ("go_without_answer", moment("2025-03-14"))
    assert happened(second.case)[-1] == ("become_final", moment("2025-07-01"))
    quiet.case.refresh_from_db()
    assert quiet.case.version == version
    assert run_clock(moment("2025-07-02", "06:00")) == "0 steps taken at 0 cases, 0 old drafts deleted"


def test_a_joined_case_closes_in_the_run_that_closes_its_lead(board) -> None:
    lead, other = plays.served(board), plays.alleged(board)
    other.take("join", board.chair, lead=lead.case, reason="The same loan.")
    lead.on(date(2025, 2, 24)).answer().on(date(2025, 3, 12)).report().serve("serve_report").on(date(2025, 4, 8))
    lead.resolve("dismiss_after_investigation").serve("serve_dismissal")
    assert run_clock(moment("2025-06-01")).startswith("2 steps taken at 2 cases")
    other.case.refresh_from_db()
    assert (other.case.status, other.case.disposition) == (Status.CLOSED, "dismissed")


def test_a_case_that_fails_is_named_and_holds_up_no_other(board) -> None:
    broken, sound = plays.decided(board), plays.served(board)
    Sanction.objects.filter(case=broken.case).update(set_aside_at=broken.now)  # as no step would leave it
    told = StringIO()
    with (
        time_machine.travel(moment("2025-07-02").astimezone(UTC), tick=False),
        pytest.raises(CommandError, match=rf"^{broken.case.number} failed: Refused in \w+, line \d+$"),
    ):
        call_command("run_clock", stdout=told)
    assert told.getvalue().startswith("2 steps taken at 1 cases")
    broken.case.refresh_from_db()
    sound.case.refresh_from_db()
    assert (broken.case.status, sound.case.status) == (Status.DECISION_ISSUED, Status.INVESTIGATION)


def test_the_command_deletes_drafts_sixty_days_after_their_last_save(board) -> None:
    begun = moment("2025-01-06", "09:00")
    draft, _code = drafting.begin_draft(on=begun)
    assert run_clock(begun + timedelta(days=60)) == "0 steps taken at 0 cases, 0 old drafts deleted"
    assert run_clock(begun + timedelta(days=60, seconds=1)) == "0 steps taken at 0 cases, 1 old drafts deleted"
    assert not Draft.objects.filter(pk=draft.pk).exists()


def test_a_complaint_is_sent_once(board) -> None:
    draft, _code = drafting.begin_draft(on=moment("2025-01-06"))
    again = Draft.objects.get(pk=draft.pk)  # the second click read it before the first had done
    filing.file_complaint(draft, answers=plays.ANSWERS, on=moment("2025-01-06"))
    with pytest.raises(Refused, match="was sent already"):
        filing.file_complaint(again, answers=plays.ANSWERS, on=moment("2025-01-06"))
    assert Case.objects.count() == 1
