"""Meetings of the Ethics Committee: called, moved, called off, their agenda, who came, and minutes approved (ux.md §1.3).

For the chairs and those who run the office. Each act is an event on the Board's docket; cases stand there by their id.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from complaints import meetings, minutes, motions
from complaints.errors import Refused
from complaints.models import AgendaItem, Attendance, Case, Meeting, MinutesPart
from people import bodies, clock
from people.models import User
from record import chain
from record.models import Docket


def _begin(by: User, on: datetime) -> Docket:
    """The Board's docket, locked first, so that two who act at once stand one after the other."""
    docket = chain.board()
    if not meetings.leads(by, clock.local_day(on)):
        raise Refused(_("The chairs and the office call meetings and write their agenda."))
    return docket


def _tell(docket: Docket, kind: str, by: User, on: datetime, data: dict[str, Any], text: str = "") -> None:
    seat = min(bodies.roles_of(by, clock.local_day(on)) & meetings.BELONG, default="")
    chain.append(docket, kind=kind, at=on, actor=by, seat=seat, data=data, text=text)


def _fresh(meeting: Meeting) -> Meeting:
    """The meeting as it is now. Refused: one that was called off, or whose minutes are approved."""
    meeting.refresh_from_db()
    if meeting.called_off_at:
        raise Refused(_("This meeting was called off."))
    if meeting.parts.filter(item__isnull=True).exists():
        raise Refused(_("The minutes of this meeting are approved. Nothing of it changes any more."))
    return meeting


def _check(starts_at: datetime, place: str, how_to_join: str, on: datetime) -> None:
    if starts_at <= on:
        raise Refused(_("This time is over. Choose a later one."))
    if not place.strip() and not how_to_join.strip():
        raise Refused(_("Say where the meeting is, or how to join it."))


@transaction.atomic
def call_meeting(*, starts_at: datetime, place: str, how_to_join: str, by: User, on: datetime) -> Meeting:
    """Calls the next meeting. Refused: a time that is over, and neither place nor link."""
    docket = _begin(by, on)
    _check(starts_at, place, how_to_join, on)
    made = Meeting.objects.create(
        number=(Meeting.objects.aggregate(Max("number"))["number__max"] or 0) + 1,
        starts_at=starts_at,
        place=place.strip(),
        how_to_join=how_to_join.strip(),
        called_by=by,
        called_at=on,
    )
    _tell(docket, "meeting_called", by, on, {"meeting": made.number, "starts_at": starts_at.isoformat()}, made.place)
    return made


@transaction.atomic
def move_meeting(
    meeting: Meeting, *, starts_at: datetime, place: str, how_to_join: str, by: User, on: datetime
) -> Meeting:
    """Another time or another place for a meeting that has not begun."""
    docket = _begin(by, on)
    meeting = _fresh(meeting)
    if meeting.starts_at <= on:
        raise Refused(_("This meeting has begun or is over. It is not moved any more."))
    _check(starts_at, place, how_to_join, on)
    data = {"meeting": meeting.number, "from": meeting.starts_at.isoformat(), "to": starts_at.isoformat()}
    meeting.starts_at, meeting.place, meeting.how_to_join = starts_at, place.strip(), how_to_join.strip()
    meeting.save(update_fields=["starts_at", "place", "how_to_join"])
    _tell(docket, "meeting_moved", by, on, data, meeting.place)
    return meeting


@transaction.atomic
def call_off_meeting(meeting: Meeting, *, reason: str, by: User, on: datetime) -> None:
    """The meeting is not held. Refused: no reason, and a meeting that has begun."""
    docket = _begin(by, on)
    meeting = _fresh(meeting)
    if meeting.starts_at <= on:
        raise Refused(_("This meeting has begun or is over."))
    if not reason.strip():
        raise Refused(_("Write why the meeting is called off."))
    meeting.called_off_at, meeting.called_off_reason = on, reason.strip()
    meeting.save(update_fields=["called_off_at", "called_off_reason"])
    _tell(docket, "meeting_called_off", by, on, {"meeting": meeting.number}, reason.strip())


@transaction.atomic
def add_item(meeting: Meeting, *, case: Case | None = None, title: str = "", by: User, on: datetime) -> AgendaItem:
    """Puts a case or other business on the agenda. Refused: a case that this person does not know of, closed or on it."""
    docket = _begin(by, on)
    meeting = _fresh(meeting)
    if (case is None) == (not title.strip()):
        raise Refused(_("Choose a case, or write what else is on the agenda."))
    if case is not None and not meetings.to_add(meeting, by).filter(pk=case.pk).exists():
        raise Refused(_("Choose an open case that is not on the agenda yet."))
    item = AgendaItem.objects.create(meeting=meeting, case=case, title=title.strip(), added_by=by, added_at=on)
    data = {"meeting": meeting.number, "item": item.pk, "case": case.pk if case else None}
    _tell(docket, "agenda_item_added", by, on, data, item.title)
    return item


@transaction.atomic
def take_off_item(item: AgendaItem, *, by: User, on: datetime) -> None:
    """Takes an item off. Refused: one that this person does not see, or that is off already."""
    docket = _begin(by, on)
    meeting = _fresh(item.meeting)
    if item not in meetings.visible_items(meeting, by, clock.local_day(on)):
        raise Refused(_("This is not on the agenda any more."))
    item.taken_off_at = on
    item.save(update_fields=["taken_off_at"])
    _tell(docket, "agenda_item_taken_off", by, on, {"meeting": meeting.number, "item": item.pk})


@transaction.atomic
def record_attendance(meeting: Meeting, *, present: Iterable[User], note: str, by: User, on: datetime) -> None:
    """Who came, of all who belong at the table, and what else the minutes say. May be put right until they are approved."""
    docket = _begin(by, on)
    meeting = _fresh(meeting)
    if clock.local_day(meeting.starts_at) > clock.local_day(on):
        raise Refused(_("The meeting lies ahead. Record on its day who came."))
    came = {person.pk for person in present}
    people = meetings.expected(meeting)
    if not came <= {person.pk for person in people}:
        raise Refused(_("Choose among those who belong to the committee."))
    for person in people:
        Attendance.objects.update_or_create(meeting=meeting, person=person, defaults={"was_present": person.pk in came})
    meeting.note = note.strip()
    meeting.save(update_fields=["note"])
    _tell(docket, "attendance_recorded", by, on, {"meeting": meeting.number, "present": sorted(came)}, meeting.note)


@transaction.atomic
def note_item(item: AgendaItem, *, note: str, by: User, on: datetime) -> None:
    """What the minutes say of an item beside what the record knows. Refused once that part is approved."""
    docket = _begin(by, on)
    item.meeting.refresh_from_db()
    if item.meeting.called_off_at or item not in meetings.visible_items(item.meeting, by, clock.local_day(on)):
        raise Refused(_("This is not on the agenda any more."))
    if item.parts.exists():
        raise Refused(_("This part of the minutes is approved. Nothing of it changes any more."))
    item.note = note.strip()
    item.save(update_fields=["note"])
    _tell(docket, "agenda_item_noted", by, on, {"meeting": item.meeting.number, "item": item.pk}, item.note)


@transaction.atomic
def approve_minutes(meeting: Meeting, *, seen: str, by: User, on: datetime) -> int:
    """Freezes the parts that are this person's to approve, word for word; their hashes go on the Board's docket.

    A part about a case is approved by whoever has the chair at that case, so that a chair who left the room approves
    nothing of it. Refused: before it is recorded who came, while a vote of that day is open, when nothing is left, and
    when the words are not those that were `seen` (`minutes.fingerprint`).
    """
    docket = chain.board()
    day = clock.local_day(on)
    meeting.refresh_from_db()
    if not meeting.attendance.exists():
        raise Refused(_("Record first who came."))
    waiting = minutes.approves(meeting, by, day)
    if not waiting:
        raise Refused(_("No part of these minutes waits for your approval."))
    if seen != minutes.fingerprint(waiting):
        raise Refused(_("The record went on since you opened this page. Read the minutes again."))
    for case in {part.item.case for part in waiting if part.item and part.item.case}:
        if any(motion.is_open for motion in minutes.motions_at(meeting, case)):
            raise Refused(_("A vote on %(case)s is still open. Close it first.") % {"case": case.number})
    rows = [
        MinutesPart.objects.create(
            meeting=meeting,
            item=part.item,
            voters_of=part.voters_of,
            text=part.text,
            text_hash=motions.hash_of(part.text),
            approved_by=by,
            approved_at=on,
        )
        for part in waiting
    ]
    parts = [[row.pk, row.item_id, row.voters_of_id, row.text_hash] for row in rows]
    _tell(docket, "minutes_approved", by, on, {"meeting": meeting.number, "parts": parts})
    return len(rows)
