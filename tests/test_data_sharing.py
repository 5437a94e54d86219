"""Sanctions shared as a standing practice with DPH, DMHAS and the IC&RC boards (procedure.md §3 who is told, §8 question 11)."""

from __future__ import annotations

from datetime import date

import pytest

from ccb_ethics.demo.play import Board, Play
from complaints import workflow
from complaints.models import RuleSet
from complaints.procedure import STEPS
from sanctions.models import Disclosure
from tests import rule_plays as at

pytestmark = pytest.mark.django_db
SHARED = ["dph", "dmhas", "member_board"]


@pytest.fixture(autouse=True)
def _shared(board: Board) -> None:
    RuleSet.objects.create(version=2, effective_from=date(2024, 12, 2), values={"data_sharing": "on"})


def rows(play: Play) -> list[tuple[str, date | None]]:
    return list(Disclosure.objects.filter(case=play.case).values_list("to", "sent_on"))


def why(play: Play) -> str | None:
    return workflow.obstacle(STEPS["send_corrections"], play.case, play.board.staff[0], play.now)


def test_a_public_sanction_is_drafted_when_it_takes_effect_and_sent_by_a_person(board: Board) -> None:
    play = at.reprimanded(board)
    assert rows(play) == [(to, None) for to in SHARED]
    said = set(Disclosure.objects.values_list("text", flat=True))
    assert said == {f"Dana Reed, {play.case.credential}: Public Reprimand since February 12, 2025."}
    play.on(date(2025, 2, 14)).take("send_corrections", board.staff[0])
    assert rows(play) == [(to, date(2025, 2, 14)) for to in SHARED]
    assert why(play) == "Nothing waits to be sent to anybody outside."


def test_a_written_caution_is_told_to_nobody(board: Board) -> None:
    play = at.cautioned(board)
    assert (rows(play), why(play)) == ([], "Nothing waits to be sent to anybody outside.")


def test_a_summary_suspension_is_told_while_it_stands_and_then_what_was_told_is_corrected(board: Board) -> None:
    play = at.ordered(board)
    assert rows(play) == [(to, None) for to in SHARED]
    play.take("send_corrections", board.staff[0])
    play.vote("open_committee_motion", board.chair, 2, 3, names="confirm_summary_suspension", text="As moved.")
    corrections = Disclosure.objects.filter(case=play.case, corrects__isnull=False)
    assert list(corrections.values_list("to", "sent_on")) == [(to, None) for to in SHARED]
    assert why(play) is None


def test_what_was_never_sent_is_neither_corrected_nor_sent_once_it_is_untrue(board: Board) -> None:
    play = at.ordered(board)
    play.vote("open_committee_motion", board.chair, 2, 3, names="confirm_summary_suspension", text="As moved.")
    assert not Disclosure.objects.filter(case=play.case, corrects__isnull=False).exists()
    assert why(play) == "Nothing waits to be sent to anybody outside."
