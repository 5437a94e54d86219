"""Earlier discipline at the desk: the list, the form, and the document of each. For those who run the office.

A Written Caution stands among the rest here and nowhere else. The others can be listed publicly by two people.
"""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from complaints.errors import Refused
from complaints.views.documents import handed_out, no_copy
from complaints.views.frame import signed_in
from people import clock
from people.models import RUN_THE_OFFICE
from people.views.holding import for_holders_of
from record import access
from sanctions.actions.earlier import enter_earlier_discipline
from sanctions.actions.listing import draft_listing, why_no_listing
from sanctions.forms import EarlierDisciplineForm
from sanctions.forms.listing import ListingForm
from sanctions.models import EarlierDiscipline

ON_A_PAGE = 25
by_the_office = for_holders_of(*RUN_THE_OFFICE)


@by_the_office
@require_safe
def earlier_discipline(request: HttpRequest) -> HttpResponse:
    """Everything entered, the newest decision first."""
    rows = EarlierDiscipline.objects.select_related(
        "professional", "entered_by", "publication_link__publication__corrects"
    )
    context = {"page_obj": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))}
    return render(request, "sanctions/earlier_discipline.html", context)


@by_the_office
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Enters one with its document."""
    now = clock.now()
    today = clock.local_day(now)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = EarlierDisciplineForm(*sent, today=today)
    if sent and form.is_valid():
        try:
            row = enter_earlier_discipline(
                form.told(), document=form.cleaned_data["document"], by=signed_in(request), on=now
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Entered: %(row)s.") % {"row": row})
            return redirect("sanctions:earlier-discipline")
    return render(request, "sanctions/enter_discipline.html", {"form": form}, status=400 if sent else 200)


@by_the_office
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, reference: str) -> HttpResponse:
    """Drafts the public text of one. A second person approves it on the page of the entry."""
    row = get_object_or_404(EarlierDiscipline.objects.select_related("professional"), reference=reference)
    now, why = clock.now(), why_no_listing(row)
    if why:
        messages.error(request, why)
        return redirect("sanctions:earlier-discipline")
    sent = (request.POST,) if request.method == "POST" else ()
    form = ListingForm(*sent, row=row, today=clock.local_day(now))
    if sent and form.is_valid():
        try:
            text = draft_listing(row, form.listed(), by=signed_in(request), on=now)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Drafted. A second person approves it before the public can read it."))
            return redirect("sanctions:entry-texts", slug=text.slug)
    return render(request, "sanctions/draft_listing.html", {"form": form, "row": row}, status=400 if sent else 200)


@by_the_office
@require_safe
def document(request: HttpRequest, reference: str) -> HttpResponseBase:
    """The document as a download. Each reading leaves a line in the access log."""
    now = clock.now()
    row = get_object_or_404(EarlierDiscipline.objects.select_related("professional"), reference=reference)
    made = handed_out(row.document, title=str(row), media=row.content_type)
    outcome = "served" if made else "no_copy"
    access.log(person=signed_in(request), action="read", what=f"earlier_discipline:{row.pk}", outcome=outcome, at=now)
    return made or no_copy(request)
