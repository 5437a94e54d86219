"""The hearing as the two sides read it: when, where, how to join, who sits there, what is on the table (ux.md §1.2)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from complaints.models import Case, Party
from complaints.seats import seats_of
from complaints.views.filing import ask_for_code
from complaints.views.frame import kept_case, signed_in
from complaints.views.parties import home_of, own_case
from hearings import panel
from hearings.models import PanelSeat
from hearings.reading import exhibits_for


@require_safe
def my_hearing(request: HttpRequest) -> HttpResponse:
    return _of_a_side(request, Party.Side.COMPLAINANT)


@require_safe
def respond_hearing(request: HttpRequest) -> HttpResponse:
    return _of_a_side(request, Party.Side.RESPONDENT)


def _of_a_side(request: HttpRequest, side: Party.Side) -> HttpResponse:
    """Nothing before the notice of hearing is served: until then a side is told by letters alone (§1.3 row 12)."""
    case = own_case(request, side)
    if case is None:
        return ask_for_code(request, side)
    context = {
        "case": case,
        "side": side.value,
        "kept": kept_case(request),
        "home": home_of(request, side),
        **(_noticed(case) if case.has("hearing_noticed") else {}),
    }
    if side is Party.Side.RESPONDENT:
        person = signed_in(request)
        context["exhibits"] = exhibits_for(case, person, seats_of(person, case))
    return render(request, "hearings/party_hearing.html", context)


def _noticed(case: Case) -> dict[str, Any]:
    seats = panel.seats_on(case)
    return {
        "hearing": panel.ahead(case) or case.hearings.last(),
        "officer": next((row.person.name for row in seats if row.role == PanelSeat.Role.OFFICER), ""),
        "members": [row.person.name for row in seats if row.role == PanelSeat.Role.MEMBER],
        "alternates": [row.person.name for row in seats if row.role == PanelSeat.Role.ALTERNATE],
    }
