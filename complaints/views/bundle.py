"""The record of a case as one PDF, and what is in it and what not, for this reader. Each export is on the access log."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from complaints import bundle, workflow
from complaints.clean_pdf import PDF
from complaints.errors import Refused
from complaints.manifest import manifest_for
from complaints.models import Case
from complaints.procedure import STEPS
from complaints.seats import may_read, seats_of
from complaints.views.documents import as_download
from complaints.views.frame import find_case, frame, must_declare, not_found, signed_in
from people import clock
from record import access


@require_http_methods(["GET", "HEAD", "POST"])
def manifest(request: HttpRequest, number: str) -> HttpResponse:
    """Every paper of the case, included or excluded with the reason. POST gives pages to what has none yet."""
    case = _readable(request, number)
    if case is None:
        return redirect("complaints:do", number=number, step="declare")
    person = signed_in(request)
    found = manifest_for(case, person)
    why = workflow.obstacle(STEPS["number_record"], case, person, clock.now())
    if request.method == "POST":
        try:
            if why is None and found.waiting:
                pages = bundle.measured(found.waiting)
                workflow.take("number_record", case, by=person, on=clock.now(), pages=pages)
        except Refused as refused:
            why = str(refused)
        if why:
            messages.error(request, why)
        return redirect("complaints:case-bundle", number=number)
    context = frame(request, case) | {"tab": "case-bundle", "manifest": found, "why": why}
    return render(request, "complaints/bundle.html", context)


@require_GET
def download(request: HttpRequest, number: str) -> HttpResponseBase:
    """The bundle with the index. What this reader may not read is not in it."""
    case = _readable(request, number)
    if case is None:
        return redirect("complaints:do", number=number, step="declare")
    person, now = signed_in(request), clock.now()
    found = manifest_for(case, person)
    if not found.included:
        return redirect("complaints:case-bundle", number=number)
    made, why = None, ""
    try:
        made = bundle.make(case, found, reader=person, on=now)
    except Refused as refused:
        why = str(refused)
    outcome = "served" if made else "no_copy"
    access.log(person=person, docket=case.docket, action="export", what=f"bundle:{found.last}", outcome=outcome, at=now)
    if made is None:
        messages.error(request, why)
        return redirect("complaints:case-bundle", number=number)
    return as_download(made, title=f"Record {case.number}", media=PDF)


def _readable(request: HttpRequest, number: str) -> Case | None:
    """The case, for those who read its papers; None for one who has to declare first."""
    case = find_case(request, number)
    person = signed_in(request)
    places = seats_of(person, case)
    if must_declare(case, person, places):
        return None
    if not may_read("complaint", places):
        raise not_found(person, case.docket, "open_tab", "bundle")
    return case
