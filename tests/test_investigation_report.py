"""The investigation report: three questions on each allegation, kept as rows, filed as one paper (procedure.md §1.3 row 8)."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.http import HttpResponse

from ccb_ethics.demo.play import Board, Play
from code_of_ethics.models import Provision
from complaints.errors import Refused
from complaints.investigation.report_text import Part
from complaints.models import Document, ReportPart, Status
from people.models import User
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db


def under_way(board: Board) -> tuple[Play, User]:
    """Two allegations, an answer, an investigator, a paper that the respondent reads and a locked one."""
    play = plays.alleged(board)
    play.allege(Provision.objects.get(reference="CPRS-10"), "Pressed a client for more.", plays.LENT)
    play.opine().accept().on(date(2025, 1, 27)).serve("serve_complaint").on(date(2025, 2, 24)).answer()
    investigator = board.investigators[0]
    play.take("appoint_investigator", board.director, person=investigator).take("declare", investigator)
    play.take("add_evidence", investigator, title="Bank statement", text="$600 on November 10.")
    play.take("add_evidence", board.staff[0], title="Session notes", text="Jane Doe.", client_identifying=True)
    return play.on(date(2025, 3, 12)), investigator


def page(play: Play, person: User, **typed: object) -> HttpResponse:
    with time_machine.travel(play.now, tick=False):
        client, address = signed_in(person), f"/desk/cases/{play.case.number}/do/file_report/"
        return client.post(address, typed) if typed else client.get(address)


def paper(play: Play, title: str) -> Document:
    return play.case.documents.get(title=title)


def boxes(play: Play, found: list[str], **more: object) -> dict[str, object]:
    """What is typed about each allegation, in their order."""
    allegations = play.case.allegations.order_by("number")
    return {f"found_{a.pk}": words for a, words in zip(allegations, found, strict=True)} | more


def test_each_allegation_has_its_part_and_the_filed_paper_is_made_of_them(board: Board) -> None:
    play, investigator = under_way(board)
    first, second = play.case.allegations.order_by("number")
    statement = paper(play, "Bank statement")
    typed = boxes(play, ["The loan is admitted.", "Nobody else was there."], text="Four people were heard.")
    typed |= {f"cites_{first.pk}": [statement.pk], f"unknown_{second.pk}": "Whether she felt pressed."}
    assert page(play, investigator, **typed).status_code == 302
    play.case.refresh_from_db()
    assert play.case.status == Status.DETERMINATION
    report = play.case.documents.get(kind="report")
    rows = list(ReportPart.objects.filter(document=report))
    assert [(row.allegation_id, row.found, row.unknown) for row in rows] == [
        (first.pk, "The loan is admitted.", ""),
        (second.pk, "Nobody else was there.", "Whether she felt pressed."),
    ]
    assert [list(row.cites.all()) for row in rows] == [[statement], []]
    assert report.text.split("\n\n") == [
        "Allegation 1 (CPRS-12): Borrowed $600 from a client.",
        "What was found out: The loan is admitted.",
        "Evidence cited: Bank statement (Evidence, February 24, 2025).",
        "What could not be found out: nothing further.",
        "Allegation 2 (CPRS-10): Pressed a client for more.",
        "What was found out: Nobody else was there.",
        "Evidence cited: no paper of the case.",
        "What could not be found out: Whether she felt pressed.",
        "In general: Four people were heard.",
    ]
    event = play.case.docket.events.get(kind="file_report")
    assert event.data["cites"] == {"1": [statement.pk], "2": []}


def test_what_is_missing_is_told_beside_its_allegation_and_all_that_was_typed_stays(board: Board) -> None:
    play, investigator = under_way(board)
    first, second = play.case.allegations.order_by("number")
    typed = boxes(play, ["The loan is admitted.", ""], text="Four people were heard.")
    typed |= {f"cites_{first.pk}": [paper(play, "Bank statement").pk], f"unknown_{second.pk}": "Her side."}
    answer = page(play, investigator, **typed)
    assert answer.status_code == 400
    form = answer.context["form"]
    assert dict(form.errors) == {f"found_{second.pk}": ["Write what was found out on allegation 2"]}
    shown = answer.content.decode()
    assert all(words in shown for words in ("The loan is admitted.", "Four people were heard.", "Her side."))
    assert f'href="#id_found_{second.pk}"' in shown
    assert shown.count("checked") == 1
    assert not ReportPart.objects.exists()


def test_only_papers_that_the_respondent_reads_are_offered(board: Board) -> None:
    """A locked record is not even named: the report goes to the respondent (§2.11, §5)."""
    play, investigator = under_way(board)
    said = text_of(page(play, investigator))
    assert "Bank statement (Evidence, February 24, 2025)" in said
    assert "Session notes" not in said


def test_the_act_refuses_an_allegation_without_words_and_a_paper_that_is_hidden_or_of_another_case(
    board: Board,
) -> None:
    play, investigator = under_way(board)
    first, second = play.case.allegations.order_by("number")
    other = plays.served(board)
    other.take("add_evidence", board.staff[0], title="Elsewhere", text="Of another case.")
    for parts, why in (
        ([Part(first, "Admitted.")], "still open: 2"),
        ([Part(first, "Admitted."), Part(second, " ")], "still open: 2"),
        ([Part(first, "A.", (paper(play, "Session notes"),)), Part(second, "B.")], "Not disclosed to the respondent"),
        ([Part(first, "A.", (paper(other, "Elsewhere"),)), Part(second, "B.")], "belongs to another case"),
    ):
        with pytest.raises(Refused, match=why):
            play.take("file_report", investigator, parts=parts)
    assert not play.case.documents.filter(kind="report").exists()


def test_a_second_report_has_parts_of_its_own(board: Board) -> None:
    play = plays.determining(board).resolve("investigate_more")
    play.on(date(2025, 4, 20)).report()
    assert ReportPart.objects.filter(allegation__case=play.case).values("document").distinct().count() == 2


def test_a_part_is_never_changed_nor_removed(board: Board) -> None:
    plays.determining(board)
    for change in (lambda rows: rows.update(found="Nothing."), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(ReportPart.objects.all())
    assert ReportPart.objects.get().found
