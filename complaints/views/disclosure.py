"""The disclosure schedule of a case, on one page and as a PDF. Each export is on the access log."""

from __future__ import annotations

import io
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from complaints.clean_pdf import PDF
from complaints.errors import Refused
from complaints.investigation.schedule import schedule
from complaints.models import Case
from complaints.printing import disclosure_schedule
from complaints.seats import may_read, seats_of
from complaints.views.case import part_of_a_case
from complaints.views.documents import as_download, no_copy
from complaints.views.frame import find_case, must_declare, not_found, signed_in
from people import clock
from record import access


@part_of_a_case("complaints/disclosure.html", "disclosure")
def disclosure(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Who was given what and when, and the respondent's comment."""
    return {"tab": "case-disclosure", "schedule": schedule(case, signed_in(request))}


@require_GET
def download(request: HttpRequest, number: str) -> HttpResponseBase:
    """The same on paper, as it stands now."""
    case, person, now = find_case(request, number), signed_in(request), clock.now()
    places = seats_of(person, case)
    if must_declare(case, person, places):
        return redirect("complaints:do", number=number, step="declare")
    if not may_read("disclosure", places):
        raise not_found(person, case.docket, "open_tab", "disclosure")
    try:
        made = disclosure_schedule(case, schedule(case, person), on=now)
    except Refused:
        made = None
    outcome = "served" if made else "no_copy"
    access.log(person=person, docket=case.docket, action="export", what="disclosure", outcome=outcome, at=now)
    return as_download(io.BytesIO(made), title=f"Disclosure {case.number}", media=PDF) if made else no_copy(request)
