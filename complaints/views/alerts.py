"""The alerts of the President and the Vice President (procedure.md §2.8): who tried what at which case, newest first."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from complaints.alerts import OVERSEERS, alerts_for
from complaints.procedure import STEPS
from complaints.views.frame import signed_in
from people.views.holding import for_holders_of
from record.models import AccessLog

ON_A_PAGE = 25
ACTS = {
    "open_case": _("Tried to open the case"),
    "open_tab": _("Tried to open a part of the case"),
    "read": _("Tried to open a file"),
    "read_paper": _("Tried to read a paper"),
    "step": _("Tried to take a step"),
}


@for_holders_of(*OVERSEERS)
@require_safe
def alerts(request: HttpRequest) -> HttpResponse:
    """Not found for everybody but these two."""
    page = Paginator(alerts_for(signed_in(request)), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "complaints/alerts.html", {"page_obj": page, "rows": [_row(line) for line in page]})


def _row(line: AccessLog) -> dict[str, object]:
    step = STEPS.get(line.what) if line.action == "step" else None
    return {
        "at": line.at,
        "who": line.person.name if line.person else "",
        "number": line.docket.number if line.docket else "",
        "act": ACTS.get(line.action, line.action),
        "step": step.label if step else "",
    }
