"""The limit of the whole complaint, and the ninety days of a certified reporter (procedure.md §1.2 G3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from ccb_ethics.demo.play import Board, Play
from code_of_ethics.models import Provision
from complaints import limitation, workflow
from complaints.errors import Refused
from complaints.hearable import allegations_of
from complaints.models import Ruling, Status
from complaints.procedure import STEPS
from complaints.seats import Seat, seats_of
from people import clock
from tests import plays
from tests.factories import professional, signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db


def too_late(board: Board, **told: object) -> Play:
    """Filed on January 6, 2025, four years and a day after the only act."""
    dana = professional("Dana Reed", credential="crss", applied_on=date(2015, 1, 1), certified_on=date(2015, 3, 1))
    answers = replace(plays.ANSWERS, last_act_on=date(2021, 1, 5), **told)
    play = Play(board, datetime(2025, 1, 6, 9, 0, tzinfo=clock.ZONE)).file(answers)
    return play.take("begin_jurisdiction", board.staff[0]).take("match_respondent", board.staff[0], credential=dana)


def referred(board: Board) -> Play:
    return too_late(board).take("refer_time_limit", board.director, reason="The client was a minor.")


def test_the_executive_director_cannot_let_a_late_complaint_pass(board) -> None:
    play = too_late(board)
    assert play.case.rulings.get(guard="G3").reason == "The limit ended on January 5, 2025."
    with pytest.raises(Refused, match="Only the Ethics Committee can waive it"):
        play.take("rule_on_guard", board.director, guard="G3", ruling="pass", reason="It was a bad time for her.")
    with pytest.raises(Refused, match="G3 does not pass yet"):
        play.take("send_to_screening", board.director)
    play.take("close_untimely", board.director, reason="Too late.")
    assert (play.case.status, play.case.disposition) == (Status.CLOSED, "untimely")


def test_an_act_that_is_said_to_go_on_is_still_hers_to_rule_on(board) -> None:
    play = too_late(board, continuing=True)
    assert play.case.rulings.get(guard="G3").ruling == Ruling.NEEDS_RULING
    play.take(
        "rule_on_guard", board.director, guard="G3", ruling="pass", reason="It goes on: he still holds the money."
    )
    assert play.case.rulings.get(guard="G3").ruling == Ruling.PASS


def test_the_committee_may_waive_the_limit_of_the_complaint(board) -> None:
    play = too_late(board)
    assert Seat.CHAIR not in seats_of(board.chair, play.case)
    play.take("refer_time_limit", board.director, reason="The client was a minor.")
    assert workflow.obstacle(STEPS["refer_time_limit"], play.case, board.director, play.now) == (
        "The committee's chair has this question already."
    )
    play.vote("open_waiver_motion", board.chair, 4, 1, text="That the limit be waived.")
    play.take("waive_limitation", board.chair, ground="vulnerable", reason="She was sixteen.")
    ruling = play.case.rulings.get(guard="G3")
    assert (ruling.ruling, ruling.ruled_by) == (Ruling.PASS, board.chair)
    assert ruling.reason == "Waived by the Ethics Committee (The client was a minor or incapacitated): She was sixteen."
    with pytest.raises(Refused, match="Its vote stands"):
        play.take("rule_on_guard", board.director, guard="G3", ruling="fail", reason="I do not agree.")
    play.take("send_to_screening", board.director)
    play.allege(Provision.objects.get(reference="CRSS-14"), "What happened then.", date(2021, 1, 5))
    found = play.case.allegations.get()
    assert (found.is_excluded, list(allegations_of(play.case))) == (False, [found])


def test_without_a_carried_motion_the_limit_stands(board) -> None:
    play = referred(board)
    play.vote("open_waiver_motion", board.chair, 2, 3, text="That the limit be waived.")
    with pytest.raises(Refused, match="carry a motion"):
        play.take("waive_limitation", board.chair, ground="sexual", reason="Grave.")
    assert play.case.rulings.get(guard="G3").ruling == Ruling.FAIL


def test_nothing_is_referred_or_waived_where_the_complaint_is_in_time(board) -> None:
    play = plays.alleged(board)
    assert workflow.obstacle(STEPS["waive_limitation"], play.case, board.chair, play.now) is not None
    with pytest.raises(Refused, match="No allegation was made too late"):
        play.take("open_waiver_motion", board.chair, text="That the limit be waived.")


@pytest.mark.parametrize(
    ("learned", "late_by", "words"),
    [
        (date(2024, 10, 8), 0, "within the time for reporting, which ran to January 6, 2025"),
        (date(2024, 10, 7), 1, "1 day after the time for reporting ended on January 5, 2025"),
    ],
)
def test_a_certified_reporter_has_ninety_days_and_missing_them_bars_nothing(
    board, learned: date, late_by: int, words: str
) -> None:
    answers = replace(plays.ANSWERS, relationship="professional", discovered_on=learned)
    play = Play(board, datetime(2025, 1, 6, 9, 0, tzinfo=clock.ZONE)).file(answers).pass_jurisdiction(plays.dana())
    flag = limitation.reporter_flag(play.case)
    assert flag is not None
    assert flag.late_by == late_by
    assert words in text_of(signed_in(board.director).get(f"/desk/cases/{play.case.number}/"))
    assert play.case.status == Status.PRELIM_REVIEW


@pytest.mark.parametrize("told", [{"relationship": "coworker"}, {"discovered_on": None}])
def test_nobody_else_is_held_to_ninety_days(board, told: dict[str, object]) -> None:
    told = {"relationship": "professional", "discovered_on": date(2024, 1, 1), **told}
    play = Play(board, datetime(2025, 1, 6, 9, 0, tzinfo=clock.ZONE)).file(replace(plays.ANSWERS, **told))
    assert limitation.reporter_flag(play.case) is None
