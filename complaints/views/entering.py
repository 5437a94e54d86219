"""The page on which the office types a complaint that came on paper or by telephone (procedure.md §4, ux.md §1.6)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from complaints.actions.entering import enter_complaint
from complaints.actions.filing import TakenDown
from complaints.errors import Refused
from complaints.forms.entering import EnteredComplaintForm
from complaints.models import Case
from complaints.views.frame import signed_in
from people import clock
from people.models import RUN_THE_OFFICE
from people.views.holding import for_holders_of


@for_holders_of(*RUN_THE_OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The whole form on one page; then the number, and the return code that is shown once."""
    now = clock.now()
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = EnteredComplaintForm(*data, today=clock.local_day(now))
    if data and form.is_valid():
        taken_down = TakenDown(by=signed_in(request), received_on=form.cleaned_data["received_on"])
        answers = form.answers(form.cleaned_data["language"])
        try:
            case, code = enter_complaint(answers, taken_down=taken_down, papers=form.papers(), on=now)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return _entered(request, case, code)
    return render(request, "complaints/enter.html", {"form": form}, status=400 if data else 200)


def _entered(request: HttpRequest, case: Case, code: str) -> HttpResponse:
    """A case about one of the Board's own is the President's: from here on the office finds nothing of it (§2.8)."""
    is_ours = Case.objects.visible_to(signed_in(request)).filter(pk=case.pk).exists()
    home = reverse("complaints:case", args=[case.number]) if is_ours else reverse("complaints:desk")
    shown = {"return_code": code}
    context = {"case": case, "shown": shown, "home": home, "is_ours": is_ours}
    return render(request, "complaints/shown_once.html", context)
