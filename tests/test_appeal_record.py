"""The record of an appeal is the file as it stood at the decision: listed when the appeal is filed, and never added to."""

from __future__ import annotations

from datetime import date, time

import pytest
import time_machine

from ccb_ethics.demo.play import Board, Play
from complaints import appeal_record
from complaints.models import DocumentKind
from record.models import Event, Service
from tests.beginnings import of_the_module
from tests.factories import signed_in
from tests.test_story_t3 import suspended
from tests.visiting import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("begun")]
begun = of_the_module(suspended)
MARK = "Not part of the record of the appeal: it came after the decision."
BETWEEN, AFTER = "A letter of June 10", "A letter of July 1"


def with_letters(board: Board, *, appeal: bool = True) -> Play:
    """Decided on May 28; one paper comes before the appeal of June 20 and one after it."""
    play = suspended(board).on(date(2025, 6, 10)).take("add_evidence", board.staff[0], title=BETWEEN, text="New facts.")
    if appeal:
        play.on(date(2025, 6, 20)).take("appeal", play.respondent, text="Too heavy.")
        play.on(date(2025, 7, 1)).take("add_evidence", board.staff[0], title=AFTER, text="More facts.")
    return play


def titles(play: Play, pks: object) -> set[str]:
    return {paper.title for paper in play.case.documents.filter(pk__in=pks)}


def page(play: Play, person: object, address: str) -> str:
    with time_machine.travel(play.now, tick=False):
        answer = signed_in(person).get(address)  # type: ignore[arg-type]
    assert answer.status_code == 200, address
    return text_of(answer)


def test_the_list_is_frozen_in_the_event_of_the_appeal_and_holds_what_lay_there_at_the_decision(board: Board) -> None:
    play = with_letters(board)
    event = Event.objects.get(docket=play.case.docket_id, kind="appeal")
    kinds = set(play.case.documents.filter(pk__in=event.data["record"]).values_list("kind", flat=True))
    assert {DocumentKind.REPORT, DocumentKind.DECISION} <= kinds
    assert titles(play, event.data["record"]) & {BETWEEN, AFTER, "Grounds of appeal"} == set()
    assert appeal_record.listed(play.case) == set(event.data["record"])


def test_the_page_of_the_appeal_lists_the_record_and_apart_from_it_what_came_later_without_its_title(
    board: Board,
) -> None:
    play = with_letters(board).appoint_appeals()
    director = board.directors[0]
    play.take("declare", director)
    shown = page(play, director, f"/desk/appeals/{play.case.number}/")
    record, _heading, later = shown.partition("Not part of the record")
    assert "Investigation report" in record
    assert (BETWEEN in shown, AFTER in shown) == (False, False)
    assert ("June 10, 2025" in later, "July 1, 2025" in later) == (True, True)


def test_each_later_paper_is_marked_where_it_is_listed_and_where_it_is_read(board: Board) -> None:
    play = with_letters(board)
    case = f"/desk/cases/{play.case.number}"
    assert page(play, board.director, f"{case}/file/").count(MARK) == 2
    late, report = play.case.documents.get(title=AFTER), play.case.documents.get(kind=DocumentKind.REPORT)
    assert MARK in page(play, board.director, f"{case}/papers/{late.reference}/")
    assert MARK not in page(play, board.director, f"{case}/papers/{report.reference}/")


def test_before_an_appeal_nothing_is_marked(board: Board) -> None:
    play = with_letters(board, appeal=False)
    assert MARK not in page(play, board.director, f"/desk/cases/{play.case.number}/file/")
    assert appeal_record.listed(play.case) == frozenset()


def test_an_excused_late_appeal_freezes_the_same_list(board: Board) -> None:
    play = with_letters(board, appeal=False).on(date(2025, 7, 1), time(0, 7))
    before = set(appeal_record.at_the_decision(play.case))
    play.take("appeal_late", play.respondent, text="I did not see the letter.")
    first = board.directors[0]
    play.take("name_appeals_chair", board.president, person=first)
    failure = Service.Failure.NOTICE_BOUNCED
    play.take("excuse_late_appeal", first, failure=failure, reason="It bounced, and nobody signed for the letter.")
    assert appeal_record.listed(play.case) == before


def test_an_appeal_on_paper_freezes_the_list_too(board: Board) -> None:
    play = with_letters(board, appeal=False).on(date(2025, 7, 3))
    before = set(appeal_record.at_the_decision(play.case))
    play.take("record_paper_appeal", board.staff[0], text="By hand.", received_on=date(2025, 6, 30))
    assert (appeal_record.listed(play.case), titles(play, before) & {BETWEEN}) == (before, set())


def test_a_redacted_copy_of_a_paper_of_the_record_is_that_paper(board: Board) -> None:
    play = with_letters(board)
    report = play.case.documents.get(kind=DocumentKind.REPORT)
    copy = play.case.documents.get(title=AFTER)
    copy.redacted_from = report
    assert appeal_record.came_later(play.case, [copy, report]) == set()
