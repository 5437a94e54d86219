"""Story T3 of scenarios.md, date by date: the appeal that came a day late, on paper, or with a new exhibit."""

from __future__ import annotations

from datetime import date, time

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from ccb_ethics.demo.play import Board, Play
from complaints import uploads
from complaints.errors import Refused
from complaints.models import Document, Status
from complaints.reading import papers_for
from complaints.seats import Seat, seats_of
from hearings.models import Appeal, LateAppeal
from record.models import Deadline, Notice, Service
from sanctions.models import Publication, Sanction
from tests import plays
from tests.beginnings import begins, of_the_module
from tests.factories import signed_in
from tests.hearing_plays import switch

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("begun")]
BOUNCED = Service.Failure.NOTICE_BOUNCED
NO_LETTER = "The notice bounced, and nobody signed for the letter."


@begins
def suspended(board: Board) -> Play:
    """A Suspension of 12 months, served on Friday, May 30."""
    return plays.decided(board, "suspension", 12)


begun = of_the_module(suspended)


def late(board: Board) -> Play:
    """Tuesday, July 1, 00:07."""
    play = suspended(board).on(date(2025, 7, 1), time(0, 7))
    return play.take("appeal_late", play.respondent, text="I did not see the letter.")


def open_limits(play: Play) -> set[str]:
    return set(Deadline.objects.filter(docket=play.case.docket_id).open().values_list("name", flat=True))


def test_the_thirtieth_day_is_a_sunday_so_the_appeal_is_due_on_monday(board: Board):
    assert suspended(board).due("appeal") == date(2025, 6, 30)


def test_a_just_before_midnight_is_in_time(board: Board):
    play = suspended(board).on(date(2025, 6, 30), time(23, 58))
    play.take("appeal", play.respondent, text="Too heavy.")
    assert (play.case.status, play.due("appeal_decision")) == (Status.APPEAL, date(2025, 8, 29))


def test_a_under_office_hours_the_same_minute_is_late(board: Board):
    switch(cut_off="office_hours")
    play = suspended(board).on(date(2025, 6, 30), time(23, 58))
    with pytest.raises(Refused, match=r"filed on Tuesday, July 1, 2025, and the last day was Monday, June 30, 2025"):
        play.take("appeal", play.respondent, text="Too heavy.")
    play.on(date(2025, 7, 1), time(0, 1)).take("appeal_late", play.respondent, text="Too heavy.")
    assert (play.case.status, LateAppeal.objects.get().received_on) == (Status.FINAL, date(2025, 7, 1))


def test_a_under_office_hours_five_o_clock_sharp_is_in_time(board: Board):
    switch(cut_off="office_hours")
    play = suspended(board).on(date(2025, 6, 30), time(17, 0))
    play.take("appeal", play.respondent, text="Too heavy.")
    assert play.case.status == Status.APPEAL


def test_b_seven_minutes_past_midnight_the_decision_is_final_and_cannot_be_appealed(board: Board):
    play = suspended(board).on(date(2025, 7, 1), time(0, 7))
    with pytest.raises(Refused, match="while the case is at: Final"):
        play.take("appeal", play.respondent, text="I did not see the letter.")
    event = play.case.docket.events.get(kind="become_final")
    assert event.at.isoformat() == "2025-07-01T04:00:00+00:00"  # midnight in New York


def test_b_the_letter_states_the_rule_and_the_dates_and_nothing_waits(board: Board):
    play = late(board)
    assert (play.case.status, play.due("publication")) == (Status.FINAL, date(2025, 7, 16))
    assert Appeal.objects.count() == 0
    play.release("appeal_rejected")
    body = Notice.objects.get(docket=play.case.docket_id, kind="appeal_rejected").body
    for said in ("July 1, 2025", "June 30, 2025", "30 days from the day the decision was served", "not the day it was"):
        assert said in body, said
    play.publish()
    assert Publication.objects.live(play.today).count() == 1


def test_b_only_a_director_named_for_it_may_excuse_it(board: Board):
    play = late(board)
    first, second, *_rest = board.directors
    for person in (board.director, board.president, first):
        with pytest.raises(Refused, match="not yours to take"):
            play.take("excuse_late_appeal", person, failure=BOUNCED, reason=NO_LETTER)
    play.take("name_appeals_chair", board.president, person=first)
    with pytest.raises(Refused, match="A director is named already"):
        play.take("name_appeals_chair", board.president, person=second)
    assert seats_of(second, play.case) == frozenset()


def test_b_nobody_who_had_a_part_below_may_excuse_it(board: Board):
    play = late(board)
    with pytest.raises(Refused, match=r"not a director of the Board|cannot serve here"):
        play.take("name_appeals_chair", board.president, person=board.members[1])


def test_b_excused_it_lifts_final_and_withdraws_the_post(board: Board):
    play = late(board).publish().take("begin_monitoring", board.director)
    slug = Publication.objects.get().slug
    first = board.directors[0]
    play.take("name_appeals_chair", board.president, person=first)
    play.take("excuse_late_appeal", first, failure=BOUNCED, reason=NO_LETTER)
    sanction = Sanction.objects.get(case=play.case)
    assert (play.case.status, sanction.effective_on, sanction.ends_on) == (Status.APPEAL, None, None)
    assert {"appeal_time_spent", "published", "late_appeal"} & set(play.case.facts) == set()
    assert Publication.objects.get().withdrawn_at is not None
    assert not Publication.objects.live(play.today).exists()
    assert open_limits(play) == {"appeal_decision", "receipt"}  # that letter was never sent in this play
    with time_machine.travel(play.now, tick=False):
        assert signed_in(board.director).get(f"/actions/{slug}/").status_code == 410
    ruling = LateAppeal.objects.get()
    assert (ruling.ruling, ruling.failure, ruling.ruled_by) == ("excused", BOUNCED, first)

    # The one who excused is one of the three; the President appoints two more. Affirmed, it is published anew.
    with pytest.raises(Refused, match="Name 2 different directors"):
        play.take("appoint_appeals_committee", board.president, people=board.directors[1:4])
    play.take("appoint_appeals_committee", board.president, people=board.directors[1:3])
    play.on(date(2025, 8, 4)).rule_on_appeal("affirm").publish()
    assert Publication.objects.live(play.today).count() == 1
    assert Sanction.objects.get(case=play.case).effective_on == date(2025, 8, 4)


def test_b_not_excused_it_ends(board: Board):
    play = late(board)
    first = board.directors[0]
    play.take("name_appeals_chair", board.president, person=first)
    play.take("refuse_late_appeal", first, reason="You opened the letter on June 2.").release("late_appeal_refused")
    assert (play.case.status, seats_of(first, play.case)) == (Status.FINAL, frozenset())
    assert "You opened the letter" in Notice.objects.get(kind="late_appeal_refused").body
    with pytest.raises(Refused, match="was not excused"):
        play.take("appeal_late", play.respondent, text="Again.")


def test_b_without_a_late_appeal_on_file_there_is_nothing_to_excuse(board: Board):
    play = suspended(board).on(date(2025, 7, 1)).take("begin_monitoring", board.director)
    assert Seat.PRESIDENT not in seats_of(board.president, play.case)
    assert "excuse_late_appeal" not in {event.kind for event in play.case.docket.events.all()}


def test_c_posted_in_time_and_received_two_days_late_is_late(board: Board):
    play = suspended(board).on(date(2025, 7, 2))
    staff, paper = board.staff[0], {"text": "Postmarked June 27.", "received_on": date(2025, 7, 2)}
    with pytest.raises(Refused, match=r"received on Wednesday, July 2, 2025, and the last day was Monday, June 30"):
        play.take("record_paper_appeal", staff, **paper)
    play.take("appeal_late", staff, **paper)
    assert (play.case.status, LateAppeal.objects.get().received_on) == (Status.FINAL, date(2025, 7, 2))


def test_c_received_in_time_and_entered_late_is_in_time(board: Board):
    play = suspended(board).on(date(2025, 7, 3)).publish()
    staff, paper = board.staff[0], {"text": "By hand.", "received_on": date(2025, 6, 30)}
    with pytest.raises(Refused, match="in time: the last day was"):
        play.take("appeal_late", staff, **paper)
    play.take("record_paper_appeal", staff, **paper)
    assert (play.case.status, play.due("appeal_decision")) == (Status.APPEAL, date(2025, 8, 29))
    assert not Publication.objects.live(play.today).exists()
    assert Appeal.objects.get().received_on == date(2025, 6, 30)


def test_c_a_day_of_receipt_before_service_or_ahead_is_a_slip_of_the_pen(board: Board):
    play = suspended(board).on(date(2025, 6, 10))
    for day in (date(2025, 5, 29), date(2025, 6, 11)):
        with pytest.raises(Refused, match="Check the d"):
            play.take("record_paper_appeal", board.staff[0], text="By hand.", received_on=day)
    assert play.case.status == Status.DECISION_ISSUED


def test_d_a_new_exhibit_is_struck_and_the_appeal_is_heard(board: Board):
    play = suspended(board).on(date(2025, 6, 30), time(11, 0))
    exhibit = SimpleUploadedFile("new.pdf", b"%PDF-1.7 hello", content_type="application/pdf")
    uploads.examine(exhibit)  # as the form does before the action is told of it
    play.take("appeal", play.respondent, text="Too heavy.", exhibit=exhibit)
    with time_machine.travel(play.now, tick=False):
        struck = Document.objects.get(case=play.case, struck_at__isnull=False)
        assert (play.case.status, struck.struck_reason) == (Status.APPEAL, "There are no new facts on appeal.")
        play.appoint_appeals().take("declare", board.directors[0])
        assert "Too heavy." in [paper.text for paper in papers_for(play.case, board.directors[0])]
        assert struck not in papers_for(play.case, board.directors[0])
        assert struck in papers_for(play.case, play.respondent)
        assert struck in papers_for(play.case, board.director)
        address = f"/desk/cases/{play.case.number}/file/{struck.reference}/"
        assert signed_in(board.directors[0]).get(address).status_code == 404
