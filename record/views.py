"""The page /desk/due/: counts a date for anybody who holds an office or sits on a body today."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from people import clock
from people.bodies import roles_of
from people.models import User
from record import days, deadlines, explaining
from record.forms import DueForm


@login_required
@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """Shows the last day of a period and how it was counted. It writes nothing, so the address holds the question."""
    today = clock.today()
    if not isinstance(request.user, User) or not roles_of(request.user, today):
        raise Http404
    asked = bool(request.GET)
    form = DueForm(request.GET) if asked else DueForm(initial={"start": today, "length": 30})
    shown: dict[str, date | list[str]] = {}
    if asked and form.is_valid():
        start, rule = form.cleaned_data["start"], form.rule
        found = days.due(start, rule, deadlines.closed_days())
        shown = {"last_day": found.day, "how": explaining.how(start, rule, found)}
    return render(request, "record/due.html", {"form": form, **shown})
