"""Sanctions from the vote to their end, where no story goes: conditions with a day, and the clock of a suspension (§3)."""

from __future__ import annotations

from datetime import date

import pytest

from ccb_ethics.demo.play import Board
from complaints import workflow
from complaints.condition_lines import conditions_of, line_without_a_day
from complaints.errors import Refused
from complaints.forms import FORMS
from complaints.procedure import STEPS
from people.models import Credential
from sanctions.models import Condition
from sanctions.suspension_clock import end_of
from tests import plays
from tests import rule_plays as at

# ------------------------------------------------------------------------------------------------------- conditions


def test_a_line_that_ends_with_a_day_is_due_on_it_and_any_other_has_none() -> None:
    terms = "Training by 6/30/2028.\n\n  Supervision, monthly \nPay back BY 1/2/2029\nBy 3/4/2028 write a letter"
    assert conditions_of(terms) == [
        ("Training by 6/30/2028.", date(2028, 6, 30)),
        ("Supervision, monthly", None),
        ("Pay back BY 1/2/2029", date(2029, 1, 2)),
        ("By 3/4/2028 write a letter", None),
    ]


def test_a_day_that_is_in_no_calendar_is_named_and_never_kept() -> None:
    assert line_without_a_day("Training by 2/29/2028") is None
    assert line_without_a_day("Training by 6/30/2028\nPay by 2/29/2027") == "Pay by 2/29/2027"
    assert conditions_of("Pay by 2/29/2027") == [("Pay by 2/29/2027", None)]


@pytest.mark.django_db
def test_the_conditions_of_a_carried_motion_have_their_days(board: Board) -> None:
    play = at.cause_shown(board)
    play.resolve("decide_reprimand", 4, terms="Training by 6/30/2025\nSupervision for a year")
    found = Condition.objects.filter(sanction__case=play.case).values_list("text", "due_on")
    assert list(found) == [("Training by 6/30/2025", date(2025, 6, 30)), ("Supervision for a year", None)]


@pytest.mark.django_db
def test_a_motion_with_a_day_that_does_not_exist_is_refused_beside_its_box(board: Board) -> None:
    play = at.cause_shown(board)
    step = STEPS["open_committee_motion"]
    data = {"names": "decide_reprimand", "text": "As moved.", "terms": "Pay by 13/1/2027"}
    form = FORMS[step.form](data, case=play.case, person=play.chair, step=step, on=play.now)
    assert form.errors["terms"] == ["There is no such day. Change it: Pay by 13/1/2027"]
    with pytest.raises(Refused, match="There is no such day"):
        workflow.take(step.name, play.case, by=play.chair, on=play.now, **data)


# ---------------------------------------------------------------------------------------- the clock of a suspension

BEGAN, ENDS = date(2025, 1, 1), date(2025, 7, 1)  # 181 days


@pytest.mark.parametrize(
    ("valid", "ends"),
    [
        ([], ENDS),  # nothing is known of the credential
        ([(date(2020, 1, 1), None)], ENDS),
        ([(date(2020, 1, 1), date(2025, 7, 1))], ENDS),
        ([(date(2020, 1, 1), date(2025, 6, 30))], ENDS),  # its last valid day is the last day that counts
        ([(date(2020, 1, 1), date(2025, 6, 29))], None),  # lapsed a day too early, and not renewed
        ([(date(2020, 1, 1), date(2024, 12, 31))], None),  # lapsed before it began
        ([(date(2020, 1, 1), date(2025, 1, 31)), (date(2025, 3, 3), None)], date(2025, 7, 31)),  # 30 days lapsed
        ([(date(2020, 1, 1), date(2025, 1, 31)), (date(2025, 2, 1), None)], ENDS),  # renewed in time
        ([(date(2020, 1, 1), date(2025, 1, 31)), (date(2025, 1, 15), date(2025, 12, 31))], ENDS),  # renewed early
    ],
)
def test_a_lapse_pushes_the_end_by_as_many_days_as_it_lasted(valid, ends: date | None) -> None:
    assert end_of(BEGAN, ENDS, valid) == ends


def over(play) -> str | None:
    return workflow.obstacle(STEPS["reinstate"], play.case, play.board.director, play.now)


@pytest.mark.django_db
def test_nobody_is_reinstated_until_the_days_of_the_lapse_were_served(board: Board) -> None:
    play = at.reinstatement_asked(board).on(date(2025, 8, 12))  # six months from February 12 are over
    held = plays.dana()
    Credential.objects.filter(pk=held.pk).update(expires_on=date(2025, 3, 31))
    assert over(play) == "The credential has lapsed. The suspension does not run until it is renewed."
    Credential.objects.create(
        professional=held.professional, type=held.type, number="CPRS-NEW", applied_on=date(2025, 4, 10),
        certified_on=date(2025, 5, 1), expires_on=date(2027, 4, 30),
    )  # fmt: skip
    assert over(play) == "The suspension runs until September 11, 2025."
    assert over(play.on(date(2025, 9, 11))) is None


@pytest.mark.django_db
def test_past_its_end_a_suspension_stays_until_it_is_ended_by_a_person(board: Board) -> None:
    play = at.monitored(board).on(date(2025, 9, 1))
    sanction = play.case.sanctions.get()
    assert (sanction.ends_on, sanction.reinstated_on) == (date(2025, 8, 12), None)
    assert play.case.status == "monitoring"
