"""Meetings of the Ethics Committee: called, their agenda as each may read it, who came, minutes from the record (ux.md §1.3)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.http import HttpResponse

from ccb_ethics.demo.play import Board, Play
from complaints import meetings
from complaints.actions import meeting as acts
from complaints.actions.drafting import new_party_user
from complaints.errors import Refused
from complaints.models import AgendaItem, Meeting
from complaints.seats import Seat, seat
from people import clock
from people.models import User
from record import chain
from record.models import Event
from tests import plays
from tests.factories import signed_in
from tests.visiting import text_of

pytestmark = pytest.mark.django_db
LINK = "https://meet.example/ethics"


def called(play: Play, days: int = 0, hours: int = 2, **where: str) -> Meeting:
    where = where or {"place": "Board office", "how_to_join": LINK}
    starts_at = play.now + timedelta(days=days, hours=hours)
    return acts.call_meeting(starts_at=starts_at, by=play.board.chair, on=play.now, **({"how_to_join": ""} | where))


def put(meeting: Meeting, play: Play, by: User | None = None) -> AgendaItem:
    return acts.add_item(meeting, case=play.case, by=by or play.board.chair, on=play.now)


def declared(play: Play, *people: User) -> None:
    for person in people:
        if not play.case.declarations.filter(person=person).exists():
            play.take("declare", person)


def page(play: Play, person: User, address: str, **typed: object) -> HttpResponse:
    with time_machine.travel(play.now, tick=False):
        client, path = signed_in(person), f"/desk/meetings/{address}"
        return client.post(path, typed) if typed else client.get(path)


def board_events() -> list[str]:
    return list(Event.objects.filter(docket__number="BOARD").order_by("sequence").values_list("kind", flat=True))


# ---- calling ----------------------------------------------------------------------------------------------------------


def test_chairs_and_the_office_call_meetings_on_the_docket_of_the_board(board: Board) -> None:
    play = plays.determining(board)
    for number, person in enumerate((board.chair, board.co_chair, board.director, board.staff[0]), 1):
        made = acts.call_meeting(
            starts_at=play.now + timedelta(days=7), place="Board office", how_to_join="", by=person, on=play.now
        )
        assert made.number == number
    for person in (board.members[0], board.investigators[0], board.president, board.directors[0], play.complainant):
        with pytest.raises(Refused, match="The chairs and the office call meetings"):
            acts.call_meeting(
                starts_at=play.now + timedelta(days=7), place="Here", how_to_join="", by=person, on=play.now
            )
    events = Event.objects.filter(kind="meeting_called")
    assert {event.docket.number for event in events} == {chain.BOARD}
    assert [event.seat for event in events.order_by("sequence")] == [
        "chair", "co_chair", "executive_director", "case_staff",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("hours", "where", "why"),
    [
        (-1, {"place": "Here"}, "This time is over"),
        (1, {"place": " "}, "Say where the meeting is"),
    ],
)
def test_a_meeting_lies_ahead_and_is_somewhere(board: Board, hours: int, where: dict[str, str], why: str) -> None:
    play = plays.filed(board)
    with pytest.raises(Refused, match=why):
        called(play, hours=hours, **where)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.create(number=1, starts_at=play.now, called_by=board.chair, called_at=play.now)


def test_it_is_moved_or_called_off_until_it_begins(board: Board) -> None:
    play = plays.filed(board)
    meeting = called(play)
    later = play.now + timedelta(days=3)
    acts.move_meeting(meeting, starts_at=later, place="", how_to_join=LINK, by=board.staff[0], on=play.now)
    meeting.refresh_from_db()
    assert (meeting.starts_at, meeting.place, meeting.how_to_join) == (later, "", LINK)
    other = called(play, days=9)
    acts.call_off_meeting(other, reason="A storm.", by=board.chair, on=play.now)
    for act in (
        lambda: acts.add_item(other, title="Training", by=board.chair, on=play.now),
        lambda: acts.call_off_meeting(other, reason="Again.", by=board.chair, on=play.now),
    ):
        with pytest.raises(Refused, match="This meeting was called off"):
            act()
    play.now = later + timedelta(minutes=1)
    with pytest.raises(Refused, match="has begun or is over"):
        acts.call_off_meeting(meeting, reason="Late.", by=board.chair, on=play.now)
    assert board_events()[-3:] == ["meeting_moved", "meeting_called", "meeting_called_off"]


def test_the_next_meeting_stands_on_an_empty_desk(board: Board) -> None:
    play = plays.filed(board)
    called(play, days=20)
    acts.call_off_meeting(called(play, days=2), reason="A storm.", by=board.chair, on=play.now)
    first = called(play, days=6)
    with time_machine.travel(play.now, tick=False):
        desk = {who: text_of(signed_in(who).get("/desk/")) for who in (board.members[0], board.president)}
    assert "Nothing is waiting for you." in desk[board.members[0]]
    assert f"Next meeting: January {first.starts_at.astimezone(clock.ZONE).day}, 2025" in desk[board.members[0]]
    assert "Next meeting" not in desk[board.president]  # not of the committee


# ---- who finds the pages ----------------------------------------------------------------------------------------------


def test_only_the_committee_and_the_office_find_the_meetings(board: Board) -> None:
    play = plays.determining(board)
    meeting = called(play)
    put(meeting, play)
    addresses = ("", f"{meeting.number}/", f"{meeting.number}/minutes/")
    outside = (
        board.investigators[0], board.president, board.directors[0], play.complainant, play.respondent,
        User.objects.create(username="root@x.example", name="Root", is_superuser=True, is_staff=True),
        new_party_user("Otto Outside", "", "en"),
    )  # fmt: skip
    for person in outside:
        assert [page(play, person, address).status_code for address in addresses] == [404] * 3, person
    for person in (board.chair, board.members[0], board.director, board.staff[0]):
        assert [page(play, person, address).status_code for address in addresses] == [200] * 3, person
    for address in ("call/", *(f"{meeting.number}/{part}/" for part in ("move", "call-off", "agenda", "attendance"))):
        assert page(play, board.members[0], address).status_code == 404
        assert page(play, board.chair, address).status_code == 200


def test_a_designee_finds_the_meeting_with_the_own_case_and_of_it_that_case_alone(board: Board) -> None:
    play = plays.determining(board)
    for member in board.committee[2:]:
        play.take("recuse", member, reason="A cousin.")
    play.take("ask_for_designees", board.chair, reason="Too few.")
    play.take("name_designees", board.president, people=board.directors[:1])
    meeting, without = called(play), called(play, days=5)
    acts.add_item(meeting, title="The budget", by=board.chair, on=play.now)
    put(meeting, play)
    put(meeting, plays.determining(board))
    designee = board.directors[0]
    declared(play, designee)
    shown = text_of(page(play, designee, f"{meeting.number}/"))
    assert f"1. {play.case.number}" in shown
    assert "The budget" not in shown
    assert "2. EC-" not in shown
    assert page(play, designee, f"{without.number}/").status_code == 404
    assert designee in meetings.expected(meeting)


# ---- the agenda and the packet ----------------------------------------------------------------------------------------


def test_each_reads_the_packet_behind_the_gate_only(board: Board) -> None:
    play = plays.determining(board)
    play.take("add_evidence", board.staff[0], title="Wiedehopf", text="He paid it back.")
    play.take("add_evidence", board.staff[0], title="Kiebitz", text="Jane Doe.", client_identifying=True)
    play.put("open_committee_motion", board.chair, names="investigate_more", text="That the bank be asked.")
    meeting = called(play)
    put(meeting, play)
    member = board.members[3]
    before = text_of(page(play, member, f"{meeting.number}/"))
    assert f"1. {play.case.number}" in before
    assert "Before any paper opens, say if you have a conflict of interest." in before
    assert [word for word in ("Dana", "Wiedehopf", "Kiebitz", "the bank") if word in before] == []
    declared(play, member)
    after = text_of(page(play, member, f"{meeting.number}/"))
    assert [word for word in ("Dana", "Wiedehopf", "Kiebitz", "the bank") if word in after] == [
        "Dana", "Wiedehopf", "the bank",
    ]  # fmt: skip


def test_an_item_of_a_recusal_is_absent_and_leaves_no_gap(board: Board) -> None:
    first, second = plays.determining(board), plays.determining(board)
    meeting = called(second)
    put(meeting, first)
    acts.add_item(meeting, title="The budget", by=board.chair, on=second.now)
    put(meeting, second)
    member = board.members[3]
    declared(first, member)
    declared(second, member)
    numbered = [f"1. {first.case.number}", "2. The budget", f"3. {second.case.number}"]
    assert [words for words in numbered if words in text_of(page(second, member, f"{meeting.number}/"))] == numbered
    first.take("recuse", member, reason="A cousin.")
    shown = page(second, member, f"{meeting.number}/")
    assert [words for words in ("1. The budget", f"2. {second.case.number}") if words in text_of(shown)] == [
        "1. The budget",
        f"2. {second.case.number}",
    ]
    assert first.case.number not in shown.content.decode()
    assert first.case.number not in page(second, member, "").content.decode()
    item = meeting.items.get(case=first.case)
    for part in ("off", "note"):
        assert page(second, board.members[3], f"{meeting.number}/agenda/{item.pk}/{part}/", x="y").status_code == 404


def test_nobody_puts_on_the_agenda_what_is_closed_to_them(board: Board) -> None:
    play, closed = plays.determining(board), plays.dismissed(board)
    meeting = called(play)
    put(meeting, play)
    with pytest.raises(Refused, match="an open case that is not on the agenda yet"):
        put(meeting, play)
    play.take("recuse", board.chair, reason="A cousin.")
    elsewhere = called(play, days=3)
    with pytest.raises(Refused, match="an open case that is not on the agenda yet"):
        put(elsewhere, play)
    with pytest.raises(Refused, match="This is not on the agenda any more"):
        acts.take_off_item(meeting.items.get(), by=board.chair, on=play.now)
    assert page(play, board.chair, f"{meeting.number}/agenda/", case=play.case.pk, title="").status_code == 400
    for given in ({}, {"title": " "}, {"case": closed.case, "title": "Both"}):
        with pytest.raises(Refused, match="Choose a case, or write what else is on the agenda"):
            acts.add_item(elsewhere, by=board.chair, on=play.now, **given)
    assert page(play, board.director, f"{elsewhere.number}/agenda/", case=play.case.pk, title="").status_code == 302
    assert not elsewhere.items.filter(title="").exclude(case=play.case).exists()


def test_an_item_taken_off_can_be_put_back(board: Board) -> None:
    play = plays.determining(board)
    meeting = called(play)
    item = put(meeting, play)
    assert page(play, board.chair, f"{meeting.number}/agenda/{item.pk}/off/", x="y").status_code == 302
    assert "Nothing is on the agenda that you can read." in text_of(page(play, board.chair, f"{meeting.number}/"))
    put(meeting, play)
    assert f"1. {play.case.number}" in text_of(page(play, board.chair, f"{meeting.number}/"))


def test_a_meeting_takes_one_number_of_queries_at_1_3_and_50_items(board: Board, django_assert_num_queries) -> None:
    play = plays.determining(board)
    meeting = called(play)
    put(meeting, play)
    client, made = signed_in(board.members[1]), 1
    declared(play, board.members[1])
    with time_machine.travel(play.now, tick=False):
        for rows in (1, 3, 50):
            while made < rows:
                put(meeting, plays.determining(board) if made < 3 else another(board), by=None)
                made += 1
            with django_assert_num_queries(17):
                shown = client.get(f"/desk/meetings/{meeting.number}/")
            assert text_of(shown).count("EC-2025-") >= rows
            with django_assert_num_queries(8):
                assert client.get("/desk/meetings/").status_code == 200
            called(play, days=made)


def another(board: Board) -> Play:
    """A case at which the committee sits, without the long way there."""
    play = plays.filed(board)
    for person in (board.chair, board.members[1]):
        seat(person, play.case, Seat.MEMBER)
    return play


def test_the_pages_call_move_and_record(board: Board) -> None:
    play = plays.determining(board)
    typed = {
        "day_of_meeting_month": "April", "day_of_meeting_day": "10", "day_of_meeting_year": "2025",
        "time_of_day": "6:00 p.m.", "place": "", "how_to_join": "",
    }  # fmt: skip
    wrong = page(play, board.chair, "call/", **typed)
    assert (wrong.status_code, "Write the place, or below how to join" in text_of(wrong)) == (400, True)
    assert page(play, board.chair, "call/", **typed | {"how_to_join": LINK}).status_code == 302
    meeting = Meeting.objects.get()
    assert meeting.starts_at == datetime(2025, 4, 10, 18, 0, tzinfo=clock.ZONE)
    again = page(play, board.chair, f"{meeting.number}/move/").content.decode()
    assert 'value="6:00 p.m."' in again
    assert page(play, board.chair, f"{meeting.number}/move/", **typed | {"place": "Library"}).status_code == 302
    assert page(play, board.chair, f"{meeting.number}/agenda/", title="The budget").status_code == 302
    play.now = meeting.starts_at
    people = [person.pk for person in board.committee[:4]]
    assert page(play, board.chair, f"{meeting.number}/attendance/", present=people, note="").status_code == 302
    shown = text_of(page(play, board.members[0], f"{meeting.number}/"))
    assert "Present " + ", ".join(sorted(person.name for person in board.committee[:4])) in shown
    item = meeting.items.get()
    assert page(play, board.chair, f"{meeting.number}/agenda/{item.pk}/note/", note="It was cut.").status_code == 302
    assert "It was cut." in text_of(page(play, board.members[0], f"{meeting.number}/minutes/"))
    meeting.refresh_from_db()
    other = called(play, days=1)
    assert page(play, board.chair, f"{other.number}/call-off/", reason="A storm.").status_code == 302
    assert "Called off" in text_of(page(play, board.members[0], f"{other.number}/"))
