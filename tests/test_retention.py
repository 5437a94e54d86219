"""How long a closed case is kept, by its ending (procedure.md §5, retention), and who reads that."""

from __future__ import annotations

from datetime import date

import pytest

from ccb_ethics.demo.play import Board
from complaints.models import Case, Disposition
from complaints.retention import kept
from tests import plays
from tests import rule_plays as at
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
CLOSED = date(2024, 2, 29)
ONE, FIVE, TEN = date(2025, 2, 28), date(2029, 2, 28), date(2034, 2, 28)


def test_each_ending_is_kept_for_its_years_from_the_day_of_closing(board: Board) -> None:
    case = plays.filed(board).case
    case.closed_on, found = CLOSED, {}
    for disposition in Disposition:
        case.disposition, case.facts = disposition, ["caution"] if disposition == Disposition.SANCTIONED else []
        found[disposition] = kept(case).until
    assert found == {
        Disposition.INCOMPLETE: ONE, Disposition.NO_JURISDICTION: ONE, Disposition.UNTIMELY: ONE,
        Disposition.DUPLICATE: ONE, Disposition.DISMISSED_PRELIM: FIVE, Disposition.DISMISSED: FIVE,
        Disposition.WITHDRAWN: FIVE, Disposition.NOT_SUSTAINED: FIVE, Disposition.REVERSED: FIVE,
        Disposition.SANCTIONED: TEN, Disposition.SURRENDERED: None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "until"),
    [("caution", TEN), ("reprimand", TEN), ("suspension", None), ("revocation", None), ("denial", None)],
)
def test_a_heavy_sanction_is_kept_for_good_and_its_evidence_ten_years(board: Board, fact: str, until) -> None:
    case = plays.filed(board).case
    case.closed_on, case.disposition, case.facts = CLOSED, Disposition.SANCTIONED, [fact]
    found = kept(case)
    assert (found.until, found.evidence_until, found.client_records_until) == (until, TEN, ONE)


def test_a_joined_case_is_kept_as_what_was_decided_with_its_lead(board: Board) -> None:
    play = at.joined(board)
    case = Case.objects.get(pk=play.case.pk)
    case.closed_on, case.disposition = CLOSED, Disposition.SANCTIONED
    case.joinder.lead.facts = ["reprimand"]
    assert kept(case).until == TEN
    case.joinder.lead.facts = ["suspension"]
    assert kept(case).until is None


def test_the_office_reads_it_on_a_closed_case_and_nobody_else(board: Board) -> None:
    assert kept(plays.filed(board).case) is None
    play = at.closed_incomplete(board)
    page = f"/desk/cases/{play.case.number}/"
    said = "Kept until February 8, 2026. Client records are kept until February 8, 2026."
    assert [said in text_of(signed_in(one).get(page)) for one in (board.director, board.staff[0])] == [True, True]
    dismissed = at.closed_dismissed(board)
    page = f"/desk/cases/{dismissed.case.number}/"
    assert ["Kept until" in text_of(signed_in(one).get(page)) for one in (board.director, board.chair)] == [True, False]
