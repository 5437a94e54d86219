"""The list of cases: filters, order and page stand in the address, so that a list can be kept or sent on (ux.md §3, 56)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from complaints.case_filters import ORDERS, CaseFilters
from complaints.forms.saved_views import SavedViewForm
from complaints.models import Case
from complaints.views.desk import rows_for, serves
from complaints.views.frame import cases
from people import clock

PER_PAGE = 25


@login_required
def case_list(request: HttpRequest) -> HttpResponse:
    """The cases of this person that are asked for, and how many there are in all."""
    person = serves(request)
    filters = CaseFilters(request.GET, person, clock.today())
    page = Paginator(filters.narrow(cases().visible_to(person)), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": rows_for(person, list(page.object_list)),
        "filters": filters,
        "orders": ORDERS,
        "all": Case.objects.visible_to(person).count() if filters.chips else page.paginator.count,
        "views": person.saved_views.filter(removed_at__isnull=True),
        "keep": SavedViewForm(initial={"query": filters.query}) if filters.kept else None,
    }
    return render(request, "complaints/cases.html", context)
