"""Locked client records: grants, redacted copies, the end of a consent, the notice of 42 CFR §2.32 (procedure.md §5)."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from ccb_ethics.demo.play import Board, Play
from complaints.errors import Refused
from complaints.models import ClientRecordGrant, Document, ReleaseBasis
from complaints.reading import papers_for
from people.models import User
from tests import plays
from tests.factories import signed_in

pytestmark = pytest.mark.django_db
NOTICE = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."


def with_record(board: Board, basis: str = ReleaseBasis.CONSENT) -> Play:
    """An investigator is appointed; treatment notes lie locked, with a basis on file."""
    play = plays.investigating(board).take("appoint_investigator", board.director, person=board.investigators[0])
    play.take("declare", board.investigators[0])
    play.take("add_evidence", board.staff[0], title="Notes", text="Jane Doe, April.", client_identifying=True)
    if basis:
        play.take("record_release_basis", board.director, document=record_of(play), basis=basis)
    return play


def record_of(play: Play) -> Document:
    return Document.objects.get(case=play.case, client_identifying=True)


def read_by(play: Play, *people: User) -> list[bool]:
    return [record_of(play) in papers_for(play.case, someone) for someone in people]


def granted(board: Board) -> Play:
    play = with_record(board)
    given = {"document": record_of(play), "person": board.investigators[0], "reason": "The hand must be seen."}
    return play.take("grant_client_record", board.director, **given)


@pytest.mark.parametrize("basis", [ReleaseBasis.CONSENT, ReleaseBasis.COURT_ORDER])
def test_a_consent_or_an_order_opens_a_record_to_nobody_by_itself(basis: str, board: Board):
    play = with_record(board, basis)
    assert read_by(play, board.director, board.chair) == [True, True]
    assert read_by(play, board.investigators[0], play.respondent, board.staff[0]) == [False, False, False]


def test_what_the_client_gave_of_their_own_is_read_like_any_paper(board: Board):
    play = with_record(board, ReleaseBasis.OWN_INFORMATION)
    assert read_by(play, board.investigators[0], play.respondent) == [True, True]


def test_a_grant_lets_in_one_person_and_no_other(board: Board):
    play = granted(board)
    assert read_by(play, board.investigators[0], play.respondent, board.staff[0]) == [True, False, False]
    row = ClientRecordGrant.objects.get()
    assert (row.basis, row.granted_by, row.reason) == ("consent", board.director, "The hand must be seen.")
    with pytest.raises(Refused, match="may read this record already"):
        play.take("grant_client_record", board.director, document=record_of(play), person=row.person, reason="Again.")


def test_panel_and_appeals_are_let_in_by_a_grant_too(board: Board):
    """Only those who sit: the investigator, the panel, the Appeals Committee."""
    play = plays.scheduled(board)
    play.take("add_evidence", board.staff[0], title="Notes", text="Jane Doe.", client_identifying=True)
    play.take("record_release_basis", board.director, document=record_of(play), basis=ReleaseBasis.COURT_ORDER)
    member = play.panel_members()[1]
    assert read_by(play, member) == [False]
    play.take("grant_client_record", board.director, document=record_of(play), person=member, reason="To be heard.")
    assert read_by(play, member) == [True]
    for outsider in (board.members[0], board.directors[0], board.staff[0]):
        with pytest.raises(Refused, match="neither investigates, nor sits on the panel"):
            play.take("grant_client_record", board.director, document=record_of(play), person=outsider, reason="No.")


def test_without_a_consent_or_an_order_nobody_is_let_in(board: Board):
    play = with_record(board, "")
    with pytest.raises(Refused, match="consent or a court order"):
        play.take(
            "grant_client_record", board.director, document=record_of(play), person=board.investigators[0], reason="I"
        )
    assert ClientRecordGrant.objects.count() == 0


def test_a_consent_taken_back_ends_basis_and_grants_at_once(board: Board):
    play = granted(board)
    play.take("revoke_release", board.director, document=record_of(play), why="revoked", reason="She wrote to us.")
    assert (record_of(play).release_basis, ClientRecordGrant.objects.get().ended_at is not None) == ("", True)
    assert read_by(play, board.investigators[0], board.director, board.chair) == [False, True, True]
    with time_machine.travel(play.now, tick=False):
        page = f"/desk/cases/{play.case.number}/papers/{record_of(play).reference}/"
        assert signed_in(board.investigators[0]).get(page).status_code == 404


def test_own_information_taken_back_is_locked_again(board: Board):
    play = with_record(board, ReleaseBasis.OWN_INFORMATION)
    play.take("revoke_release", board.director, document=record_of(play), why="revoked", reason="")
    assert read_by(play, play.respondent, board.investigators[0]) == [False, False]


def test_a_recusal_beats_a_grant(board: Board):
    play = granted(board).take("recuse", board.investigators[0], reason="She is my cousin.")
    assert papers_for(play.case, board.investigators[0]) == []


def test_a_redacted_copy_is_read_and_its_original_is_not(board: Board):
    play = with_record(board, "")
    staff = board.staff[0]
    play.take("add_redacted_copy", staff, document=record_of(play), title="Notes, redacted", text="Client A, April.")
    copy = Document.objects.get(case=play.case, redacted_from=record_of(play))
    assert (copy.kind, copy.reading_kind) == (record_of(play).kind, "evidence")
    for reader in (board.investigators[0], play.respondent, staff):
        papers = papers_for(play.case, reader)
        assert (copy in papers, record_of(play) in papers) == (True, False), reader


def test_the_notice_stands_on_each_page_that_shows_such_a_record_and_on_no_other(board: Board):
    play = granted(board)
    play.take("add_redacted_copy", board.staff[0], document=record_of(play), title="Redacted", text="Client A.")
    copy = Document.objects.get(case=play.case, redacted_from=record_of(play))
    with time_machine.travel(play.now, tick=False):
        client = signed_in(board.investigators[0])
        case = f"/desk/cases/{play.case.number}"
        pages = {
            "record": client.get(f"{case}/papers/{record_of(play).reference}/"),
            "list": client.get(f"{case}/file/"),
            "copy": client.get(f"{case}/papers/{copy.reference}/"),
        }
    assert {name for name, page in pages.items() if NOTICE in page.content.decode()} == {"record", "list"}
    assert {name: page.status_code for name, page in pages.items()} == dict.fromkeys(pages, 200)


def test_a_party_reads_the_record_that_the_party_handed_in(board: Board):
    play = plays.served(board)
    play.take("add_information", play.complainant, title="My notes", text="Jane Doe.", client_identifying=True)
    assert read_by(play, play.complainant, play.respondent) == [True, False]
    play.on(date(2025, 2, 1))
