"""The log of tips: for the office and, where a tip is about the Board's own, for the President (procedure.md §1.2 G5, §2.8)."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from complaints.actions.tips import close_tip, log_tip
from complaints.errors import Refused
from complaints.forms.tips import TipForm, TipOutcomeForm
from complaints.models import Tip
from complaints.models.tip import TipQuerySet
from complaints.views.frame import signed_in
from people import bodies, clock
from people.models import RUN_THE_OFFICE, Role
from people.views.holding import for_holders_of

ON_A_PAGE = 25
for_readers = for_holders_of(*RUN_THE_OFFICE, Role.PRESIDENT, Role.VICE_PRESIDENT)


def _own(request: HttpRequest) -> TipQuerySet:
    person = signed_in(request)
    return Tip.objects.visible_to(person, bodies.roles_of(person, clock.today()))


@for_readers
@require_safe
def tips(request: HttpRequest) -> HttpResponse:
    """Those that wait first, then the others; the newest first."""
    found = _own(request).order_by(F("closed_at").desc(nulls_first=True), "-received_on", "-pk")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    may_log = bool(bodies.roles_of(signed_in(request), clock.today()) & RUN_THE_OFFICE)
    return render(request, "complaints/tips.html", {"page": page, "may_log": may_log})


@for_holders_of(*RUN_THE_OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest) -> HttpResponse:
    """Writes a tip down."""
    now = clock.now()
    form = TipForm(request.POST if request.method == "POST" else None, today=clock.local_day(now))
    if form.is_bound and form.is_valid():
        try:
            tip = log_tip(**form.cleaned_data, by=signed_in(request), on=now)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            if tip.kept_from_office:
                messages.success(request, _("The tip is kept for the President. The office cannot open it any more."))
            else:
                messages.success(request, _("The tip is in the log."))
            return redirect("complaints:tips")
    return render(request, "complaints/tip_new.html", {"form": form}, status=400 if form.is_bound else 200)


@for_readers
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, tip: int) -> HttpResponse:
    """One tip and, while it waits, the question what was done about it."""
    found = get_object_or_404(_own(request).select_related("logged_by", "closed_by"), pk=tip)
    form = TipOutcomeForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound:
        status = 400
        if form.is_valid():
            try:
                close_tip(found, outcome=form.cleaned_data["outcome"], by=signed_in(request), on=clock.now())
            except Refused as refused:
                form.add_error(None, str(refused))
                found.refresh_from_db()
                status = 409
            else:
                messages.success(request, _("Noted what was done."))
                return redirect("complaints:tips")
    return render(request, "complaints/tip.html", {"tip": found, "form": form}, status=status)
