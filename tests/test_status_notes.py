"""The note of each month in which nothing else was written (procedure.md §1.3 row 8; ux.md §3, "no news" notice)."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command

from ccb_ethics.demo.play import Board, Play
from complaints import correspondence, workflow
from complaints.errors import Refused
from complaints.models import Party
from complaints.procedure import STEPS
from complaints.procedure.words import CLOCK
from record import notices
from record.models import Event, Notice
from tests import plays
from tests import rule_plays as at

pytestmark = pytest.mark.django_db


def notes(play: Play) -> list[Notice]:
    found = Notice.objects.filter(docket=play.case.docket_id, kind__in=correspondence.NO_NEWS)
    return list(found.exclude(state=Notice.State.WITHDRAWN).order_by("pk"))


def run_clock(play: Play, days: int) -> None:
    """The timer, so many days later."""
    play.later(days)
    with time_machine.travel(play.now, tick=False):
        call_command("run_clock", stdout=StringIO())
    play.case.refresh_from_db()


def quiet(board: Board) -> Play:
    """An investigation of which both sides were told something today, and nothing more is to tell."""
    play = plays.investigating(board).release()
    for party in play.case.parties.order_by("pk"):
        play.take("answer_message", play.director, party=party, text="The investigation has begun.")
    return play


def test_after_thirty_silent_days_a_note_to_each_side_waits_for_its_approval(board: Board) -> None:
    play = quiet(board)
    run_clock(play, 29)
    assert notes(play) == []
    run_clock(play, 1)
    assert {(note.kind, note.recipient, note.state) for note in notes(play)} == {
        ("status_note", play.complainant, "drafted"),
        ("status_note_respondent", play.respondent, "drafted"),
    }
    assert Event.objects.filter(docket=play.case.docket_id, kind="write_status_notes").count() == 1
    run_clock(play, 1)
    assert len(notes(play)) == 2  # they wait; nothing is written twice


def test_the_note_is_written_again_a_month_after_it_was_sent(board: Board) -> None:
    play = quiet(board)
    run_clock(play, 30)
    play.release()
    run_clock(play, 29)
    assert len(notes(play)) == 2
    run_clock(play, 1)
    assert len(notes(play)) == 4


def test_whoever_got_another_letter_gets_no_note(board: Board) -> None:
    play = quiet(board)
    play.later(20)
    party = play.case.parties.get(side=Party.Side.COMPLAINANT)
    play.take("answer_message", play.director, party=party, text="We found the paper you asked about.")
    run_clock(play, 10)
    assert [note.kind for note in notes(play)] == ["status_note_respondent"]


def test_a_respondent_who_was_not_told_of_the_case_gets_none(board: Board) -> None:
    play = plays.screening(board).release()
    run_clock(play, 40)
    assert [note.kind for note in notes(play)] == ["status_note"]


def test_there_is_none_once_the_case_is_closed(board: Board) -> None:
    play = plays.dismissed(board)
    play.past("review").release()
    assert play.case.status == "closed"
    run_clock(play, 60)
    assert notes(play) == []


def test_a_note_that_waits_is_withdrawn_when_there_is_news(board: Board) -> None:
    play = quiet(board)
    run_clock(play, 30)
    play.report()
    assert [note.kind for note in notes(play)] == ["status_note"]  # the respondent is sent the report


@pytest.mark.parametrize(
    ("language", "said", "stands", "next_date"),
    [
        (
            "en",
            "There is no news yet. You do not need to do anything.",
            "What happened is being looked into.",
            "The next date is",
        ),
        (
            "es",
            "Todavía no hay novedades. Usted no tiene que hacer nada.",
            "Se está investigando lo que pasó.",
            "La próxima fecha es el",
        ),
    ],
)
def test_it_says_where_the_case_stands_and_what_is_next_in_the_language_of_its_reader(
    board: Board, language: str, said: str, stands: str, next_date: str
) -> None:
    play = quiet(board)
    play.complainant.language = language
    type(play.complainant).objects.filter(pk=play.complainant.pk).update(language=language)
    run_clock(play, 30)
    letter = notices.preview(notes(play)[0])
    assert said in letter.body
    assert stands in letter.body
    assert next_date in letter.body


def test_a_party_whose_turn_it_is_reads_so(board: Board) -> None:
    play = plays.served(board).release()
    run_clock(play, 30)
    told = {note.kind: notices.preview(note).body for note in notes(play)}
    assert "You do not need to do anything." in told["status_note"]
    assert "It is your turn." in told["status_note_respondent"]


def test_a_case_on_hold_is_written_about_too(board: Board) -> None:
    play = at.held(board).release()
    run_clock(play, 30)
    assert all("The case is on hold." in notices.preview(note).body for note in notes(play))
    assert len(notes(play)) == 2


def test_nobody_takes_the_clocks_step_and_the_clock_not_before_its_time(board: Board) -> None:
    play = quiet(board)
    with pytest.raises(Refused, match="Both sides were written to"):
        workflow.take("write_status_notes", play.case, by=CLOCK, on=play.now)
    why = workflow.obstacle(STEPS["write_status_notes"], play.case, play.director, play.now)
    assert why == "This step is not yours to take."


def test_the_e_mail_of_a_note_says_nothing_of_it(board: Board) -> None:
    play = quiet(board)
    type(play.complainant).objects.filter(pk=play.complainant.pk).update(email="mary@example.org")
    play.case.parties.update(contact="e_mail")
    run_clock(play, 30)
    play.release()
    with time_machine.travel(play.now + timedelta(hours=1), tick=False):
        call_command("send_notices", stdout=StringIO())
    assert mail.outbox
    assert not [letter for letter in mail.outbox if "news" in letter.subject + letter.body]
