"""A calendar file of the dates of one case: the hearing that lies ahead, and the last days of limits (RFC 5545).

No name and no number of a case stands in it: a calendar is shared, synchronised, and read on a locked screen. It leads
to a page behind the sign-in, which says the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from hearings.models import Hearing
from people import clock
from record.models import Deadline


def calendar_of(
    hearing: Hearing | None, deadlines: Iterable[Deadline], *, words: dict[str, str], page: str, host: str, on: datetime
) -> bytes:
    """The file. `words`: what the reader's calendar calls a hearing and a last day; `page`: where the rest stands."""
    calendar = Calendar()
    calendar.add("prodid", "-//CCB ethics//dates//EN")
    calendar.add("version", "2.0")
    for event in _events(hearing, deadlines, words):
        event.add("dtstamp", on.astimezone(clock.ZONE))
        event.add("description", words["more"])
        event.add("url", page)
        event["uid"] = f"{event['uid']}@{host}"
        calendar.add_component(event)
    year = date(on.year - 1, 1, 1)
    calendar.add_missing_timezones(first_date=year, last_date=date(on.year + 5, 1, 1))
    return calendar.to_ical()


def _events(hearing: Hearing | None, deadlines: Iterable[Deadline], words: dict[str, str]) -> Iterable[Event]:
    if hearing:
        event = Event()
        event["uid"] = f"hearing-{hearing.pk}"
        event.add("summary", words["hearing"])
        event.add("dtstart", hearing.starts_at.astimezone(clock.ZONE))
        event.add("location", hearing.place)
        yield event
    for deadline in deadlines:
        event = Event()
        event["uid"] = f"limit-{deadline.pk}"
        event.add("summary", words["limit"])
        event.add("dtstart", deadline.due_on)
        event.add("dtend", deadline.due_on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        yield event
