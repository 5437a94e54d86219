"""What a party files within a limit or as a right counts on its filing day (procedure.md §1.1, cut-off)."""

from __future__ import annotations

from datetime import date, time

import pytest

from ccb_ethics.demo.play import Board, Play
from complaints import workflow
from complaints.guards.filing_hours import WITHIN
from complaints.models import Status
from complaints.procedure import ROWS, STEPS
from people.models import User
from record.models import Notice
from tests import plays
from tests.hearing_plays import switch

pytestmark = pytest.mark.django_db


def report_served(board: Board) -> Play:
    return plays.investigating(board).on(date(2025, 3, 12)).report().serve("serve_report")


def incomplete(board: Board) -> Play:
    return plays.filed(board).take("ask_completion", board.staff[0], reason="When was it?")


def panel_report_served(board: Board) -> Play:
    return plays.heard(board).on(date(2025, 7, 3)).panel_report().serve("serve_panel_report")


def by_complainant(play: Play) -> User:
    return play.complainant


def by_respondent(play: Play) -> User:
    return play.respondent


# Step, where the case stands, the limit, who files.
FILINGS = {
    "complete": (incomplete, "cure", by_complainant),
    "request_review": (plays.dismissed, "review", by_complainant),
    "answer": (plays.served, "answer", by_respondent),
    "comment": (report_served, "comment", by_respondent),
    "request_hearing": (plays.charged, "election", by_respondent),
    "waive_hearing": (plays.charged, "election", by_respondent),
    "file_exceptions": (panel_report_served, "exceptions", by_respondent),
    "appeal": (plays.decided, "appeal", by_respondent),
}


def why_not(play: Play, step: str, who: User) -> str | None:
    return workflow.obstacle(STEPS[step], play.case, who, play.now)


def test_every_step_that_is_governed_by_a_limit_of_a_party_asks():
    assert {row.name for row in ROWS if "filed_in_time" in row.guards} == set(WITHIN) == set(FILINGS)


@pytest.mark.parametrize("step", FILINGS)
def test_a_minute_before_midnight_is_in_time_and_under_office_hours_too_late_for(step: str, board: Board):
    start, limit, by = FILINGS[step]
    play = start(board)
    last = play.due(limit)
    play.on(last, time(23, 58))
    assert why_not(play, step, by(play)) is None
    switch(cut_off="office_hours")
    play.case.refresh_from_db()
    said = why_not(play, step, by(play)) or ""
    assert f"and the last day was {last:%A, %B} {last.day}, {last.year}." in said


def test_under_office_hours_a_closed_day_counts_as_the_next_open_one(board: Board):
    """Sunday, June 29 counts as Monday, June 30, and that is in time."""
    switch(cut_off="office_hours")
    play = plays.decided(board).on(date(2025, 6, 29), time(12, 0))
    play.take("appeal", play.respondent, text="Too heavy.")
    assert (play.case.status, play.due("appeal_decision")) == (Status.APPEAL, date(2025, 8, 29))


@pytest.mark.parametrize(
    ("cut_off", "said"),
    [("midnight", "until midnight in New York"), ("office_hours", "after 5 p.m. or on a closed day counts")],
)
def test_a_letter_tells_the_rule_that_is_in_force(cut_off: str, said: str, board: Board):
    switch(cut_off=cut_off)
    play = plays.decided(board)
    assert said in Notice.objects.get(docket=play.case.docket_id, kind="decision").body
