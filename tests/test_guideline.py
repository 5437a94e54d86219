"""Range and guideline of each provision, and the reason that a sanction outside the range needs (procedure.md §3)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ccb_ethics.demo.play import Board, Play
from complaints import guideline, rule_numbers, workflow
from complaints.errors import Refused
from complaints.forms import FORMS
from complaints.models import Motion, RuleSet, SanctionKind
from complaints.procedure import STEPS
from tests import plays
from tests import rule_plays as at
from tests.factories import signed_in
from tests.visiting import text_of

LENT, SEXUAL, LIGHT = (
    guideline.read(words)
    for words in (
        "caution to suspension 12; reprimand",
        "suspension 24 to revocation; revocation",
        "caution to reprimand; caution",
    )
)
assert LENT
assert SEXUAL
assert LIGHT


@pytest.mark.parametrize(
    "words",
    [
        "", "caution", "caution to reprimand", "fine; caution", "caution 3 to reprimand; caution", "caution to; caution",
        "revocation to caution; caution", "suspension 12 to suspension 6; suspension 6", "suspension 0; suspension",
    ],
)  # fmt: skip
def test_what_is_no_range_is_not_read_as_one(words: str) -> None:
    assert guideline.read(words) is None


@pytest.mark.parametrize(
    ("kind", "months", "lies_outside"),
    [
        ("caution", None, (False, True, False)),
        ("reprimand", None, (False, True, False)),
        ("suspension", 1, (False, True, True)),
        ("suspension", 12, (False, True, True)),
        ("suspension", 13, (True, True, True)),
        ("suspension", 23, (True, True, True)),
        ("suspension", 24, (True, False, True)),
        ("revocation", None, (True, False, True)),
    ],
)
def test_a_range_ends_at_its_months_and_not_a_month_later(kind: str, months: int | None, lies_outside) -> None:
    found = tuple(guideline.lies_outside([one], SanctionKind(kind), months) for one in (LENT, SEXUAL, LIGHT))
    assert found == lies_outside


def test_of_two_provisions_the_heavier_ends_count_and_without_a_range_nothing_is_outside() -> None:
    assert guideline.lies_outside([LENT, SEXUAL], SanctionKind.REPRIMAND, None)
    assert not guideline.lies_outside([LENT, SEXUAL], SanctionKind.REVOCATION, None)
    assert not guideline.lies_outside([], SanctionKind.REVOCATION, None)


def test_a_crss_rule_has_the_range_of_its_twin_and_three_have_none() -> None:
    assert [number for number in range(1, 20) if guideline.setting_of(f"CRSS-{number}") is None] == [5, 9, 13, 19]
    assert (guideline.setting_of("CRSS-14"), guideline.setting_of("CPRS-11")) == ("range_cprs_11", "range_cprs_11")
    assert [guideline.setting_of(name) for name in ("PROC-3", "CPRS-16", "LADC-1", "anything")] == [None] * 4


# ------------------------------------------------------------------------------------------------------ at the vote


STRICT = "reprimand to suspension 12; reprimand"
REFUSAL = r"outside the range\. Write the reason before the vote is saved"


@pytest.fixture
def play(board: Board) -> Play:
    """Before the committee after a waived hearing, under rules by which a Written Caution is too light."""
    values = dict.fromkeys(rule_numbers.GUIDELINE, STRICT)
    RuleSet.objects.create(version=2, effective_from=date(2024, 12, 2), values=values)
    return at.cause_shown(board)


def decide(play: Play, kind: str, **given: object) -> Motion:
    given = {"names": f"decide_{kind}", "text": "As moved.", **given}
    workflow.take("open_committee_motion", play.case, by=play.chair, on=play.now, **given)
    return Motion.objects.get(case=play.case, closed_at__isnull=True)


def form_of(play: Play, data: dict[str, str] | None = None) -> Any:
    step = STEPS["open_committee_motion"]
    return FORMS[step.form](data, case=play.case, person=play.chair, step=step, on=play.now)


@pytest.mark.django_db
def test_a_sanction_outside_the_range_is_not_put_to_the_vote_without_a_reason(play: Play) -> None:
    with pytest.raises(Refused, match=REFUSAL):
        decide(play, "caution", departure="  ")
    given = {"departure": "A second time.", "aggravating": ["pattern", "nonsense"], "factors": "Twice."}
    motion = decide(play, "caution", **given)
    assert (motion.departure, motion.aggravating, motion.factors) == ("A second time.", ["pattern"], "Twice.")


@pytest.mark.django_db
def test_a_reason_is_kept_only_where_the_sanction_leaves_the_range(play: Play) -> None:
    assert decide(play, "reprimand", departure="Not needed.").departure == ""


@pytest.mark.django_db
def test_the_form_tells_range_and_guideline_and_refuses_beside_the_box(play: Play) -> None:
    form = form_of(play, {"names": "decide_caution", "text": "As moved."})
    assert form.errors == {
        "departure": ["This sanction lies outside the range. Write the reason before the vote is saved"]
    }
    assert "Public Reprimand to Suspension of 12 months. Guideline:" in str(form.fields["departure"].help_text)
    assert form_of(play, {"names": "decide_caution", "text": "As moved.", "departure": "Once."}).is_valid()
    assert form_of(play, {"names": "decide_reprimand", "text": "As moved."}).is_valid()


@pytest.mark.django_db
def test_those_who_vote_read_the_range_the_factors_and_the_reason(play: Play) -> None:
    decide(play, "caution", departure="For this once.", mitigating=["remorse"])
    page = text_of(signed_in(play.chair).get(f"/desk/cases/{play.case.number}/votes/"))
    assert "Usual range: Range for" in page
    assert "What makes it lighter: Remorse" in page
    assert "Why the sanction lies outside the range: For this once." in page


@pytest.mark.django_db
def test_charges_show_the_range_of_what_is_charged(board: Board) -> None:
    form = form_of(plays.determining(board))
    assert "Range for CPRS-12: Written Caution to Suspension of 12 months." in str(form.fields["sanction"].help_text)
    assert "departure" not in form.fields
