"""A recusal walls one person off and leaves no case without the person who acts (procedure.md §2.1, §2.2, §2.6, §2.8)."""

from datetime import date

import pytest

from complaints import motions, participation, workflow
from complaints.models import Body, Case, Motion, Status
from complaints.procedure import STEPS
from complaints.seats import Seat, seats_of
from people import actions
from people.models import Role
from tests import plays
from tests.factories import person

pytestmark = pytest.mark.django_db
WHY = "We are cousins."


def under_appeal(board):
    play = plays.decided(board)
    return play.take("appeal", play.respondent, text="Too heavy.").appoint_appeals()


def test_a_recused_executive_director_hands_the_powers_to_the_president(board):
    """§2.8: if the ED is a party or a witness, the President takes the ED's powers."""
    play = plays.filed(board).take("recuse", board.director, reason=WHY)
    assert seats_of(board.director, play.case) == frozenset()
    assert seats_of(board.president, play.case) == {Seat.DIRECTOR}


def test_after_the_president_the_vice_president_takes_the_powers_of_the_director(board):
    play = plays.filed(board).take("recuse", board.director, reason=WHY).take("recuse", board.president, reason=WHY)
    assert seats_of(board.vice_president, play.case) == {Seat.DIRECTOR}


def test_a_president_can_step_aside(board):
    """§2.8: if it is the President, the Vice President."""
    play = plays.decided(board)
    play.take("appeal", play.respondent, text="Too heavy.").take("recuse", board.president, reason=WHY)
    assert not Case.objects.visible_to(board.president).exists()
    play.take("appoint_appeals_committee", board.vice_president, people=board.directors[:3])


def test_without_chair_and_co_chair_a_designee_takes_the_chair(board):
    """Glossary: Chairperson, Co-Chairperson or designee."""
    designee = person("Del Igate")
    actions.begin_term(designee, role=Role.DESIGNEE, starts_on=date(2020, 1, 1))
    play = plays.screening(board).take("recuse", board.chair, reason=WHY).take("recuse", board.co_chair, reason=WHY)
    assert Seat.CHAIR in seats_of(designee, play.case)


def test_the_president_replaces_a_recused_member_of_the_appeals_committee(board):
    play = under_appeal(board)
    gone, *rest = board.directors[:3]
    play.take("recuse", gone, reason=WHY)
    fourth = next(p for p in participation.directors_for(play.case, play.today) if p not in rest)
    play.take("replace_appeals_member", board.president, people=[fourth])
    play.vote("open_appeal_motion", rest[0], 3, names="affirm", text="Affirm.")
    play.take("affirm", rest[0])
    assert play.case.status == Status.FINAL
    assert workflow.obstacle(STEPS["replace_appeals_member"], play.case, board.president, play.now)


def test_the_president_replaces_a_recused_reviewer(board):
    play = plays.dismissed(board)
    play.take("request_review", play.complainant, text="Look again.")
    three = participation.reviewers_for(play.case, play.today)[:3]
    play.take("appoint_reviewers", board.president, people=three)
    why = workflow.obstacle(STEPS["replace_reviewer"], play.case, board.president, play.now)
    assert why == "All three places are filled."
    play.take("recuse", three[0], reason=WHY)
    fourth = participation.reviewers_for(play.case, play.today)[2:][0]
    play.take("replace_reviewer", board.president, people=[fourth])
    play.vote("open_review_motion", three[1], 3, names="uphold_dismissal_at_screening", text="Uphold.")
    play.take("uphold_dismissal_at_screening", three[1])
    assert play.case.status == Status.CLOSED


def test_when_a_full_committee_dismissed_directors_may_review(board):
    """§1.3: three uninvolved members. Where all of the committee voted, none is left but the Board."""
    play = plays.determining(board).resolve("dismiss_after_investigation", 7).serve("serve_dismissal")
    play.take("request_review", play.complainant, text="Look again.")
    play.take("appoint_reviewers", board.president, people=board.directors[:3])
    assert seats_of(board.directors[0], play.case) == {Seat.REVIEWER}


def test_the_alternate_steps_in_while_the_findings_are_written(board):
    """§2.1: the panel is three throughout; the alternate heard the witnesses too."""
    play = plays.heard(board)
    officer = play.officer
    play.take("recuse", officer, reason=WHY)
    chair = play.chair
    play.take("seat_alternate_in_hearing", chair)
    assert play.officer != officer
    play.panel_report()
    assert play.case.status == Status.COMMITTEE_DECISION


def test_a_panel_that_lost_its_alternate_too_is_filled_before_the_hearing(board):
    play = plays.scheduled(board)
    officer, member = play.panel_members()[:2]
    play.take("recuse", officer, reason=WHY).take("recuse", member, reason=WHY)
    play.take("seat_alternate", play.chair)
    free = participation.committee_for(play.case, "on_panel", play.today)
    sitting = {p.pk for p in play.panel_members()}
    play.take("name_panel_member", play.chair, person=next(p for p in free if p.pk not in sitting))
    play.serve("serve_panel_change").on(date(2025, 7, 7)).hear()
    assert play.case.status == Status.PANEL_REPORT


def test_a_panel_that_fell_apart_after_the_hearing_is_named_anew_and_hears_again(board):
    """§2.1: nobody decides who did not hear. The findings made before are spent."""
    play = plays.heard(board)
    play.find("open_panel_motion", play.officer, 3)
    for someone in play.panel_members()[:2]:
        play.take("recuse", someone, reason=WHY)
    play.take("seat_alternate_in_hearing", play.chair).take("hear_again", play.chair)
    assert play.case.status == Status.HEARING_SCHEDULED
    assert {"hearing_held", "hearing_set", "hearing_noticed", "attendance_recorded"} & set(play.case.facts) == set()
    assert [finding for _a, finding in motions.findings(play.case, Body.PANEL)] == [None]
    assert Motion.objects.get(case=play.case, body=Body.PANEL).outcome == "carried"


def test_after_a_remand_the_first_appeals_committee_has_no_seat(board):
    """A second appeal is heard by three, not by the three of before beside three others."""
    play = under_appeal(board).rule_on_appeal("remand_to_committee")
    assert [seats_of(p, play.case) for p in board.directors[:3]] == [frozenset()] * 3


def test_after_a_dismissal_is_set_aside_the_reviewers_have_no_seat(board):
    play = plays.dismissed(board)
    play.take("request_review", play.complainant, text="Look again.")
    three = participation.reviewers_for(play.case, play.today)[:3]
    play.take("appoint_reviewers", board.president, people=three)
    play.vote("open_review_motion", three[0], 3, names="reopen_screened_case", text="Accept it.")
    play.take("reopen_screened_case", three[0])
    assert [seats_of(p, play.case) for p in three] == [frozenset()] * 3
