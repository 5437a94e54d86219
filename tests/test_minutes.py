"""Minutes drafted from the record, read by each as far as they may, approved by who has the chair, and frozen (ux.md §1.3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from ccb_ethics.demo.play import Board, Play
from complaints import minutes, motions
from complaints.actions import meeting as acts
from complaints.errors import Refused
from complaints.models import Meeting, MinutesPart
from people.models import User
from record.models import Event
from tests import plays
from tests.test_meetings import called, declared, page, put
from tests.visiting import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(board: Board) -> tuple[Play, Play, Meeting]:
    """A meeting that was held: on one case the vote, a dissent and a recusal; on the other nothing; and other business."""
    play, other = plays.determining(board), plays.determining(board)
    meeting = called(play)
    put(meeting, play)
    put(meeting, other)
    acts.add_item(meeting, title="The budget", by=board.chair, on=play.now)
    play.now = meeting.starts_at + timedelta(minutes=5)
    for person in board.committee:
        declared(play, person)
        declared(other, person)
    play.take("recuse", board.members[4], reason="A cousin.")
    play.put(
        "open_committee_motion", board.chair, names="investigate_more", text="That the bank be asked.",
        seconded_by=board.members[1],
    )  # fmt: skip
    motion = play.case.motions.get()
    for person, choice in zip(board.committee[:6], ["yes", "yes", "yes", "no", "yes", "abstain"], strict=True):
        play.take("cast_ballot", person, motion=motion, choice=choice, reason="Wiedehopf." if choice == "no" else "")
    came = [person for person in board.committee if person != board.members[3]]
    acts.record_attendance(meeting, present=came, note="Opened at 6 p.m.", by=board.staff[0], on=play.now)
    return play, other, meeting


def words_of(meeting: Meeting, person: User, play: Play) -> str:
    return "\n".join(part.text for part in minutes.parts_for(meeting, person, play.today))


def approve(meeting: Meeting, person: User, play: Play) -> int:
    seen = minutes.fingerprint(minutes.approves(meeting, person, play.today))
    return acts.approve_minutes(meeting, seen=seen, by=person, on=play.now)


def test_the_minutes_are_drafted_from_the_record(board: Board, held) -> None:
    play, other, meeting = held
    said = words_of(meeting, board.chair, play)
    dissenter = board.committee[3]
    for line in (
        f"Absent: {board.members[3].name}.",
        "Opened at 6 p.m.",
        f"{board.members[4].name} is recused and left the room.",
        "Motion (Ethics Committee: Investigate further): “That the bank be asked.”",
        f"Moved by {board.chair.name}. Seconded by {board.members[1].name}.",
        "4 in favor, 1 against, 1 abstained; 6 could vote and 4 were needed. Carried.",
        f"Voted against:\n{dissenter.name}: Wiedehopf.",
        f"{other.case.number}, Dana Reed\nNo vote was put or closed on this day.",
        "The budget",
    ):
        assert line in said
    assert "A cousin" not in said


def test_each_reads_of_the_minutes_what_they_may(board: Board, held) -> None:
    play, other, meeting = held
    recused = words_of(meeting, board.members[4], play)
    assert [words for words in (play.case.number, "the bank", "recused", "Wiedehopf") if words in recused] == []
    assert other.case.number in recused
    staff = words_of(meeting, board.staff[0], play)
    assert ("the bank" in staff, "4 in favor" in staff, "Wiedehopf" in staff) == (True, True, False)
    shown = {
        who: page(play, who, f"{meeting.number}/minutes/").content.decode() for who in (board.members[4], board.chair)
    }
    assert play.case.number not in shown[board.members[4]]
    assert "Wiedehopf" in shown[board.chair]


def test_the_chair_approves_and_nothing_changes_any_more(board: Board, held) -> None:
    play, other, meeting = held
    with pytest.raises(Refused, match="No part of these minutes waits for your approval"):
        approve(meeting, board.members[1], play)
    before = words_of(meeting, board.chair, play)
    assert approve(meeting, board.chair, play) == 5  # the meeting, two cases, the dissent, the budget
    event = Event.objects.get(kind="minutes_approved")
    rows = MinutesPart.objects.order_by("pk")
    assert event.data["parts"] == [[row.pk, row.item_id, row.voters_of_id, motions.hash_of(row.text)] for row in rows]
    later: list[Callable[[], object]] = [
        lambda: acts.add_item(meeting, title="More", by=board.chair, on=play.now),
        lambda: acts.record_attendance(meeting, present=[], note="", by=board.chair, on=play.now),
        lambda: acts.note_item(meeting.items.get(title="The budget"), note="x", by=board.chair, on=play.now),
        lambda: acts.take_off_item(meeting.items.get(title="The budget"), by=board.chair, on=play.now),
        lambda: approve(meeting, board.chair, play),
    ]
    for act in later:
        with pytest.raises(Refused, match=r"approved|No part of these minutes waits"):
            act()
    other.now = play.now
    other.take("recuse", board.members[2], reason="A cousin.")  # the record goes on; the minutes do not
    assert words_of(meeting, board.chair, play) == before
    assert words_of(meeting, board.members[2], play) == before.replace(
        next(part.text for part in minutes.parts(meeting) if other.case.number in part.text) + "\n", ""
    )


def test_what_is_approved_is_what_was_read(board: Board, held) -> None:
    play, _other, meeting = held
    seen = minutes.fingerprint(minutes.approves(meeting, board.chair, play.today))
    acts.note_item(meeting.items.get(title="The budget"), note="It was cut.", by=board.staff[0], on=play.now)
    with pytest.raises(Refused, match="The record went on since you opened this page"):
        acts.approve_minutes(meeting, seen=seen, by=board.chair, on=play.now)
    shown = page(play, board.chair, f"{meeting.number}/minutes/")
    assert "It was cut." in text_of(shown)
    late = page(play, board.chair, f"{meeting.number}/minutes/", seen=seen)
    assert (late.status_code, "The record went on" in text_of(late)) == (409, True)
    done = page(play, board.chair, f"{meeting.number}/minutes/", seen=shown.context["seen"])
    assert done.status_code == 302
    assert f"Approved by {board.chair.name}" in text_of(page(play, board.members[1], f"{meeting.number}/minutes/"))


def test_a_chair_who_left_the_room_approves_nothing_of_that_case(board: Board) -> None:
    play = plays.determining(board)
    meeting = called(play)
    put(meeting, play)
    play.take("recuse", board.chair, reason="A cousin.")
    play.now = meeting.starts_at
    acts.record_attendance(meeting, present=board.committee, note="", by=board.chair, on=play.now)
    assert approve(meeting, board.chair, play) == 1  # the meeting alone
    declared(play, board.co_chair)
    assert [part.item.case.number for part in minutes.approves(meeting, board.co_chair, play.today)] == [
        play.case.number
    ]
    assert approve(meeting, board.co_chair, play) == 1
    assert f"{board.chair.name} is recused and left the room." in words_of(meeting, board.co_chair, play)


def test_minutes_wait_for_attendance_and_for_open_votes(board: Board) -> None:
    play = plays.determining(board)
    meeting = called(play)
    put(meeting, play)
    with pytest.raises(Refused, match="Record first who came"):
        approve(meeting, board.chair, play)
    earlier = called(play, days=2)
    with pytest.raises(Refused, match="The meeting lies ahead"):
        acts.record_attendance(earlier, present=[], note="", by=board.chair, on=play.now)
    acts.record_attendance(meeting, present=board.committee, note="", by=board.chair, on=play.now)
    with pytest.raises(Refused, match="among those who belong to the committee"):
        acts.record_attendance(meeting, present=[board.president], note="", by=board.chair, on=play.now)
    play.put("open_committee_motion", board.chair, names="investigate_more", text="That the bank be asked.")
    with pytest.raises(Refused, match=f"A vote on {play.case.number} is still open"):
        approve(meeting, board.chair, play)
