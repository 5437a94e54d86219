"""The employer of record is told of what stops the work, in words on the status alone (procedure.md §3, who is told)."""

from __future__ import annotations

from datetime import date

import pytest

from ccb_ethics.demo.play import Board, Play
from people.models import CertifiedProfessional
from sanctions.models import Disclosure
from tests import plays
from tests import rule_plays as at

pytestmark = pytest.mark.django_db
EMPLOYER = "Harbor House"


def tellings(play: Play) -> list[tuple[str, str, date | None]]:
    return list(Disclosure.objects.filter(case=play.case).values_list("to", "name", "sent_on"))


def employed(board: Board, employer: str = EMPLOYER) -> None:
    professional = plays.dana().professional
    CertifiedProfessional.objects.filter(pk=professional.pk).update(employer=employer)


def test_a_suspension_is_drafted_for_the_employer_when_it_takes_effect_and_says_the_status_alone(board: Board) -> None:
    employed(board)
    play = at.suspended_for_a_month(board)
    assert tellings(play) == [("employer", EMPLOYER, None)]
    told = Disclosure.objects.get(case=play.case).text
    assert told == f"Dana Reed, {play.case.credential}: Suspension, 1 months since February 12, 2025."
    play.take("send_corrections", board.staff[0])
    assert tellings(play)[0][2] is not None


def test_a_summary_suspension_is_drafted_for_the_employer_too(board: Board) -> None:
    employed(board)
    assert tellings(at.ordered(board)) == [("employer", EMPLOYER, None)]


def test_the_employer_is_not_told_of_a_reprimand_or_a_caution(board: Board) -> None:
    employed(board)
    assert tellings(at.reprimanded(board)) == []
    assert tellings(at.cautioned(board)) == []


def test_where_no_employer_is_on_record_nobody_is_told(board: Board) -> None:
    employed(board, " ")
    assert tellings(at.suspended_for_a_month(board)) == []
