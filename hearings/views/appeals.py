"""The appeals at the desk: the list, and the page of one appeal. For seats inside the Board, and for the President.

What came after the decision is no part of the record of the appeal, and stands apart from it, without its title: no new
facts on appeal (procedure.md §2.11, ux.md §1.5).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from complaints import appeal_record, wording
from complaints.models import Ballot, Body, Case, Document, DocumentKind, Motion, MotionKind, Status
from complaints.procedure import ROWS
from complaints.reading import papers_for, reading_seats
from complaints.seats import INSIDE, Seat, may_read, seats_of
from complaints.views.desk import serves
from complaints.views.frame import find_case, frame, signed_in
from hearings.models import Appeal
from hearings.reading import Reader, readers
from people import clock
from people.models import User
from record import access
from record.models import Deadline

ON_A_PAGE = 25
READERS = INSIDE | {Seat.PRESIDENT}
AT_APPEAL = frozenset({Status.APPEAL})
APPEAL_STEPS = frozenset(row.name for row in ROWS if row.source == AT_APPEAL)
VOTE_STEPS = frozenset({"cast_ballot", "close_motion"})


@dataclass(frozen=True)
class Row:
    """One line of the list; `due` is None once the appeal is decided."""

    appeal: Appeal
    reader: Reader
    due: Deadline | None
    words: str | Promise
    family: str


@login_required
@require_safe
def appeals(request: HttpRequest) -> HttpResponse:
    """Appeals in the cases this person sits at: those that wait for a ruling, the most urgent first, then the others."""
    person = serves(request)
    filed = Appeal.objects.filter(case__in=Case.objects.visible_to(person))
    known = list(filed.select_related("case__respondent", "case__complaint").order_by("-filed_at", "-pk"))
    mine = readers(person, {appeal.case_id: appeal.case for appeal in known}.values(), READERS)
    shown = [appeal for appeal in known if appeal.case_id in mine]
    running = Deadline.objects.filter(docket__in=[a.case.docket_id for a in shown], name="appeal_decision").open()
    due = {deadline.docket_id: deadline for deadline in running}
    rows = []
    for appeal in shown:
        found = wording.reading(appeal.case)
        rows.append(Row(appeal, mine[appeal.case_id], due.get(appeal.case.docket_id), found.board, found.family))
    waiting = sorted((row for row in rows if row.due), key=lambda row: (row.due.due_on, row.appeal.pk))  # type: ignore[union-attr]
    decided = Paginator([row for row in rows if not row.due], ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "hearings/appeals.html", {"waiting": waiting, "page_obj": decided})


@login_required
@require_safe
def appeal(request: HttpRequest, number: str) -> HttpResponse:
    """One appeal: the decision under appeal, the grounds, the papers of the record, the votes, and what can be done."""
    case = find_case(request, number)
    person = signed_in(request)
    shown = case.appeals.select_related("document").last()
    if shown is None or not seats_of(person, case) & READERS:
        raise Http404
    reading = reading_seats(case, person) & READERS
    if not reading:
        return redirect("complaints:do", number=number, step="declare")
    context = frame(request, case)
    steps = APPEAL_STEPS | (VOTE_STEPS if Status(case.status) in AT_APPEAL else frozenset())
    context["offers"] = [offer for offer in context["offers"] if offer.step.name in steps]
    due = Deadline.objects.filter(docket=case.docket_id, name="appeal_decision").open().explained()
    context |= {"appeal": shown, "due": due.first(), **_papers(case, person, shown, reading), **_people(case, reading)}
    for paper in context["read_here"]:
        _log(case, person, paper)
    return render(request, "hearings/appeal.html", context | _votes(case, shown, reading))


def _papers(case: Case, person: User, appeal: Appeal, reading: frozenset[Seat]) -> dict[str, Any]:
    """Decision and grounds to read on the page, the record as it was frozen, and apart from it what came later."""
    papers = papers_for(case, person)
    late = appeal_record.came_later(case, papers)
    record = [paper for paper in papers if paper.pk not in late and paper.kind != DocumentKind.APPEAL]
    decisions = [paper for paper in record if paper.kind == DocumentKind.DECISION and paper.added_at <= appeal.filed_at]
    grounds = appeal.document if may_read("appeal", reading) else None
    decision = decisions[-1] if decisions else None
    return {
        "grounds": grounds,
        "decision": decision,
        "record": [paper for paper in record if paper.kind != DocumentKind.DECISION],
        "later_papers": [paper for paper in papers if paper.pk in late],
        "read_here": [paper for paper in (grounds, decision) if paper],
    }


def _people(case: Case, reading: frozenset[Seat]) -> dict[str, Any]:
    """Who sits on the appeal, and who has declared."""
    if not may_read("people", reading):
        return {}
    declared = dict(case.declarations.values_list("person_id", "declared_at"))
    sitting = case.participants.filter(on_appeal=True).exclude(person__in=case.recusals.values("person"))
    rows = sitting.select_related("person").order_by("person__name")
    return {"reads_people": True, "committee": [(row.person, declared.get(row.person_id)) for row in rows]}


def _votes(case: Case, appeal: Appeal, reading: frozenset[Seat]) -> dict[str, Any]:
    """What was decided below, and how far the vote on the appeal is. Ballots stay sealed: here stand counts only."""
    if not may_read("votes", reading):
        return {}
    below = case.motions.filter(body=Body.COMMITTEE, kind=MotionKind.STEP, step__startswith="decide_")
    here = Motion.objects.filter(case=case, body=Body.APPEALS, opened_at__gte=appeal.filed_at)
    standing = Ballot.objects.standing().values("pk")
    counted = here.annotate(
        cast=Count("ballots", distinct=True, filter=Q(ballots__in=standing)), eligible=Count("voters", distinct=True)
    )
    return {
        "reads_votes": True,
        "decided": below.filter(used_at__lte=appeal.filed_at).order_by("used_at").last(),
        "motions": counted.order_by("-opened_at", "-pk"),
    }


def _log(case: Case, person: User, paper: Document) -> None:
    access.log(
        person=person,
        docket=case.docket,
        action="read_paper",
        what=paper.reference,
        outcome="shown",
        at=clock.now(),
    )
