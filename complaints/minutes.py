"""The minutes of a meeting, drafted from the record: who came, and for each case who left the room and what was voted.

Nothing is typed that the record knows. Until a part is approved it follows the record; then it is frozen as a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from complaints.hearable import number_in
from complaints.meetings import expected, visible_items
from complaints.models import AgendaItem, Case, Choice, Meeting, MinutesPart, Motion
from complaints.motions import hash_of
from complaints.procedure import STEPS
from complaints.seats import DECLARING, PARTIES, Seat, may_read, seats_by_case
from people import bodies, clock
from people.models import CHAIRS, User
from people.templatetags.eastern import eastern


@dataclass(frozen=True)
class Part:
    """A part of the minutes: about the meeting, an item, or the dissents on one vote (for those who could vote on it)."""

    item: AgendaItem | None
    voters_of: Motion | None
    text: str
    frozen: MinutesPart | None = None

    @property
    def key(self) -> tuple[int | None, int | None]:
        return (self.item.pk if self.item else None, self.voters_of.pk if self.voters_of else None)


def parts(meeting: Meeting) -> list[Part]:
    """The whole minutes, for nobody's eyes: what was approved as it was frozen, the rest as the record has it now."""
    frozen = {
        (row.item_id, row.voters_of_id): row
        for row in meeting.parts.select_related("item__case", "voters_of", "approved_by")
    }
    found = []
    for part in _drafted(meeting):
        row = frozen.pop(part.key, None)
        found.append(Part(part.item, part.voters_of, row.text, row) if row else part)
    return found + [Part(row.item, row.voters_of, row.text, row) for row in frozen.values()]


def parts_for(meeting: Meeting, person: User, on: date) -> list[Part]:
    """What this person may read of them: behind the gate, without the cases of a recusal, dissents for voters only."""
    items = {item.pk for item in visible_items(meeting, person, on)}
    whole = parts(meeting)
    cases = [part.item.case for part in whole if part.item and part.item.case]
    seats = seats_by_case(person, cases)
    declared = set(person.declarations.filter(case__in=cases).values_list("case_id", flat=True))
    voted = set(Motion.objects.filter(case__in=cases, voters__person=person).values_list("pk", flat=True))

    def reads(part: Part) -> bool:
        if part.item is None:
            return bool(bodies.roles_of(person, on))
        if part.item.pk not in items:
            return False
        if part.voters_of is not None and part.voters_of.pk not in voted:
            return False
        places = seats.get(part.item.case_id or 0, frozenset())
        if part.item.case_id is None:
            return True
        gated = not places - DECLARING and part.item.case_id not in declared
        return may_read("votes", places) and not gated and not places & PARTIES

    return [part for part in whole if reads(part)]


def approves(meeting: Meeting, person: User, on: date) -> list[Part]:
    """The parts that wait for this person's approval: of a case for whoever has the chair there, the rest for a chair."""
    waiting = [part for part in parts_for(meeting, person, on) if part.frozen is None]
    chairs = bool(bodies.roles_of(person, on) & CHAIRS)
    seats = seats_by_case(person, [part.item.case for part in waiting if part.item and part.item.case])
    return [
        part
        for part in waiting
        if (Seat.CHAIR in seats[part.item.case_id] if part.item and part.item.case_id else chairs)
    ]


def fingerprint(shown: list[Part]) -> str:
    """Of exactly these words: what is approved is what was read."""
    return hash_of("\n".join(f"{part.key}{part.text}" for part in shown))


# ---- the draft --------------------------------------------------------------------------------------------------------


def motions_at(meeting: Meeting, case: Case) -> list[Motion]:
    """The motions of this case that were put or decided on the day of the meeting."""
    first, last = clock.start_of(clock.local_day(meeting.starts_at)), _end_of(meeting)
    that_day = Q(opened_at__gte=first, opened_at__lt=last) | Q(closed_at__gte=first, closed_at__lt=last)
    found = case.motions.filter(that_day).select_related("opened_by", "seconded_by", "allegation__case")
    return list(found.order_by("opened_at", "pk"))


def _end_of(meeting: Meeting) -> datetime:
    return clock.start_of(clock.local_day(meeting.starts_at) + timedelta(days=1))


def _drafted(meeting: Meeting) -> list[Part]:
    found = [Part(None, None, _about(meeting))]
    came = set(meeting.attendance.filter(was_present=True).values_list("person_id", flat=True))
    items = meeting.items.filter(taken_off_at__isnull=True).select_related("case__respondent", "case__complaint")
    for item in items.order_by("added_at", "pk"):
        if item.case is None:
            found.append(Part(item, None, _lines(item.title, item.note)))
            continue
        put = motions_at(meeting, item.case)
        lines = [_recusals(item.case, meeting, came), *(_motion(item.case, motion) for motion in put)]
        if not put:
            lines.append(_("No vote was put or closed on this day."))
        found.append(Part(item, None, _lines(_called(item.case), *lines, item.note)))
        found += [Part(item, motion, said) for motion in put if (said := _dissents(motion))]
    return found


def _lines(*said: str) -> str:
    return "\n".join(line for line in said if line)


def _called(case: Case) -> str:
    return f"{case.number}, {case.respondent_name}" if case.respondent_name else case.number


def _about(meeting: Meeting) -> str:
    rows = meeting.attendance.select_related("person").order_by("person__name")
    came = [row.person.name for row in rows if row.was_present]
    away = [row.person.name for row in rows if not row.was_present]
    where = _("Place: %(place)s.") % {"place": meeting.place} if meeting.place else _("Held from afar.")
    return _lines(
        _("Meeting %(number)s of the Ethics Committee, %(when)s.")
        % {"number": meeting.number, "when": eastern(meeting.starts_at)},
        where,
        _("Present: %(names)s.") % {"names": ", ".join(came)} if came else "",
        _("Absent: %(names)s.") % {"names": ", ".join(away)} if away else "",
        meeting.note,
    )


def _recusals(case: Case, meeting: Meeting, came: set[int]) -> str:
    """Minuted, without the reason: it stands with the recusal (procedure.md §2.6)."""
    at_the_table = {person.pk for person in expected(meeting)}
    rows = case.recusals.filter(recused_at__lt=_end_of(meeting)).select_related("person").order_by("person__name")
    said = [
        _("%(name)s is recused and left the room.") % {"name": row.person.name}
        if row.person_id in came
        else _("%(name)s is recused and was not there.") % {"name": row.person.name}
        for row in rows
        if row.person_id in at_the_table
    ]
    return " ".join(said)


def _motion(case: Case, motion: Motion) -> str:
    about = STEPS[motion.step].label if motion.step in STEPS else ""
    if motion.allegation:
        about = _("allegation %(number)s") % {"number": number_in(case, motion.allegation)}
    second = _("Seconded by %(name)s.") % {"name": motion.seconded_by.name} if motion.seconded_by else ""
    words = {"body": motion.get_body_display(), "about": about, "text": motion.text, "name": motion.opened_by.name}
    return _lines(
        _("Motion (%(body)s: %(about)s): “%(text)s”") % words,
        (_("Moved by %(name)s.") % words + " " + second).strip(),
        _outcome(motion),
    )


def _outcome(motion: Motion) -> str:
    if motion.is_open:
        return _("The vote was still open.")
    if not motion.tally:  # withdrawn: nobody had voted
        return f"{motion.get_outcome_display()}."
    count: dict[str, Any] = {**motion.tally, "outcome": motion.get_outcome_display()}
    return (
        _(
            "%(yes)s in favor, %(no)s against, %(abstain)s abstained; %(eligible)s could vote and %(quorum)s were needed. "
            "%(outcome)s."
        )
        % count
    )


def _dissents(motion: Motion) -> str:
    """Who voted against, with the reason; blank while the vote is open, or when nobody did."""
    if motion.is_open:
        return ""
    against = motion.ballots.filter(choice=Choice.NO, replaced_at__isnull=True, text_hash=motion.text_hash)
    rows = against.select_related("person").order_by("person__name")
    said = [f"{row.person.name}: {row.reason}" if row.reason else row.person.name for row in rows]
    return _lines(_("Voted against:"), *said) if said else ""
