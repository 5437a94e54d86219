"""How earlier cases on the same provisions ended, for those who vote: counts that point at nobody (procedure.md §3)."""

from __future__ import annotations

from itertools import product

import pytest

from ccb_ethics.demo.play import Board
from code_of_ethics.models import Provision
from complaints.models import Body, Case, Motion, MotionKind, Outcome, SanctionKind, Status
from complaints.motions import hash_of
from sanctions.comparable import comparable_outcomes, held_back
from sanctions.models import Sanction
from sanctions.reports.suppression import LEAST
from tests import rule_plays as at
from tests.factories import signed_in
from tests.stepping import NOON, TODAY, allegation, new_case
from tests.visiting import text_of

CAUTION, REPRIMAND, SUSPENSION, REVOCATION = SanctionKind


def test_a_count_below_five_is_held_back_and_never_alone() -> None:
    for numbers in product((0, 1, 4, 5, 9), repeat=4):
        cells = held_back(dict(zip(SanctionKind, numbers, strict=True)))
        hidden = [cell for cell in cells if cell.count is None]
        assert len(hidden) != 1, numbers
        assert all(cell.count is None or cell.count >= LEAST for cell in cells), numbers


def test_of_one_small_count_the_next_smallest_is_held_back_too() -> None:
    cells = held_back({CAUTION: 4, REPRIMAND: 7, SUSPENSION: 5, REVOCATION: 30})
    assert [cell.count for cell in cells] == [None, 7, None, 30]
    assert [cell.count for cell in held_back(dict.fromkeys(SanctionKind, 5))] == [5, 5, 5, 5]


def earlier(number: int, kind: SanctionKind, by, *, reference: str = "CPRS-12", **sanction: object) -> Case:
    case = new_case(Status.FINAL, number=f"EC-2019-{number:04}")
    Sanction.objects.create(
        case=case, kind=kind, months=6 if kind == SUSPENSION else None, decided_at=NOON,
        **{"effective_on": TODAY, **sanction},
    )  # fmt: skip
    charged = allegation(case)
    charged.provision = Provision.objects.get(reference=reference)
    charged.save()
    Motion.objects.create(
        case=case, body=Body.COMMITTEE, kind=MotionKind.FINDING, allegation=charged, text="x", text_hash=hash_of("x"),
        opened_by=by, opened_at=NOON, closed_at=NOON, outcome=Outcome.CARRIED,
    )  # fmt: skip
    return case


@pytest.mark.django_db
def test_only_final_standing_sanctions_on_the_same_provision_are_counted(board: Board) -> None:
    play = at.decided(board)
    reference = play.case.allegations.get().provision.reference
    for number in range(1, 7):
        earlier(number, REPRIMAND, board.chair, reference=reference)
        earlier(number + 10, CAUTION, board.chair, reference=reference)
    earlier(20, REPRIMAND, board.chair, reference=reference, effective_on=None)
    earlier(21, REPRIMAND, board.chair, reference=reference, set_aside_at=NOON)
    other = "CPRS-13" if reference != "CPRS-13" else "CPRS-14"
    earlier(22, REPRIMAND, board.chair, reference=other)
    (found,) = comparable_outcomes(play.case)
    assert found.reference == reference
    assert [cell.count for cell in found.cells] == [6, 6, None, None]


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_counts_take_a_fixed_number_of_queries(rows: int, board: Board, django_assert_num_queries) -> None:
    play = at.decided(board)
    reference = play.case.allegations.get().provision.reference
    for number in range(rows):
        earlier(number, REPRIMAND, board.chair, reference=reference)
    case = Case.objects.get(pk=play.case.pk)
    with django_assert_num_queries(6):
        comparable_outcomes(case)


@pytest.mark.django_db
def test_those_who_vote_read_the_counts_and_the_office_does_not(board: Board) -> None:
    play = at.decided(board)
    address, heading = f"/desk/cases/{play.case.number}/earlier/", "How earlier cases on the same rules ended"
    assert heading in text_of(signed_in(board.chair).get(address))
    assert "fewer than 5, or held back" in text_of(signed_in(board.chair).get(address))
    assert heading not in text_of(signed_in(board.director).get(address))
