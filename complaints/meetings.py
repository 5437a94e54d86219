"""Who belongs to a meeting of the Ethics Committee, and what of its agenda each may read (ux.md §1.3; procedure.md §2.6).

A case from which the reader is recused is not on the reader's agenda at all: items are counted for each reader anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import QuerySet

from complaints.models import AgendaItem, Case, Document, Meeting, Motion, Status
from complaints.participation import designated
from complaints.reading import papers_by_case
from complaints.seats import DECLARING, PARTIES, may_read, seats_by_case
from people import bodies, clock
from people.models import BODY_ROLES, CHAIRS, RUN_THE_OFFICE, Body, User

SIT = frozenset(BODY_ROLES[Body.ETHICS_COMMITTEE])
BELONG = SIT | RUN_THE_OFFICE
LEAD = CHAIRS | RUN_THE_OFFICE


@dataclass
class Item:
    """One item as its reader sees it. `gated`: the reader has still to say whether there is a conflict."""

    item: AgendaItem
    case: Case | None
    gated: bool = False
    papers: list[Document] = field(default_factory=list)
    votes: list[Motion] = field(default_factory=list)


def belongs(person: User, on: date) -> bool:
    """Whether the committee's meetings are this person's: a member, or one who runs the office, on this day."""
    return bool(bodies.roles_of(person, on) & BELONG)


def meetings_of(person: User, on: date) -> QuerySet[Meeting]:
    """All of them for those who belong; for a designee at one case, those with that case on the agenda."""
    if belongs(person, on):
        return Meeting.objects.all()
    named = Case.objects.visible_to(person).filter(designations__person=person)
    items = AgendaItem.objects.filter(case__in=named, taken_off_at__isnull=True)
    return Meeting.objects.filter(pk__in=items.values("meeting"))


def leads(person: User, on: date) -> bool:
    """Whether this person calls meetings and writes their agenda: a chair, or one who runs the office."""
    return bool(bodies.roles_of(person, on) & LEAD)


def next_for(person: User, at: datetime) -> Meeting | None:
    """The next meeting of one who belongs to the committee."""
    return Meeting.objects.ahead(at).first() if belongs(person, clock.local_day(at)) else None


def visible_items(meeting: Meeting, person: User, on: date) -> list[AgendaItem]:
    """The items this person may know of, in their order: cases by the seat, other business by the role."""
    seen = Case.objects.visible_to(person).values("pk")
    items = meeting.items.filter(taken_off_at__isnull=True).select_related("case__respondent", "case__complaint")
    of_cases = items.filter(case__in=seen)
    rows = items.filter(pk__in=of_cases.values("pk")) | (
        items.filter(case__isnull=True) if belongs(person, on) else items.none()
    )
    return list(rows.order_by("added_at", "pk"))


def agenda(meeting: Meeting, person: User, on: date) -> list[Item]:
    """The agenda with the packet of this reader: papers and votes behind the gate only."""
    items = visible_items(meeting, person, on)
    cases = [item.case for item in items if item.case is not None]
    seats = seats_by_case(person, cases)
    declared = set(person.declarations.filter(case__in=cases).values_list("case_id", flat=True))
    papers = papers_by_case(cases, person)
    votes: dict[int, list[Motion]] = {}
    for motion in Motion.objects.filter(case__in=cases, closed_at__isnull=True).order_by("opened_at", "pk"):
        votes.setdefault(motion.case_id, []).append(motion)
    found = []
    for item in items:
        if item.case is None:
            found.append(Item(item, None))
            continue
        places = seats[item.case.pk]
        if not places or places & PARTIES:
            continue
        gated = not places - DECLARING and item.case.pk not in declared
        found.append(
            Item(
                item,
                item.case,
                gated=gated,
                papers=[] if gated else papers[item.case.pk],
                votes=[] if gated or not may_read("votes", places) else votes.get(item.case.pk, []),
            )
        )
    return found


def to_add(meeting: Meeting, person: User) -> QuerySet[Case]:
    """The open cases this person may put on the agenda: those the person knows of and that are not on it."""
    on_it = meeting.items.filter(taken_off_at__isnull=True, case__isnull=False)
    known = Case.objects.visible_to(person).exclude(status=Status.CLOSED).exclude(pk__in=on_it.values("case"))
    return known.order_by("number")


def expected(meeting: Meeting) -> list[User]:
    """Who belongs at the table: the committee of that day, and the designees at the cases on the agenda."""
    people = bodies.members_of(Body.ETHICS_COMMITTEE, clock.local_day(meeting.starts_at))
    items = meeting.items.filter(taken_off_at__isnull=True, case__isnull=False)
    for case in Case.objects.filter(pk__in=items.values("case")):
        people += [person for person in designated(case) if person not in people]
    return people
