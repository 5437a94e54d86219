"""Who comes to the pages of one hearing: seats inside the Board, after the declaration. Everybody else finds no page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from complaints.models import Case
from complaints.reading import reading_seats, reads
from complaints.seats import INSIDE, PANEL, Seat, seats_of
from complaints.views.frame import find_case, signed_in
from people.models import User


@dataclass(frozen=True)
class Visit:
    """One person at one hearing, and the seats from which this person reads."""

    case: Case
    person: User
    reading: frozenset[Seat]

    @property
    def opens_findings(self) -> bool:
        """Whether there is a page of findings for this reader: the panel's own, or the report once it is filed."""
        if self.reading & PANEL:
            return True
        return self.case.has("panel_reported") and reads("panel_report", self.case, self.reading)


Page = Callable[[HttpRequest, Visit], HttpResponse]


def inside(page: Page) -> Callable[..., HttpResponse]:
    """Passes the gate, then fills the page."""

    @wraps(page)
    def view(request: HttpRequest, number: str) -> HttpResponse:
        case = find_case(request, number)
        person = signed_in(request)
        if not seats_of(person, case) & INSIDE:
            raise Http404
        reading = reading_seats(case, person) & INSIDE
        if not reading:
            return redirect("complaints:do", number=number, step="declare")
        return page(request, Visit(case, person, reading))

    return view
