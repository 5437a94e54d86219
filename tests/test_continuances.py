"""A side asks for another hearing day (procedure.md §2.15), and a side that does not come (§2.14)."""

from __future__ import annotations

from datetime import date, time

import pytest
import time_machine

from ccb_ethics.demo.play import Board, Play
from complaints.errors import Refused
from complaints.models import AnswerChoice, Status
from hearings.models import Continuance
from record.models import Notice
from tests import plays
from tests.factories import signed_in
from tests.hearing_plays import switch

pytestmark = pytest.mark.django_db
WHY = "My witness has surgery that week."


def asked(play: Play, on: date = date(2025, 6, 2)) -> Play:
    return play.on(on).take("ask_continuance", play.respondent, reason=WHY)


def granted(board: Board) -> Play:
    play = asked(plays.scheduled(board))
    return play.take("grant_continuance", play.officer, reason="Surgery is good cause.")


def test_it_is_asked_in_writing_at_least_five_business_days_before(board: Board):
    """The hearing is on Tuesday, June 24; June 19 is a holiday, so the last day is Monday, June 16."""
    assert Continuance.objects.filter(case=asked(plays.scheduled(board), date(2025, 6, 16)).case).count() == 1
    with pytest.raises(Refused, match="last day to ask for another hearing day was June 16, 2025"):
        asked(plays.scheduled(board), date(2025, 6, 17))


def test_taken_back_before_the_ruling_the_hearing_stays_on_its_day_and_nothing_is_used_up(board: Board):
    play = asked(plays.scheduled(board))
    with pytest.raises(Refused, match="The other side asked"):
        play.take("withdraw_continuance", board.investigators[0])
    play.take("withdraw_continuance", play.respondent)
    assert (Continuance.objects.get().ruling, play.case.has("hearing_noticed")) == ("withdrawn", True)
    with pytest.raises(Refused, match="Nobody has asked to put the hearing off"):
        play.take("refuse_continuance", play.officer, reason="No.")
    asked(play, date(2025, 6, 3)).take("grant_continuance", play.officer, reason="Surgery is good cause.")
    with pytest.raises(Refused):
        play.take("withdraw_continuance", play.respondent)


def test_granted_the_old_day_falls_and_the_new_one_is_kept_beside_it(board: Board):
    play = granted(board)
    assert {"hearing_set", "hearing_noticed"} & set(play.case.facts) == set()
    play.set_hearing(date(2025, 7, 22))
    row = Continuance.objects.get(case=play.case)
    assert (row.side, row.cause, row.ruling, row.old_day, row.new_day) == (
        "respondent",
        WHY,
        "granted",
        date(2025, 6, 24),
        date(2025, 7, 22),
    )


def test_both_sides_are_told_of_the_day_that_fell_whatever_is_set_since(board: Board):
    play = granted(board).set_hearing(date(2025, 7, 22)).release("continuance_granted", "hearing_put_off")
    letters = Notice.objects.filter(docket=play.case.docket_id, kind__in=("continuance_granted", "hearing_put_off"))
    assert sorted(letter.kind for letter in letters if "June 24, 2025" in letter.body) == [
        "continuance_granted",
        "hearing_put_off",
    ]


def test_the_hearing_is_put_off_by_sixty_days_in_all_from_the_first_day(board: Board):
    """Sixty days from June 24 are August 23."""
    play = granted(board)
    with pytest.raises(Refused, match="Choose a day up to August 23, 2025"):
        play.set_hearing(date(2025, 8, 25))
    play.set_hearing(date(2025, 8, 22))
    investigator = board.investigators[0]
    play.take("ask_continuance", investigator, reason="I am called as a witness elsewhere.")
    play.take("grant_continuance", play.officer, reason="A subpoena.")
    with pytest.raises(Refused, match="Choose a day up to August 23, 2025"):
        play.set_hearing(date(2025, 9, 2))


def test_each_side_has_one(board: Board):
    play = granted(board).set_hearing(date(2025, 7, 22))
    with pytest.raises(Refused, match="put off once already because this side asked"):
        play.take("ask_continuance", play.respondent, reason="Again.")
    play.take("ask_continuance", board.investigators[0], reason="I am called as a witness elsewhere.")
    assert Continuance.objects.filter(case=play.case, side="investigation", ruling="").count() == 1


def test_one_that_was_refused_leaves_the_day_and_is_told_with_its_reason(board: Board):
    play = asked(plays.scheduled(board))
    with pytest.raises(Refused, match="waits for the officer already"):
        play.take("ask_continuance", board.investigators[0], reason="Mine too.")
    play.take("refuse_continuance", play.officer, reason="The witness can speak by phone.")
    play.release("continuance_refused")
    assert play.hearing_day == date(2025, 6, 24)
    body = Notice.objects.get(docket=play.case.docket_id, kind="continuance_refused").body
    assert ("The witness can speak by phone." in body, "June 24, 2025" in body) == (True, True)


def test_nobody_but_the_officer_rules_and_the_complainant_does_not_ask(board: Board):
    play = asked(plays.scheduled(board))
    for person in (board.director, play.respondent, board.investigators[0]):
        with pytest.raises(Refused, match="not yours to take"):
            play.take("grant_continuance", person, reason="Yes.")
    with pytest.raises(Refused, match="not yours to take"):
        play.take("ask_continuance", play.complainant, reason="I am away.")


def test_the_officer_may_put_it_off_without_being_asked_and_outside_the_count(board: Board):
    play = plays.scheduled(board).on(date(2025, 6, 23))
    play.take("continue_hearing", play.officer, reason="The officer is ill.").set_hearing(date(2025, 10, 1))
    assert (play.hearing_day, Continuance.objects.count()) == (date(2025, 10, 1), 0)


def test_the_officer_reads_on_the_page_of_the_hearing_who_asks_and_why(board: Board):
    play = asked(plays.scheduled(board))
    with time_machine.travel(play.now, tick=False):
        page = signed_in(play.officer).get(f"/desk/hearings/{play.case.number}/").content.decode()
    assert (WHY in page, "Waits for a ruling" in page) == (True, True)


# ---- who does not come -------------------------------------------------------------------------------------------


def opened(board: Board, *, respondent: bool, complainant: bool = True) -> Play:
    play = plays.scheduled(board).on(date(2025, 6, 24), time(9, 30))
    for member in play.panel_members():
        if not play.case.declarations.filter(person=member).exists():
            play.take("declare", member)
    officer = play.officer
    rows = [
        {"name": "Dana Reed", "role": "Respondent", "side": "respondent", "present": respondent},
        {"name": "Mary Moe", "role": "Complainant", "side": "complainant", "present": complainant},
    ]
    return play.take("open_hearing", officer).take("record_attendance", officer, attendance=rows)


def test_by_default_the_evidence_is_still_required_when_the_respondent_stays_away(board: Board):
    play = opened(board, respondent=False)
    allegation = play.case.allegations.get()
    assert (allegation.deemed_admitted, allegation.counted_answer) == (False, AnswerChoice.DENY)
    assert play.case.docket.events.get(kind="record_attendance").data["respondent_absent"] is True


def test_by_the_switch_each_allegation_counts_as_admitted_and_the_panel_still_reports(board: Board):
    switch(non_appearance="deemed_admitted")
    play = opened(board, respondent=False)
    allegation = play.case.allegations.get()
    assert (allegation.counted_answer, allegation.answer) == (AnswerChoice.ADMIT, AnswerChoice.DENY)
    officer = play.officer
    play.take("close_hearing", officer)
    with pytest.raises(Refused, match="votes on each allegation first"):
        play.take("file_panel_report", officer, text="Admitted.", sanction="reprimand")
    play.panel_report()
    assert play.case.status == Status.COMMITTEE_DECISION


def test_a_respondent_who_came_after_all_admits_nothing(board: Board):
    switch(non_appearance="deemed_admitted")
    play = opened(board, respondent=False)
    rows = [{"name": "Dana Reed", "role": "Respondent", "side": "respondent", "present": True}]
    play.take("record_attendance", play.officer, attendance=rows)
    assert play.case.allegations.get().counted_answer == AnswerChoice.DENY


def test_that_the_complainant_stays_away_never_ends_the_case(board: Board):
    switch(non_appearance="deemed_admitted")
    play = opened(board, respondent=True, complainant=False)
    play.take("close_hearing", play.officer).panel_report()
    assert (play.case.status, play.case.allegations.get().deemed_admitted) == (Status.COMMITTEE_DECISION, False)
