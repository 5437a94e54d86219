"""Private notes of the investigation: one writer, one reader, gone when the case is over unless held (procedure.md §5)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ccb_ethics.demo.play import Board, Play
from complaints import personal_notes
from complaints.actions.investigation_notes import keep_note
from complaints.errors import Refused
from complaints.finding import Search
from complaints.models import Case, InvestigationNote, SearchText, Status
from complaints.record_items import items_of
from hearings.actions.log import keep_note as keep_panel_note
from hearings.models import PrivateNote
from people.models import User
from record.models import Event
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
WORDS = "She hesitated at the word Wacholder."


def under_way(board: Board) -> tuple[Play, User]:
    play, person = plays.investigating(board), board.investigators[0]
    play.take("appoint_investigator", board.director, person=person).take("declare", person)
    return play, person


def page(play: Play, person: User, end: str = "", **typed: Any) -> Any:
    with time_machine.travel(play.now, tick=False):
        client, address = signed_in(person), f"/desk/cases/{play.case.number}/investigation/notes/{end}"
        return client.post(address, typed) if typed else client.get(address)


def note(play: Play, person: User, text: str = WORDS, **more: Any) -> InvestigationNote:
    return keep_note(play.case, text=text, by=person, on=play.now, **more)


def test_a_note_is_kept_and_corrected_on_its_own_page(board: Board) -> None:
    play, person = under_way(board)
    assert "You have no note at this case." in text_of(page(play, person))
    assert page(play, person, text=WORDS).status_code == 302
    first = InvestigationNote.objects.get()
    assert WORDS in page(play, person, f"?corrects={first.pk}").content.decode().partition("<textarea")[2]
    page(play, person, text="She did not hesitate.", corrects=first.pk)
    said = text_of(page(play, person))
    assert said.index("She did not hesitate.") < said.index("(corrected later)") < said.index(WORDS)
    empty = page(play, person, text=" ")
    assert (empty.status_code, dict(empty.context["form"].errors)) == (400, {"text": ["Write what you want to note"]})
    again = page(play, person, text="Once more.", corrects=first.pk)
    assert list(again.context["form"].errors) == ["corrects"]


def test_nobody_else_finds_a_note_and_no_record_search_or_history_holds_it(board: Board) -> None:
    play, person = under_way(board)
    events = Event.objects.filter(docket=play.case.docket_id).count()
    note(play, person)
    for other in (board.director, board.staff[0], board.chair, play.respondent, play.complainant):
        assert page(play, other).status_code == 404
    assert WORDS not in text_of(page(play, board.director, "../"))
    assert not SearchText.objects.filter(text__contains="Wacholder").exists()
    assert not Search(person, "Wacholder").everywhere(Case.objects.visible_to(person)).exists()
    assert "Wacholder" not in str(items_of(play.case))
    assert Event.objects.filter(docket=play.case.docket_id).count() == events


def test_who_follows_as_investigator_reads_own_notes_only(board: Board) -> None:
    play, person = under_way(board)
    mine = note(play, person)
    play.take("recuse", person, reason="A cousin.")
    second = board.investigators[1]
    play.take("appoint_investigator", board.director, person=second).take("declare", second)
    assert WORDS not in text_of(page(play, second))
    assert WORDS not in page(play, second, f"?corrects={mine.pk}").content.decode()
    with pytest.raises(Refused, match="not yours"):
        note(play, second, "Other words.", corrects=mine)
    with pytest.raises(Refused, match="for the investigator"):
        note(play, person)
    assert page(play, person).status_code == 404


def test_a_note_is_never_changed(board: Board) -> None:
    note(*under_way(board))
    with pytest.raises(DatabaseError), transaction.atomic():
        InvestigationNote.objects.update(text="Other words.")
    assert InvestigationNote.objects.get().text == WORDS


def decided(board: Board, *, held: bool = False) -> Play:
    """Decided and served, with notes of the investigator and of the panel; the time to appeal runs."""
    play = plays.investigating(board)
    person = board.investigators[0]
    play.take("appoint_investigator", board.director, person=person).take("declare", person)
    note(play, person)
    note(play, person, "She did not hesitate.", corrects=InvestigationNote.objects.get())
    play.on(date(2025, 3, 12)).report().serve("serve_report").on(date(2025, 4, 8)).resolve(
        "charge", sanction="reprimand"
    )
    play.on(date(2025, 4, 14)).serve("serve_charges").on(date(2025, 5, 9)).take("request_hearing", play.respondent)
    play.on(date(2025, 5, 16)).appoint_panel().set_hearing(date(2025, 6, 24)).serve("serve_hearing_notice")
    play.on(date(2025, 6, 24)).open_hearing()
    keep_panel_note(play.case, by=play.officer, on=play.now, text="Calm.", key="k", typed_at=None, corrects=None)
    play.take("close_hearing", play.officer).on(date(2025, 7, 3)).panel_report().serve("serve_panel_report")
    play.on(date(2025, 7, 22)).decide("reprimand").serve("serve_decision")
    return play.take("place_legal_hold", board.director, reason="A court asked.") if held else play


def lapse(play: Play) -> Event | None:
    """The time to appeal runs out; gives the tombstone, if there is one."""
    play.past("appeal")
    assert play.case.status == Status.FINAL
    return tombstone(play)


def tombstone(play: Play) -> Event | None:
    return Event.objects.filter(docket=play.case.docket_id, kind="remove_private_notes").first()


def test_when_the_case_is_final_all_private_notes_go_and_a_count_stays(board: Board) -> None:
    play = decided(board)
    stone = lapse(play)
    assert stone is not None
    assert stone.data["removed"] == {"investigation": 2, "hearing": 1}
    assert stone.actor is None
    assert not hasattr(stone, "texts")
    assert not InvestigationNote.objects.exists()
    assert not PrivateNote.objects.exists()
    with pytest.raises(Refused, match="The case is over"):
        note(play, board.investigators[0])


def test_a_legal_hold_keeps_them_until_it_is_lifted(board: Board) -> None:
    play = decided(board, held=True)
    assert lapse(play) is None
    assert InvestigationNote.objects.count() == 2
    with time_machine.travel(play.now, tick=False):
        assert "Legal hold" in text_of(signed_in(board.director).get(f"/desk/cases/{play.case.number}/"))
    play.take("lift_legal_hold", board.director, reason="The court is done.")
    stone = tombstone(play)
    assert stone is not None
    assert stone.data["removed"] == {"investigation": 2, "hearing": 1}
    assert not personal_notes.are_left(play.case)


def test_only_the_director_holds_and_a_hold_is_placed_once(board: Board) -> None:
    play, person = under_way(board)
    for other in (board.staff[0], person):
        with pytest.raises(Refused, match="not yours"):
            play.take("place_legal_hold", other, reason="A court asked.")
    play.take("place_legal_hold", board.director, reason="A court asked.")
    with pytest.raises(Refused, match="stands"):
        play.take("place_legal_hold", board.director, reason="A court asked.")


def test_a_case_that_is_closed_without_a_sanction_loses_its_notes_too(board: Board) -> None:
    play, person = under_way(board)
    note(play, person)
    play.on(date(2025, 3, 12)).report().serve("serve_report").on(date(2025, 4, 8))
    play.resolve("dismiss_after_investigation").serve("serve_dismissal")
    assert InvestigationNote.objects.exists(), "a review may still be asked for"
    play.past("review")
    assert play.case.status == Status.CLOSED
    assert not InvestigationNote.objects.exists()


def test_the_notes_take_one_number_of_queries_at_1_3_and_50_rows(board: Board) -> None:
    play, person = under_way(board)
    client, counts = signed_in(person), []
    for wanted in (1, 3, 50):
        for _row in range(InvestigationNote.objects.count(), wanted):
            note(play, person)
        with time_machine.travel(play.now, tick=False), CaptureQueriesContext(connection) as asked:
            answer = client.get(f"/desk/cases/{play.case.number}/investigation/notes/")
        assert answer.content.decode().count(WORDS) >= wanted
        counts.append(len(asked))
    assert counts == [12, 12, 12]
