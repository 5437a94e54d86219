"""What stands beside the status is told to whom it concerns, and to nobody else (procedure.md §1.4, §2.17, §2.19)."""

from __future__ import annotations

from datetime import date

import pytest

from ccb_ethics.demo.people import make_board
from ccb_ethics.demo.play import Board, Play
from complaints.seats import seats_of
from people.models import User
from tests import plays
from tests.factories import signed_in
from tests.rule_plays import propose
from tests.visiting import text_of, travel

__all__ = ["travel"]
pytestmark = pytest.mark.django_db

FACTS = "Dana Reed borrowed $600 from a client."
PUBLIC = "Borrowed from a client."
HOLD = "The case is on hold. Your time limits stand still until the committee lets it go on."
SUSPENDED = "Your credential is suspended for now, by the order you were sent. It decides no allegation."


@pytest.fixture
def made(travel) -> Board:
    return make_board()


def reads(travel, play: Play, person: User, address: str) -> str:
    travel.move_to(play.now)
    answer = signed_in(person).get(address)
    assert answer.status_code == 200, address
    return text_of(answer)


def test_who_signs_an_agreement_reads_it_first(made: Board, travel) -> None:
    play = plays.served(made).on(date(2025, 2, 10))
    propose(play, "suspension", 6)
    for address in ("/respond/", "/respond/do/sign_consent/"):
        page = reads(travel, play, play.respondent, address)
        assert FACTS in page
        assert "Suspension (6 months)" in page
        assert PUBLIC in page
    assert FACTS not in reads(travel, play, play.complainant, "/my/")
    refused = text_of(signed_in(play.respondent).post("/respond/do/sign_consent/", {}))
    assert 0 < refused.index("There is a problem") < refused.index(FACTS)


def test_who_approves_an_agreement_reads_it_and_who_investigates_does_not(made: Board, travel) -> None:
    play = plays.determining(made)
    propose(play, "reprimand")
    case = f"/desk/cases/{play.case.number}/"
    desk = reads(travel, play, made.chair, case)
    assert FACTS in desk
    assert "Consent agreement since" in desk
    assert FACTS in reads(travel, play, made.chair, f"{case}do/reject_consent/")
    assert FACTS not in reads(travel, play, made.chair, f"{case}do/recuse/")  # a step about something else
    investigator = next(person for person in made.investigators if seats_of(person, play.case))
    page = reads(travel, play, investigator, case)
    assert play.case.number in page
    assert FACTS not in page
    assert "Consent agreement since" not in page


def test_an_agreement_stays_shut_to_a_chair_who_has_not_declared(made: Board, travel) -> None:
    play = plays.determining(made)
    propose(play, "reprimand")
    play.case.declarations.filter(person=made.chair).delete()
    travel.move_to(play.now)
    answer = signed_in(made.chair).get(f"/desk/cases/{play.case.number}/do/reject_consent/")
    assert "Say first whether you have a conflict" in text_of(answer)
    assert FACTS not in text_of(answer)


def test_a_case_on_hold_says_so_to_both_sides_and_why_at_the_desk(made: Board, travel) -> None:
    play = plays.investigating(made)
    play.resolve("hold_in_abeyance", 5, text="A criminal trial is pending.")
    assert HOLD in reads(travel, play, play.complainant, "/my/")
    assert HOLD in reads(travel, play, play.respondent, "/respond/")
    desk = reads(travel, play, made.director, f"/desk/cases/{play.case.number}/")
    assert "Held in abeyance since" in desk
    assert "A criminal trial is pending." in desk


def test_a_summary_suspension_is_told_once_it_is_served(made: Board, travel) -> None:
    play = plays.investigating(made)
    play.take("propose_summary_suspension", made.director, reason="She drove four clients while drunk.")
    case = f"/desk/cases/{play.case.number}/"
    assert "She drove four clients while drunk." in reads(travel, play, made.chair, case)  # the hand that orders it
    play.take("order_summary_suspension", made.chair, reason="The danger is imminent.")
    assert SUSPENDED not in reads(travel, play, play.respondent, "/respond/")
    play.serve("serve_summary_order")
    assert SUSPENDED in reads(travel, play, play.respondent, "/respond/")


def test_a_tool_with_nothing_to_use_it_on_is_not_waited_for(made: Board, travel) -> None:
    play = plays.filed(made)
    case = f"/desk/cases/{play.case.number}/"
    play.release("receipt")
    page = reads(travel, play, made.staff[0], case)
    assert "No client record is on file." not in page
    assert "Add a redacted copy" not in page
    assert "Take a letter back" in page  # ten minutes are not over
