"""The hearings at the desk: the list, and the page of one hearing. For seats inside the Board; parties have their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from complaints import motions
from complaints.hearable import number_in
from complaints.models import Body, Case, Status
from complaints.procedure import ROWS, STEPS
from complaints.seats import INSIDE, Seat, may_read
from complaints.views.desk import serves
from complaints.views.frame import frame
from hearings import panel
from hearings.models import Hearing, PanelReport
from hearings.preparation import SCHEDULES
from hearings.reading import Reader, exhibits_for, readers
from hearings.views.gate import Visit, inside
from people.models import User
from record.models import Deadline

ON_A_PAGE = 25
AT_HEARING = frozenset({Status.HEARING_SCHEDULED, Status.HEARING, Status.PANEL_REPORT})
HEARING_STEPS = frozenset(row.name for row in ROWS if row.source <= AT_HEARING)
VOTE_STEPS = frozenset({"cast_ballot", "close_motion"})
NOT_SET = (_("Day not set"), "needs-you")
LIMITS = ("hearing_within", "challenge", "challenge_new_member", "exchange", "panel_report")


@dataclass(frozen=True)
class Row:
    """One line of the list. `hearing` is None while no day is set."""

    case: Case
    hearing: Hearing | None
    reader: Reader
    words: str | Promise
    family: str


@login_required
@require_safe
def hearings(request: HttpRequest) -> HttpResponse:
    """Hearings of the cases this person sits at: those to be set, those ahead (the next first), those past."""
    person = serves(request)
    visible = Case.objects.visible_to(person)
    set_once = Hearing.objects.filter(case__in=visible).select_related("case__respondent", "case__complaint")
    known = list(set_once.order_by("starts_at", "pk"))
    running = [hearing for hearing in known if hearing.closed_at is None and hearing.put_off_at is None]
    to_set = visible.filter(status__in=STEPS["set_hearing"].source).exclude(pk__in=[h.case_id for h in running])
    waiting = list(to_set.select_related("respondent", "complaint").order_by("entered_status_at", "pk"))
    mine = readers(person, {case.pk: case for case in [*waiting, *(h.case for h in known)]}.values(), INSIDE)
    rows = [Row(h.case, h, mine[h.case_id], *state_of(h)) for h in known if h.case_id in mine]
    past = [row for row in reversed(rows) if row.hearing not in running]
    context = {
        "to_set": [Row(case, None, mine[case.pk], *NOT_SET) for case in waiting if case.pk in mine],
        "ahead": [row for row in rows if row.hearing in running],
        "page_obj": Paginator(past, ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "hearings/list.html", context)


def state_of(hearing: Hearing) -> tuple[str | Promise, str]:
    """The state of one setting in words, and the family of its badge."""
    if hearing.put_off_at:
        return _("Put off"), "neutral"
    if hearing.closed_at:
        return _("Held"), "done"
    if hearing.opened_at:
        return _("Under way"), "needs-you"
    return _("Hearing set"), "scheduled"


@login_required
@require_safe
@inside
def hearing(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One hearing: day, panel, challenges, exhibits, attendance, findings, recommendation, and what can be done now."""
    case, person, reading = visit.case, visit.person, visit.reading
    context = frame(request, case)
    steps = HEARING_STEPS | (VOTE_STEPS if Status(case.status) in AT_HEARING else frozenset())
    context["offers"] = [offer for offer in context["offers"] if offer.step.name in steps]
    limits = Deadline.objects.filter(docket=case.docket_id, name__in=LIMITS).open().explained()
    context |= {
        "mode": "overview",
        "opens_findings": visit.opens_findings,
        "deadlines": limits.order_by("due_on"),
        "hearings": _settings(case),
        "reads_help": bool(reading & SCHEDULES),
    }
    return render(request, "hearings/hearing.html", context | _panel(case, reading) | _heard(case, person, reading))


def _settings(case: Case) -> list[tuple[Hearing, str | Promise, str]]:
    """Every setting of the hearing, the last first."""
    found = case.hearings.prefetch_related("attendances", "continuances__asked_by").order_by("-set_at", "-pk")
    return [(hearing, *state_of(hearing)) for hearing in found]


def _panel(case: Case, reading: frozenset[Seat]) -> dict[str, Any]:
    """Who sits, who has declared, and what was said against them."""
    if not may_read("people", reading):
        return {}
    declared = dict(case.declarations.values_list("person_id", "declared_at"))
    return {
        "reads_people": True,
        "panel": [(seat, declared.get(seat.person_id)) for seat in panel.seats_on(case)],
        "challenges": case.challenges.select_related("person", "made_by", "ruled_by"),
    }


def _heard(case: Case, person: User, reading: frozenset[Seat]) -> dict[str, Any]:
    """Exhibits with their rulings; findings once each vote closed; the recommendation once it is filed."""
    found: dict[str, Any] = {}
    if may_read("exhibit", reading):
        found["reads_exhibits"] = True
        found["exhibits"] = exhibits_for(case, person, reading)
    if may_read("panel_report", reading):
        findings = motions.findings(case, Body.PANEL)
        found["reads_findings"] = True
        found["findings"] = [(number_in(case, a), a, vote, motions.is_sustained(vote)) for a, vote in findings]
        found["report"] = PanelReport.objects.filter(case=case).select_related("document", "signed_by").last()
    return found
