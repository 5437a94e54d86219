"""Sanctions in force or to be monitored, each with its open conditions and what is next (procedure.md §1.3 rows 19-21, §3).

For the office and the chairs, of the cases that each may see. Whoever must still declare a tie reads no name here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from complaints.models import Case, SanctionKind, Status
from complaints.seats import OFFICE, Seat
from complaints.views.desk import serves
from hearings.reading import Reader, readers
from people import clock
from people.models import User
from people.templatetags.eastern import eastern, eastern_day
from sanctions.conditions import overdue
from sanctions.models import Condition, Sanction

ON_A_PAGE = 25
READERS = OFFICE | {Seat.CHAIR}


@dataclass(frozen=True)
class Row:
    """One line: the sanction, its conditions that are not met, and what the office does next."""

    sanction: Sanction
    reader: Reader
    open_conditions: tuple[Condition, ...]

    @property
    def next(self) -> str:
        status, sanction = Status(self.sanction.case.status), self.sanction
        if status is Status.REINSTATEMENT:
            return _("Answer the request for reinstatement.")
        if status is Status.FINAL:
            if sanction.is_public and not sanction.case.has("published"):
                return _("Publish it, then begin monitoring or close the case.")
            return _("Begin monitoring or close the case.")
        if any(overdue(condition, clock.today()) for condition in self.open_conditions):
            return _("The last day of a condition is over. Record the proof, give a later day, or open a case.")
        if self.open_conditions:
            return _("Record the proof of each condition.")
        if sanction.kind == SanctionKind.SUSPENSION and sanction.ends_on and not sanction.reinstated_on:
            return _("Wait for a request for reinstatement. The end is on %(day)s; nothing ends by itself.") % {
                "day": eastern_day(sanction.ends_on)
            }
        return _("Nothing: it is for good.") if sanction.kind == SanctionKind.REVOCATION else _("End monitoring.")

    @property
    def until(self) -> str:
        """A suspension has its last day; a revocation has none. What is only listed or private lasts no time of its own."""
        if self.sanction.ends_on:
            return eastern(self.sanction.ends_on)
        return _("No end") if self.sanction.kind == SanctionKind.REVOCATION else "–"


@login_required
@require_safe
def sanctions_in_force(request: HttpRequest) -> HttpResponse:
    """The list, the earliest end first; what has no end stands last."""
    rows = rows_for(serves(request))
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "sanctions/in_force.html", {"page_obj": page})


def rows_for(person: User) -> list[Row]:
    """The sanctions of the cases at which this person sits for the office or in the chair."""
    lasting = Q(kind=SanctionKind.SUSPENSION, reinstated_on__isnull=True) | Q(kind=SanctionKind.REVOCATION)
    found = Sanction.objects.standing().filter(
        lasting | ~Q(case__status=Status.CLOSED),
        effective_on__isnull=False,
        case__in=Case.objects.visible_to(person),
    )
    unmet = Prefetch("conditions", Condition.objects.filter(met_on__isnull=True), to_attr="unmet")
    sanctions = list(
        found.select_related("case__respondent", "case__complaint", "case__credential").prefetch_related(unmet)
    )
    sanctions.sort(key=lambda sanction: (sanction.ends_on or date.max, sanction.pk))
    mine = readers(person, [sanction.case for sanction in sanctions], READERS)
    return [
        Row(sanction, mine[sanction.case_id], tuple(sanction.unmet))
        for sanction in sanctions
        if sanction.case_id in mine
    ]
