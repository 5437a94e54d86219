"""Disputes about public texts at the desk: the list, and one with its answer. For whoever keeps the entry."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from complaints.errors import Refused
from complaints.views.frame import signed_in
from people import clock
from people.models import RUN_THE_OFFICE
from people.views.holding import for_holders_of
from sanctions.actions.disputes import answer_dispute
from sanctions.disputes import disputes_for
from sanctions.entries import kept
from sanctions.forms.disputing import DisputeAnswerForm
from sanctions.models import Publication
from sanctions.register import action_status

ON_A_PAGE = 25
by_the_office = for_holders_of(*RUN_THE_OFFICE)


@by_the_office
@require_safe
def disputes(request: HttpRequest) -> HttpResponse:
    """Those that wait first."""
    found = disputes_for(signed_in(request))
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "sanctions/disputes.html", {"page_obj": page})


@by_the_office
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, reference: str) -> HttpResponse:
    """What was said, the text it was said about, and while it waits the question what the writer was told."""
    now = clock.now()
    today, person = clock.local_day(now), signed_in(request)
    found = get_object_or_404(disputes_for(person), reference=reference)
    form = DisputeAnswerForm(*((request.POST,) if request.method == "POST" else ()))
    status = 400 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            answer_dispute(found, **form.cleaned_data, by=person, on=now)
        except Refused as refused:
            form.add_error(None, str(refused))
            found.refresh_from_db()
            status = 409
        else:
            messages.success(request, _("Noted what the person was told."))
            return redirect("sanctions:disputes")
    context = {
        "dispute": found,
        "form": form,
        "publication": found.about,
        "status": action_status(found.about, today),
        "corrections": Publication.objects.notes_on([found.about]).get(found.about.pk, []),
        "first": kept(found.about).first,
    }
    return render(request, "sanctions/dispute_one.html", context, status=status)
