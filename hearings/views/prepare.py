"""Preparing a hearing: one list of what must be in order, what blocks the start, and where each line is mended."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from complaints import participation, workflow
from complaints.models import Case, Status
from complaints.procedure import STEPS, Step
from complaints.seats import INSIDE, Seat
from complaints.views.frame import LinkedOffer, frame
from hearings import panel, preparation
from hearings.views.gate import Visit, inside
from people import clock
from people.one_look import one_look


@login_required
@require_safe
@one_look()
@inside
def prepare(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The checklist with its dates. What blocks is what the step that opens the hearing asks."""
    case, now = visit.case, clock.now()
    context = frame(request, case)
    offers: list[LinkedOffer] = context["offers"]
    mine = {offer.step.name: offer for offer in offers}
    being_prepared = Status(case.status) in preparation.OPEN.source
    found = preparation.lines(case, visit.reading, now) if being_prepared else []
    opening = mine.get(preparation.OPEN.name)
    context |= {
        "mode": "prepare",
        "opens_findings": visit.opens_findings,
        "being_prepared": being_prepared,
        "hearing": panel.ahead(case),
        "rows": [(line, _links(line, mine), _who(line, mine, case, now)) for line in found],
        "blocking": [line for line in found if line.why],
        "opening": opening if opening and opening.why == "" else None,
        "offers": [],
    }
    return render(request, "hearings/prepare.html", context)


def _links(line: preparation.Line, mine: dict[str, LinkedOffer]) -> list[LinkedOffer]:
    """The steps of this line that this person can take now."""
    return [mine[name] for name in line.check.steps if name in mine and not mine[name].why]


def _who(line: preparation.Line, mine: dict[str, LinkedOffer], case: Case, now: datetime) -> str:
    """Who can mend a line that is open, where this person cannot; blank where only time does."""
    if not line.is_open or _links(line, mine):
        return ""
    able = {seat for name in line.check.steps for seat in _able(STEPS[name], case, now)}
    return ", ".join(str(seat.label) for seat in Seat if seat in able)


def _able(step: Step, case: Case, now: datetime) -> frozenset[Seat]:
    """The seats inside the Board from which somebody who sits there could take this step now."""
    found = set()
    for seat in step.seats & INSIDE if case.status in step.source else ():
        holder = next(iter(participation.holders(case, seat)), None)
        if holder and workflow.obstacle(step, case, holder, now) is None:
            found.add(seat)
    return frozenset(found)
