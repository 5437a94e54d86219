"""Prior discipline at a case, for those who may weigh it and for the respondent; and the directors' list of decisions.

Sources: procedure.md §5, rows "Prior discipline" and "Decision" (other directors: list), §3 (the panel only after it has
found). Whoever may not read it finds no such page.
"""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from complaints.models import Body as CaseBody
from complaints.models import Case, Party, SanctionKind
from complaints.motions import SITS
from complaints.reading import reading_seats, reads
from complaints.seats import seats_of
from complaints.views.filing import ask_for_code
from complaints.views.frame import find_case, frame, must_declare, not_found, signed_in
from complaints.views.parties import own_case
from people import clock
from people.models import BODY_ROLES, Body, User
from people.views.holding import for_holders_of
from record import access
from sanctions.comparable import comparable_outcomes
from sanctions.earlier import Earlier, earlier_discipline
from sanctions.models import Sanction

ON_A_PAGE = 25
# Who is shown how earlier cases ended: those who vote on the sanction (§3).
VOTE_ON_SANCTIONS = SITS[CaseBody.COMMITTEE] | SITS[CaseBody.APPEALS]


def _read(case: Case, person: User) -> list[Earlier]:
    """What there is, with a line in the access log: it can weigh on a person's livelihood."""
    access.log(
        person=person, docket=case.docket, action="read", what="prior_discipline", outcome="shown", at=clock.now()
    )
    return earlier_discipline(case.respondent, apart_from=case)


@login_required
@require_safe
def prior(request: HttpRequest, number: str) -> HttpResponse:
    """At the desk. Where there is none, the page says so."""
    case = find_case(request, number)
    person = signed_in(request)
    if must_declare(case, person, seats_of(person, case)):
        return redirect("complaints:do", number=number, step="declare")
    if not reads("prior_discipline", case, reading_seats(case, person)):
        raise not_found(person, case.docket, "open_tab", "prior_discipline")
    context = frame(request, case) | {"earlier": _read(case, person), "tab": "sanctions:prior"}
    if seats_of(person, case) & VOTE_ON_SANCTIONS:
        context |= {"votes_here": True, "comparable": comparable_outcomes(case), "kinds": SanctionKind.choices}
    return render(request, "sanctions/prior.html", context)


@require_safe
def own_prior(request: HttpRequest) -> HttpResponse:
    """The respondent's own."""
    case = own_case(request, Party.Side.RESPONDENT)
    if case is None:
        return ask_for_code(request, Party.Side.RESPONDENT)
    person = signed_in(request)
    if not reads("prior_discipline", case, seats_of(person, case)):
        raise Http404
    context = {"case": case, "earlier": _read(case, person), "home": reverse("complaints:respond")}
    return render(request, "sanctions/own_prior.html", context)


@for_holders_of(*BODY_ROLES[Body.BOARD_OF_DIRECTORS])
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """For directors of the Board: final decisions by number, date and sanction. A list, and no way into any case.

    A Written Caution shows no name. A case from which a director is recused is not there for that director.
    """
    person = signed_in(request)
    final = Sanction.objects.standing().filter(effective_on__isnull=False)
    shown = final.exclude(case__recusals__person=person).select_related(
        "case__respondent", "case__complaint", "case__credential"
    )
    page = Paginator(shown.order_by("-effective_on", "-pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [(sanction, sanction.case.respondent_name if sanction.is_public else "") for sanction in page.object_list]
    return render(request, "sanctions/decisions.html", {"rows": rows, "page_obj": page})
