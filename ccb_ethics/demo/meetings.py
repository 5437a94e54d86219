"""Two meetings of the Ethics Committee for the demo: one that was held, and the next."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from ccb_ethics.demo.play import Board
from complaints.actions import meeting
from complaints.models import Case, Meeting, Status
from people import clock

LINK = "https://meet.example.org/ethics-committee"


def make_meetings(people: Board, today: date) -> None:
    """Held four days ago, with who came recorded and the minutes still a draft; the next in twelve days."""
    held = _called(people, today, -4)
    at = held.starts_at - timedelta(days=1)
    for case in _with_votes(people):
        meeting.add_item(held, case=case, by=people.chair, on=at)
    meeting.add_item(held, title="Training on dual relationships in the fall", by=people.staff[0], on=at)
    came = [person for person in people.committee if person != people.members[-1]]
    over = held.starts_at + timedelta(hours=2)
    meeting.record_attendance(held, present=came, note="The chair opened at 6:04 p.m.", by=people.staff[0], on=over)
    following = _called(people, today, 12)
    for case in Case.objects.visible_to(people.chair).filter(status=Status.DETERMINATION).order_by("number")[:3]:
        meeting.add_item(following, case=case, by=people.chair, on=clock.start_of(today))


def _called(people: Board, today: date, days: int) -> Meeting:
    starts_at = datetime.combine(today + timedelta(days=days), time(18), tzinfo=clock.ZONE)
    on = min(starts_at, clock.start_of(today)) - timedelta(days=14)
    return meeting.call_meeting(
        starts_at=starts_at, place="Board office, large room", how_to_join=LINK, by=people.chair, on=on
    )


def _with_votes(people: Board) -> list[Case]:
    """Open cases with a vote that waits."""
    found = Case.objects.visible_to(people.chair).filter(motions__closed_at=None, motions__isnull=False)
    return list(found.exclude(status=Status.CLOSED).distinct().order_by("number"))
