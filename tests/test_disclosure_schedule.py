"""The disclosure schedule: who was given what, when, and the respondent's comment (issue 5; procedure.md §2.11, §5)."""

from __future__ import annotations

import io
from datetime import date, time
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from ccb_ethics.demo.play import Board, Play
from complaints.investigation.schedule import schedule
from complaints.models import Document, ReleaseBasis
from people.models import User
from record.models import AccessLog
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db


def page(play: Play, person: User, end: str = "") -> Any:
    with time_machine.travel(play.now, tick=False):
        return signed_in(person).get(f"/desk/cases/{play.case.number}/disclosure/{end}")


def reported(board: Board) -> Play:
    """The report is served; a paper came before the notice, one after it, and a client record is locked."""
    play = plays.accepted(board)
    play.take("add_evidence", board.staff[0], title="Bank statement", text="$600 on November 10.")
    play.on(date(2025, 1, 27)).serve("serve_complaint").on(date(2025, 2, 24)).answer()
    play.take("add_evidence", board.staff[0], title="A text message", text="I need it by Friday.")
    play.take("add_evidence", board.staff[0], title="Session notes", text="Jane Doe.", client_identifying=True)
    return play.on(date(2025, 3, 12)).report().serve("serve_report")


def row(play: Play, title: str, reader: User) -> Any:
    found = schedule(play.case, reader)
    return next(one for one in (*found.given, *found.withheld) if one.paper.title == title)


def test_a_paper_is_open_from_the_service_of_the_complaint_or_from_its_own_day(board: Board) -> None:
    play = reported(board)
    at = {title: row(play, title, board.director).since for title in ("Bank statement", "A text message")}
    served = play.case.docket.events.get(kind="serve_complaint").at
    assert at == {"Bank statement": served, "A text message": Document.objects.get(title="A text message").added_at}
    before = plays.accepted(board)
    before.take("add_evidence", board.staff[0], title="Bank statement", text="$600.")
    assert row(before, "Bank statement", board.director).since is None, "the respondent was told of nothing yet"


def test_a_client_record_is_withheld_until_it_is_released_and_then_counts_from_that_moment(board: Board) -> None:
    play = reported(board)
    assert row(play, "Session notes", board.director).since is None
    assert "Client record no." in text_of(page(play, board.director)).partition("Not disclosed")[2]
    locked = play.case.documents.get(title="Session notes")
    play.on(date(2025, 3, 20)).take(
        "record_release_basis", board.director, document=locked, basis=ReleaseBasis.OWN_INFORMATION
    )
    assert row(play, "Session notes", board.director).since == play.case.docket.events.latest("sequence").at


def test_who_opened_a_paper_first_and_when_comes_from_the_access_log(board: Board) -> None:
    play = reported(board)
    report = play.case.documents.get(kind="report")
    assert row(play, "Investigation report", board.director).opened == ()
    for hour in (11, 15):
        play.on(date(2025, 3, 13), time(hour))
        with time_machine.travel(play.now, tick=False):
            assert signed_in(play.respondent).get(f"/respond/papers/{report.reference}/").status_code == 200
    (first,) = row(play, "Investigation report", board.director).opened
    assert (first.who, first.at.astimezone(play.now.tzinfo).hour) == ("Dana Reed", 11)
    said = text_of(page(play, board.director))
    assert "Investigation report Investigation report" in said
    assert "Dana Reed March 13, 2025, 11:00 a.m. ET" in said


def test_the_letters_are_told_with_service_and_the_comment_with_its_state(board: Board) -> None:
    play = reported(board)
    said = text_of(page(play, board.director))
    assert "Investigation report Dana Reed March 12, 2025 Opened on this site" in said
    assert "The respondent may comment until April 2, 2025." in said
    play.take("comment", play.respondent, text="It was a gift.")
    said = text_of(page(play, board.director))
    assert "The respondent commented on the report." in said
    assert "comment on the report Comment on the report, March 12, 2025 Read" in said
    silent = plays.determining(board)
    assert "The time to comment ended, and no comment came." in text_of(page(silent, board.director))
    early = plays.served(board)
    assert "The report was not served yet" in text_of(page(early, board.director))


def test_everybody_inside_reads_it_as_far_as_they_read_the_papers_and_no_party_does(board: Board) -> None:
    play = reported(board)
    play.take("declare", board.members[1])
    for person in (board.director, board.members[1], board.investigators[0]):
        assert page(play, person).status_code == page(play, person, "pdf/").status_code == 200
    assert "Client record" not in text_of(page(play, board.members[1]))
    for person in (play.respondent, play.complainant, board.investigators[1], board.directors[0]):
        assert page(play, person).status_code == page(play, person, "pdf/").status_code == 404
    undeclared = page(play, board.members[3])
    assert undeclared["Location"].endswith("/do/declare/")
    assert page(play, board.members[3], "pdf/")["Location"].endswith("/do/declare/")


def test_the_pdf_says_the_same_and_each_export_is_logged(board: Board) -> None:
    play = reported(board)
    answer = page(play, board.director, "pdf/")
    words = "".join(part.extract_text() for part in PdfReader(io.BytesIO(b"".join(answer.streaming_content))).pages)
    said = " ".join(words.split())
    assert "Investigation report, to Dana Reed: served on March 12, 2025." in said
    assert "Bank statement (Evidence): open since January 27, 2025" in said
    assert "Jane Doe" not in said
    line = AccessLog.objects.latest("pk")
    assert (line.person, line.action, line.what, line.outcome) == (board.director, "export", "disclosure", "served")
    with time_machine.travel(play.now, tick=False):
        audit = signed_in(board.director).get(f"/desk/cases/{play.case.number}/audit/")
    assert "Disclosure schedule" in text_of(audit)


def test_the_schedule_takes_one_number_of_queries_at_1_3_and_50_papers(board: Board) -> None:
    play, counts, made = plays.served(board), [], 0
    client = signed_in(board.director)
    for wanted in (1, 3, 50):
        for number in range(made, wanted):
            play.take("add_evidence", board.staff[0], title=f"Paper {number}.", text="Words.")
            paper = Document.objects.latest("pk")
            AccessLog.objects.create(
                at=play.now, person=play.respondent, docket=play.case.docket, action="read_paper",
                what=paper.reference, outcome="shown",
            )  # fmt: skip
        made = wanted
        with time_machine.travel(play.now, tick=False), CaptureQueriesContext(connection) as asked:
            answer = client.get(f"/desk/cases/{play.case.number}/disclosure/")
        assert answer.content.decode().count("Dana Reed</span>") >= wanted
        counts.append(len(asked))
    assert counts == [18, 18, 18]
