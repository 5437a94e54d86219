"""A paper that is to go out with a public text: searched for everybody whom the case protects. Nothing of it is kept.

For the office and the chair of a case. A publication itself holds no paper; what else leaves the house about it (a decision
in a public copy, a letter to a member board) is looked at here first (procedure.md §3, "never").
"""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from complaints.errors import Refused
from complaints.reading import reading_seats
from complaints.seats import OFFICE, Seat, seats_of
from complaints.views.frame import find_case, frame, signed_in
from people import clock
from record import access
from sanctions.forms import PaperCheckForm
from sanctions.leaks.papers import places_in
from sanctions.leaks.standing import Weighed, weigh

READERS = OFFICE | {Seat.CHAIR}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, number: str) -> HttpResponse:
    case = find_case(request, number)
    person = signed_in(request)
    if not seats_of(person, case) & READERS:
        raise Http404
    if not reading_seats(case, person) & READERS:
        return redirect("complaints:do", number=number, step="declare")
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PaperCheckForm(*sent)
    found: list[Weighed] | None = None
    if sent and form.is_valid():
        paper = form.cleaned_data["paper"]
        try:
            places = places_in(paper, paper.examined_type, paper.name)
        except Refused as refused:
            form.add_error("paper", str(refused))
        else:
            found = weigh(case, case.respondent, places)
            outcome = "leaks" if found else "clean"
            access.log(person=person, docket=case.docket, action="check", what="paper", outcome=outcome, at=clock.now())
    context = frame(request, case) | {"form": form, "found": found}
    return render(request, "sanctions/paper_check.html", context, status=400 if form.errors else 200)
