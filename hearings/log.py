"""The log of a hearing as its page shows it: which hearing a moment falls into, whether a break runs, and the lines.

The log of the record is everything that the docket holds of the hearing; a reader's own private notes stand between its
lines for that reader alone (ux.md §1.4, procedure.md §2.13).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.dateformat import format as written

from complaints.models import Case
from complaints.procedure import STEPS
from complaints.seats import PANEL, Seat
from hearings.models import Exhibit, Hearing, LogEntry, PrivateNote
from people import clock
from people.models import User
from people.words import Words
from record.models import Event

# What happens in the room and is a step of its own stands in the log too.
IN_THE_ROOM: dict[str, Words] = {
    "open_hearing": "The hearing opens",
    "record_attendance": "Attendance is recorded",
    "admit_exhibit": "Ruling on an exhibit",
    "seat_alternate_in_hearing": "The alternate is seated",
    "close_hearing": "The hearing closes",
}
RULED = dict(Exhibit.Ruling.choices)
ENTER = STEPS["enter_in_log"]
# The alternate is there from the first day, so as to know everything when taking a place (procedure.md §2.1).
MAY_NOTE = PANEL | {Seat.ALTERNATE}


@dataclass(frozen=True)
class Line:
    """One line: when it was typed and when it was received, by whom, and the words."""

    label: Words
    typed_at: datetime
    received_at: datetime
    who: str
    text: str
    is_note: bool = False
    pk: int | None = None
    exhibit: int | None = None
    corrects: datetime | None = None
    corrected: datetime | None = None

    @property
    def came_late(self) -> bool:
        """It waited for the network for longer than a reader would overlook."""
        return (self.received_at - self.typed_at).total_seconds() >= 60

    @property
    def typed_words(self) -> str:
        return clock_words(self.typed_at)

    @property
    def received_words(self) -> str:
        return clock_words(self.received_at)

    @property
    def what(self) -> str:
        """How a correction names this line in an address."""
        return f"{'note' if self.is_note else 'entry'}-{self.pk}"


def opened(case: Case, at: datetime) -> Hearing | None:
    """The hearing that was open at this moment or was the last before it; None before the first."""
    return Hearing.objects.filter(case=case, opened_at__lte=at).order_by("opened_at").last()


def ended_at(hearing: Hearing) -> datetime | None:
    return hearing.closed_at or hearing.put_off_at


def typed(claimed: datetime | None, on: datetime) -> datetime:
    """When it was typed, as the page says; a clock that runs ahead of ours is not believed."""
    return on if claimed is None or claimed > on else claimed


def clock_words(moment: datetime) -> str:
    """A time of day to the second, on the Board's clock: 9:42:10 a.m."""
    return written(moment.astimezone(clock.ZONE), "g:i:s a")


def break_runs(hearing: Hearing) -> bool:
    """Whether the last break that was begun has not ended. Corrections change words, not breaks."""
    breaks = LogEntry.objects.filter(hearing=hearing, kind__startswith="break", corrects=None)
    last = breaks.order_by("pk").last()
    return last is not None and last.kind == LogEntry.Kind.BREAK_START


def entries(hearing: Hearing) -> QuerySet[LogEntry]:
    return LogEntry.objects.filter(hearing=hearing).select_related(
        "event__actor", "event__texts", "exhibit", "corrects"
    )


def citable(case: Case) -> list[LogEntry]:
    """What a finding may rest on: rulings and exhibits of every hearing of the case, each in its last words."""
    found = LogEntry.objects.filter(hearing__case=case, kind__in=(LogEntry.Kind.RULING, LogEntry.Kind.EXHIBIT))
    found = found.filter(corrections__isnull=True).select_related("event__texts", "exhibit")
    return list(found.order_by("typed_at", "pk"))


def words_of(event: Event) -> str:
    """The words of an event; blank once they were lawfully disposed of."""
    texts = getattr(event, "texts", None)
    return texts.text if texts else ""


def lines(hearing: Hearing, reader: User) -> list[Line]:
    """The log for this reader, the last first. The number of queries does not grow with it."""
    logged = list(entries(hearing))
    notes = list(PrivateNote.objects.filter(hearing=hearing, writer=reader).select_related("corrects"))
    rows: list[LogEntry | PrivateNote] = [*logged, *notes]
    fixed = {(isinstance(row, PrivateNote), row.corrects_id): row.typed_at for row in rows if row.corrects_id}
    found = [_of_entry(row, fixed.get((False, row.pk))) for row in logged]
    found += [_of_note(row, reader, fixed.get((True, row.pk))) for row in notes]
    found += [_of_event(event) for event in _room(hearing)]
    return sorted(found, key=lambda line: (line.typed_at, line.received_at), reverse=True)


def line_of(row: LogEntry | PrivateNote, reader: User) -> Line:
    """The line of one row that was just written."""
    return _of_note(row, reader, None) if isinstance(row, PrivateNote) else _of_entry(row, None)


def _room(hearing: Hearing) -> QuerySet[Event]:
    found = Event.objects.filter(
        docket=hearing.case.docket_id, kind__in=IN_THE_ROOM, at__gte=hearing.opened_at
    ).select_related("actor", "texts")
    end = ended_at(hearing)
    return found.filter(at__lte=end) if end else found


def _of_entry(entry: LogEntry, corrected: datetime | None) -> Line:
    return Line(
        label=entry.Kind(entry.kind).label,
        typed_at=entry.typed_at,
        received_at=entry.event.at,
        who=entry.event.actor.name if entry.event.actor else "",
        text=words_of(entry.event),
        pk=entry.pk,
        exhibit=entry.exhibit.number if entry.exhibit else None,
        corrects=entry.corrects.typed_at if entry.corrects else None,
        corrected=corrected,
    )


def _of_note(note: PrivateNote, reader: User, corrected: datetime | None) -> Line:
    return Line(
        label="Private note",
        typed_at=note.typed_at,
        received_at=note.received_at,
        who=reader.name,
        text=note.text,
        is_note=True,
        pk=note.pk,
        corrects=note.corrects.typed_at if note.corrects else None,
        corrected=corrected,
    )


def _of_event(event: Event) -> Line:
    return Line(
        label=IN_THE_ROOM[event.kind],
        typed_at=event.at,
        received_at=event.at,
        who=event.actor.name if event.actor else "",
        text=words_of(event) or str(RULED.get(event.data.get("ruling"), "")),
        exhibit=event.data.get("exhibit"),
    )
