"""The page on which a person of the Board names the own workplace and supervision. Everybody sees the own ties only."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from complaints import insiders
from complaints.actions.ties import tell_ties
from complaints.forms.ties import TiesForm
from complaints.views.frame import signed_in
from people import clock


@login_required
def ties(request: HttpRequest) -> HttpResponse:
    person, now = signed_in(request), clock.now()
    if not insiders.serves(person, clock.local_day(now)):
        raise Http404
    form = TiesForm(request.POST if request.method == "POST" else None, person=person)
    if request.method == "POST" and form.is_valid():
        tell_ties(person, form.given(), on=now)
        messages.success(request, _("Saved. A case that touches it tells you before you declare."))
        return redirect("complaints:ties")
    return render(request, "complaints/ties.html", {"form": form}, status=400 if request.method == "POST" else 200)
