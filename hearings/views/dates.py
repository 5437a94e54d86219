"""Calendar files: the hearing and the last days of a case, for whoever sits at it and for the two sides (ux.md §1.2)."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from complaints import wording
from complaints.models import Case, Party
from complaints.seats import seats_of
from complaints.views.filing import ask_for_code
from complaints.views.frame import next_deadline, signed_in
from complaints.views.parties import HOME, own_case
from hearings import panel
from hearings.ics import calendar_of
from hearings.views.gate import Visit, inside
from people import clock
from record.models import Deadline

DESK_WORDS = {"hearing": "Hearing", "limit": "Last day", "more": "Sign in to read the rest."}


@login_required
@require_safe
@inside
def desk_dates(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every limit that runs, and the hearing."""
    running = Deadline.objects.filter(docket=visit.case.docket_id, due_on__gte=clock.today()).open()
    return _file(request, visit.case, running.order_by("due_on", "pk"), DESK_WORDS, reverse("complaints:desk"))


@require_safe
def my_dates(request: HttpRequest) -> HttpResponse:
    return _of_a_side(request, Party.Side.COMPLAINANT)


@require_safe
def respond_dates(request: HttpRequest) -> HttpResponse:
    return _of_a_side(request, Party.Side.RESPONDENT)


def _of_a_side(request: HttpRequest, side: Party.Side) -> HttpResponse:
    """What the page of this side shows: the next date, and the hearing. In words that tell a stranger nothing."""
    case = own_case(request, side)
    if case is None:
        return ask_for_code(request, side)
    places = seats_of(signed_in(request), case)
    shown = None if wording.keeps_dates_from(case, places) else next_deadline(case, places)
    words = {
        "hearing": _("Appointment"),
        "limit": _("Last day"),
        "more": _("Your page says the rest."),
    }
    return _file(request, case, [shown] if shown else [], words, reverse(HOME[side]))


def _file(
    request: HttpRequest, case: Case, deadlines: Iterable[Deadline], words: dict[str, str], page: str
) -> HttpResponse:
    content = calendar_of(
        panel.ahead(case),
        deadlines,
        words=words,
        page=request.build_absolute_uri(page),
        host=request.get_host().partition(":")[0],
        on=clock.now(),
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="dates.ics"'
    return response
