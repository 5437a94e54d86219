"""The desk: what waits for this person, and the lines of every list of cases. It begins with `visible_to`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from complaints import meetings, wording, workflow
from complaints.alerts import alerts_for
from complaints.models import Case, Declaration, Motion, Participant, Status
from complaints.procedure import RIGHTS, STEPS, Step
from complaints.seats import DECLARING, OFFICE, PARTIES, Seat, may_read, seats_by_case
from complaints.views.frame import address, cases, signed_in
from people import bodies, clock
from people.models import User
from record.models import Deadline, Notice


@dataclass(frozen=True)
class Row:
    """One line of a list: the case, in this reader's words, and what the reader is asked to do."""

    case: Case
    name: str
    words: str | Promise
    family: str
    ball: str | Promise
    ball_mine: bool
    mine: bool
    due: Deadline | None
    verb: str | Promise
    url: str
    seats: str


@dataclass(frozen=True)
class Hints:
    """What is known of all cases of a list in one query each: declared, a ballot waits, investigated, letters wait."""

    declared: set[int]
    ballots: set[int]
    investigated: set[int]
    drafted: set[int]


def serves(request: HttpRequest) -> User:
    """Somebody with a place on a body or in the office today; for everybody else there is no desk."""
    person = signed_in(request)
    if not bodies.roles_in(request, clock.today()) and not Case.objects.visible_to(person).exists():
        raise Http404
    if person.parties.exists():
        raise Http404  # parties have pages of their own
    return person


@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """Waiting for you: overdue, due this week, later; what waits on others is folded away."""
    person = serves(request)
    rows = rows_for(person, list(cases().visible_to(person).exclude(status=Status.CLOSED)))
    rows.sort(key=lambda row: row.due.due_on if row.due else date.max)
    today = clock.today()
    week = today + timedelta(days=7)
    mine = [row for row in rows if row.mine]
    groups = [
        (_("Overdue"), [row for row in mine if row.due and row.due.due_on < today]),
        (_("Due this week"), [row for row in mine if row.due and today <= row.due.due_on <= week]),
        (_("Later"), [row for row in mine if row.due is None or row.due.due_on > week]),
    ]
    others = [row for row in rows if not row.mine]
    context = {"groups": groups, "others": others, "count": len(mine), "today": today}
    context["next_meeting"] = None if mine else meetings.next_for(person, clock.now())
    context["alerts"] = alerts_for(person).count  # asked for only on the page of those who oversee
    return render(request, "complaints/desk.html", context)


def rows_for(person: User, found: list[Case]) -> list[Row]:
    """The lines of a list, in its order, in a fixed number of queries, however many cases there are."""
    seats = seats_by_case(person, found)
    hints = _hints(person, found)
    deadlines = _next_deadlines(found)
    rows = []
    for case in found:
        places = seats[case.pk]
        if places and not places & PARTIES:
            rows.append(_row(case, places, hints, deadlines.get(case.docket_id)))
    return rows


def _row(case: Case, places: frozenset[Seat], hints: Hints, due: Deadline | None) -> Row:
    gated = case.pk not in hints.declared and not places - DECLARING
    found = wording.reading(case)
    waiting = _duties(case, places, hints)
    one = waiting[0] if len(waiting) == 1 and not waiting[0].motion else None  # a vote comes first
    return Row(
        case=case,
        # The name comes after the conflict gate only (ux.md §2.5).
        name="" if gated else case.respondent_name,
        words=found.board,
        family=wording.family_for(found, bool(waiting)),
        ball=found.ball,
        ball_mine=bool(found.holders & places),
        mine=bool(waiting),
        due=due,
        verb=one.label if one else wording.TO_DO.get(Status(case.status), found.board) if waiting else "",
        url=address(one, case) if one else reverse(f"complaints:{_part(case, places)}", args=[case.number]),
        seats=", ".join(str(place.label) for place in Seat if place in places),
    )


def _part(case: Case, places: frozenset[Seat]) -> str:
    """The page of the case on which the work of its stage is done."""
    at_screening = case.status in (Status.SUBMITTED, Status.JURISDICTION, Status.PRELIM_REVIEW)
    return "case-screening" if at_screening and may_read("screening", places) else "case"


def _duties(case: Case, places: frozenset[Seat], hints: Hints) -> list[Step]:
    """What this person is asked to do: the gate first, then a ballot, then what the table asks of the seat."""
    declared = case.pk in hints.declared
    steps = workflow.waiting_for(case, places, declared=declared)
    if [step.name for step in steps] == ["declare"]:
        return steps
    if case.pk in hints.ballots:
        return [STEPS["cast_ballot"]]
    holds = bool(wording.reading(case).holders & places)
    duties = [step for step in steps if holds or step.serves or step.task or step.name.startswith("appoint_")]
    if case.pk in hints.investigated:
        duties = [step for step in duties if step.name != "appoint_investigator"]
    if case.pk in hints.drafted and places & OFFICE:
        duties = [STEPS["release_notice"], *duties]
    return [step for step in duties if step.name != "cast_ballot"]


def _hints(person: User, found: list[Case]) -> Hints:
    """Each set of cases, all in one query."""
    asked = {
        "declared": Exists(Declaration.objects.filter(person=person, case=OuterRef("pk"))),
        "ballots": Exists(Motion.objects.filter(case=OuterRef("pk")).waiting_for(person)),
        "investigated": Exists(Participant.objects.filter(case=OuterRef("pk"), investigated=True)),
        "drafted": Exists(Notice.objects.filter(docket=OuterRef("docket"), state=Notice.State.DRAFTED)),
    }
    marked = Case.objects.filter(pk__in=[case.pk for case in found]).order_by().annotate(**asked)
    rows = list(marked.values("pk", *asked))
    return Hints(**{name: {row["pk"] for row in rows if row[name]} for name in asked})


def _next_deadlines(found: list[Case]) -> dict[int, Deadline]:
    dockets = [case.docket_id for case in found]
    open_now = Deadline.objects.filter(docket__in=dockets).open().exclude(name__in=RIGHTS, due_on__lt=clock.today())
    open_now = open_now.order_by("-due_on", "-pk")
    return {deadline.docket_id: deadline for deadline in open_now}
