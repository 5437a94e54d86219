"""The log of a hearing: who writes what in it, that nothing is lost, doubled, changed or taken out, and who reads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client

from ccb_ethics.demo.play import Board, Play
from complaints.errors import Refused
from complaints.models import Document
from hearings.models import Exhibit, LogEntry, PrivateNote
from people import clock
from people.models import User
from record import chain
from record.models import Event
from tests import plays
from tests.factories import signed_in
from tests.hearing_plays import log_key, room

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def play(board: Board) -> Iterator[Play]:
    """A hearing under way: opened at 9:30 a.m., attendance is recorded. It is 9:40."""
    played = plays.scheduled(board)
    for title in ("Bank letter", "Photo"):
        played.take("offer_exhibit", played.respondent, title=title, text=f"{title}, word for word.")
    played.on(date(2025, 6, 24), time(9, 30)).open_hearing()
    played.now = datetime(2025, 6, 24, 9, 40, tzinfo=clock.ZONE)
    with time_machine.travel(played.now, tick=False):
        yield played


def send(play: Play, who: User, kind: str, text: str = "", **given: Any) -> HttpResponse:
    """One entry as a page without a script sends it; `json=True` as the script does."""
    headers = JSON if given.pop("json", False) else {}
    given.setdefault("key", log_key())
    return signed_in(who).post(room(play.case), {"kind": kind, "text": text, **given}, **headers)


def read(who: User, play: Play) -> str:
    answer = signed_in(who).get(room(play.case))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def events(play: Play) -> int:
    return Event.objects.filter(docket=play.case.docket_id).count()


# ---------------------------------------------------------------------------------------------------------- who may what


def test_a_ruling_is_written_with_an_event_and_stands_on_the_page(board: Board, play: Play) -> None:
    answer = send(play, play.officer, "ruling", "The motion to exclude is denied.")
    assert (answer.status_code, answer["Location"]) == (302, f"{room(play.case)}#log")
    entry = LogEntry.objects.get()
    event = Event.objects.filter(docket=play.case.docket_id).latest("sequence")
    assert (entry.kind, entry.event, event.kind) == ("ruling", event, "enter_in_log")
    assert (event.actor, event.seat, event.texts.text) == (
        play.officer,
        "hearing_officer",
        "The motion to exclude is denied.",
    )
    assert entry.typed_at == event.at == play.now
    for reader in (play.officer, play.panel_members()[1], board.staff[0], board.chair, board.investigators[0]):
        assert "The motion to exclude is denied." in read(reader, play)
    assert "9:40:00 a.m." in read(play.officer, play)
    assert chain.verify().fault is None


def test_only_the_hearing_officer_writes_in_the_record(board: Board, play: Play) -> None:
    before = events(play)
    for other in (play.panel_members()[1], board.chair, board.staff[0], board.investigators[0]):
        for kind in ("ruling", "exhibit", "break_start", "break_end"):
            answer = send(play, other, kind, "Granted.", exhibit=1)
            assert answer.status_code == 409
            assert "This step is not yours to take." in answer.content.decode()
        assert "Log a ruling" not in read(other, play)
    with pytest.raises(Refused, match="not yours to take"):
        play.take("enter_in_log", play.panel_members()[1], kind="ruling", key=log_key(), text="Granted.")
    assert (LogEntry.objects.count(), events(play)) == (0, before)


def test_nobody_outside_finds_the_page(board: Board, play: Play) -> None:
    for other in (play.respondent, play.complainant, board.directors[0], board.president):
        assert signed_in(other).get(room(play.case)).status_code == 404
        assert send(play, other, "note", "Mine.").status_code == 404
    assert Client().post(room(play.case), {"kind": "note"})["Location"].startswith("/sign-in/")
    assert PrivateNote.objects.count() == 0


def test_a_private_note_is_read_by_its_writer_alone_and_the_docket_says_nothing_of_it(board: Board, play: Play) -> None:
    before = events(play)
    member = play.panel_members()[1]
    assert send(play, member, "note", "He looked away.").status_code == 302
    assert send(play, play.officer, "note", "Ask about the letter.").status_code == 302
    assert events(play) == before
    everybody = [*play.panel_members(), board.chair, board.director, *board.staff, board.investigators[0]]
    assert {one for one in everybody if "He looked away." in read(one, play)} == {member}
    assert {one for one in everybody if "Ask about the letter." in read(one, play)} == {play.officer}
    history = signed_in(board.director).get(f"/desk/cases/{play.case.number}/history/").content.decode()
    assert "He looked away." not in history
    assert "Private note" not in history
    assert Event.objects.filter(docket=play.case.docket_id, kind="enter_in_log").count() == 0


def test_the_alternate_takes_notes_and_who_is_not_on_the_panel_takes_none(board: Board, play: Play) -> None:
    alternate = play.alternate
    play.take("declare", alternate)
    assert send(play, alternate, "note", "Heard all of it.").status_code == 302
    answer = send(play, board.staff[0], "note", "Not mine to take.")
    assert (answer.status_code, PrivateNote.objects.count()) == (409, 1)
    assert "Private notes are for the panel." in answer.content.decode()


def test_a_recused_panelist_finds_neither_the_page_nor_the_notes(play: Play) -> None:
    member = play.panel_members()[1]
    send(play, member, "note", "He looked away.")
    play.take("recuse", member, reason="I know him after all.")
    assert signed_in(member).get(room(play.case)).status_code == 404
    assert "He looked away." not in read(play.officer, play)


# --------------------------------------------------------------------------------------------------- once and for good


def test_what_is_sent_twice_is_written_once(play: Play) -> None:
    for kind in ("ruling", "note"):
        key, before = log_key(), events(play)
        answers = [send(play, play.officer, kind, "Granted.", key=key, json=True) for _again in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 200]
        assert {answer.json()["key"] for answer in answers} == {key}
        assert events(play) == before + (kind == "ruling")
    assert (LogEntry.objects.count(), PrivateNote.objects.count()) == (1, 1)


def test_a_key_of_somebody_else_opens_nothing(play: Play) -> None:
    """The same key from another writer is a note of its own, and shows nothing of the first."""
    key, member = log_key(), play.panel_members()[1]
    send(play, play.officer, "note", "Ask about the letter.", key=key)
    answer = send(play, member, "note", "Mine.", key=key, json=True)
    assert "Ask about the letter." not in answer.json()["line"]
    assert PrivateNote.objects.count() == 2


def test_no_way_changes_or_removes_a_line(play: Play) -> None:
    send(play, play.officer, "ruling", "Granted.")
    send(play, play.officer, "note", "Mine.")
    ways = [
        lambda: LogEntry.objects.update(kind="break_start"),
        lambda: LogEntry.objects.all().delete(),
        lambda: LogEntry.objects.get().save(),
        lambda: PrivateNote.objects.update(text="Other words."),
        lambda: PrivateNote.objects.get().save(),
    ]
    for way in ways:
        with pytest.raises(IntegrityError, match="rows are only added"), transaction.atomic():
            way()
    page = read(play.officer, play)
    assert "Delete" not in page
    assert "Remove" not in page


def test_a_correction_is_a_new_line_that_points_to_the_old(play: Play) -> None:
    for kind, model in (("ruling", LogEntry), ("note", PrivateNote)):
        send(play, play.officer, kind, f"The {kind} is granded.")
        old = model.objects.get()
        what = f"{'note' if kind == 'note' else 'entry'}-{old.pk}"
        form = signed_in(play.officer).get(f"{room(play.case)}?correct={what}").content.decode()
        assert f'name="corrects" value="{old.pk}"' in form
        assert f"The {kind} is granded.</textarea>" in form
        send(play, play.officer, kind, f"The {kind} is granted.", corrects=old.pk)
        new = model.objects.latest("pk")
        assert (new.corrects, model.objects.count()) == (old, 2)
        page = read(play.officer, play)
        assert f"The {kind} is granded." in page
        assert f"The {kind} is granted." in page
    assert "<strong>Corrected</strong> by the entry of 9:40 a.m. ET." in page


def test_a_correction_of_another_kind_or_another_persons_is_refused(play: Play) -> None:
    send(play, play.officer, "ruling", "Granted.")
    entry = LogEntry.objects.get()
    assert send(play, play.officer, "break_start", "", corrects=entry.pk).status_code == 409
    send(play, play.officer, "note", "Mine.")
    note = PrivateNote.objects.get()
    page = signed_in(play.panel_members()[1]).get(f"{room(play.case)}?correct=note-{note.pk}").content.decode()
    assert "Mine." not in page
    for what in ("note-", "entry-x", "entry-99999999999999999999", "ruling-1", "note-²"):
        assert signed_in(play.officer).get(f"{room(play.case)}?correct={what}").status_code == 200


# ------------------------------------------------------------------------------------------------ when it was typed


def test_an_entry_keeps_when_it_was_typed_and_when_it_was_received(play: Play) -> None:
    typed = play.now - timedelta(minutes=8)
    send(play, play.officer, "ruling", "Granted.", typed_at=typed.isoformat(), json=True)
    entry = LogEntry.objects.get()
    assert (entry.typed_at, entry.event.at) == (typed, play.now)
    page = read(play.officer, play)
    assert "9:32:00 a.m." in page
    assert "received 9:40:00 a.m." in page


@pytest.mark.parametrize(
    "claimed", ["2031-01-01T00:00:00Z", "2025-06-24T09:35:00", "no time", "2025-99-99T00:00:00Z", ""]
)
def test_a_clock_that_runs_ahead_or_cannot_be_read_is_not_believed(play: Play, claimed: str) -> None:
    assert send(play, play.officer, "ruling", "Granted.", typed_at=claimed).status_code == 302
    assert LogEntry.objects.get().typed_at == play.now


def test_what_was_typed_before_the_end_arrives_after_it_and_what_came_later_does_not(play: Play) -> None:
    """The network had failed while the hearing was closed on another computer."""
    play.take("close_hearing", play.officer)
    after = datetime(2025, 6, 24, 9, 55, tzinfo=clock.ZONE)
    with time_machine.travel(after, tick=False):
        on_time = send(play, play.officer, "ruling", "Granted.", typed_at="2025-06-24T09:39:00-04:00", json=True)
        late = send(play, play.officer, "ruling", "Denied.", typed_at="2025-06-24T09:54:00-04:00", json=True)
        entry = LogEntry.objects.get()
        mended = send(play, play.officer, "ruling", "Granted in part.", corrects=entry.pk, json=True)
    assert (on_time.status_code, late.status_code, mended.status_code) == (200, 409, 200)
    assert late.json()["why"] == "The hearing is over. Only what was said while it was open belongs in its log."


def test_an_entry_of_a_hearing_that_was_put_off_still_arrives(play: Play) -> None:
    play.take("continue_hearing", play.officer, reason="A fire alarm.")
    with time_machine.travel(play.now, tick=False):
        answer = send(play, play.officer, "ruling", "Granted.", typed_at="2025-06-24T09:39:00-04:00", json=True)
    assert (answer.status_code, LogEntry.objects.get().hearing.put_off_reason) == (200, "A fire alarm.")


def test_before_the_hearing_opens_there_is_no_log(board: Board) -> None:
    play = plays.scheduled(board)
    with time_machine.travel(play.now, tick=False):
        page = read(play.officer, play)
        assert "The hearing was not opened yet." in page
        assert "Log a ruling" not in page
        assert send(play, play.officer, "ruling", "Granted.").status_code == 409
        assert send(play, play.officer, "note", "Mine.").status_code == 409


# --------------------------------------------------------------------------------------------- exhibits, breaks, words


def test_an_entry_about_an_exhibit_names_one_of_the_case(play: Play) -> None:
    assert send(play, play.officer, "exhibit", "Shown to the witness.", exhibit=2).status_code == 302
    assert LogEntry.objects.get().exhibit.number == 2
    assert send(play, play.officer, "exhibit", "Shown.").status_code == 409
    assert send(play, play.officer, "exhibit", "Shown.", exhibit=7).status_code == 400
    assert LogEntry.objects.count() == 1


def test_a_break_begins_once_and_ends_once(play: Play) -> None:
    def why(kind: str) -> str:
        answer = send(play, play.officer, kind, json=True)
        return str(answer.json().get("why", ""))

    assert why("break_end") == "No break runs."
    assert why("break_start") == ""
    assert why("break_start") == "A break runs already."
    page = read(play.officer, play)
    assert "End the break" in page
    assert why("break_end") == ""
    assert list(LogEntry.objects.values_list("kind", flat=True)) == ["break_start", "break_end"]


@pytest.mark.parametrize("kind", ["ruling", "note"])
def test_an_entry_without_words_is_refused_and_a_refused_one_keeps_its_words(play: Play, kind: str) -> None:
    assert send(play, play.officer, kind, "  ").status_code in (400, 409)
    answer = send(play, play.officer, kind, "Granted.", key="short")
    assert answer.status_code == 400
    assert "Granted.</textarea>" in answer.content.decode()
    assert (LogEntry.objects.count(), PrivateNote.objects.count()) == (0, 0)


def test_what_happens_in_the_room_by_other_steps_stands_in_the_log(play: Play) -> None:
    play.take("admit_exhibit", play.officer, exhibit=play.case.exhibits.get(number=1), ruling="admitted", reason="")
    with time_machine.travel(play.now, tick=False):
        page = read(play.officer, play)
    for said in ("The hearing opens", "Attendance is recorded", "Ruling on an exhibit", "<p>Admitted</p>"):
        assert said in page


def test_an_exhibit_is_read_by_its_number_and_a_locked_one_is_not(board: Board, play: Play) -> None:
    client = signed_in(play.officer)
    assert "Bank letter, word for word." in client.get(f"{room(play.case)}?exhibit=1").content.decode()
    play.case.exhibits.get(number=2).document.__class__.objects.filter(exhibit__number=2).update(
        client_identifying=True
    )
    page = client.get(f"{room(play.case)}?exhibit=2").content.decode()
    assert "Photo" not in page
    assert "Locked: it names a client." in page
    assert "There is no exhibit 9." in client.get(f"{room(play.case)}?exhibit=9").content.decode()


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_page_takes_as_many_queries_however_long_the_log(play: Play, rows: int, django_assert_num_queries) -> None:
    for number in range(rows):
        send(play, play.officer, "ruling", f"Ruling {number}.")
        send(play, play.officer, "note", f"Note {number}.")
        paper = Document.objects.create(
            case=play.case, kind="exhibit", title=f"Paper {number}", added_by=play.respondent, added_at=play.now
        )
        Exhibit.objects.create(
            case=play.case, number=number + 3, document=paper, offered_by=play.respondent, offered_at=play.now
        )
    client = signed_in(play.officer)
    client.get(room(play.case))
    with django_assert_num_queries(29):
        answer = client.get(room(play.case))
    assert len(answer.context["lines"]) == 2 * rows + 2


def test_what_happened_in_the_room_stands_there_without_words_of_its_own(play: Play) -> None:
    page = read(play.officer, play)
    assert "The hearing opens" in page
    log = page.partition('id="log-lines"')[2].partition("</ol>")[0]
    assert log
    assert "Waits for a ruling" not in log
