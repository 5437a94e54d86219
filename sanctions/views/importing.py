"""The register from a file: chosen, shown as it would be, saved. For those who run the office (ux.md §2.1, settings).

Between the two pages the bytes lie in the visitor's session on the server and go with it; nothing stands in an address.
"""

from __future__ import annotations

import base64

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from complaints.errors import Refused
from complaints.views.frame import signed_in
from people import clock
from people.registry_plan import Plan, plan_for
from sanctions.actions.importing import import_register
from sanctions.barred import barred
from sanctions.forms import RegistryFileForm
from sanctions.views.discipline import by_the_office

WAITING = "register_import"
MOST_SHOWN = 500


@by_the_office
@require_http_methods(["GET", "HEAD", "POST"])
def import_register_page(request: HttpRequest) -> HttpResponse:
    """Without a file asks for one; with one shows its plan; `act=save` saves the very bytes that were looked at."""
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if act == "save":
        return _save(request)
    if act == "rule" and WAITING in request.session:
        return _show(request, plan_for(_kept(request), barred(), _others(request)))
    if act == "drop" or request.method != "POST":
        request.session.pop(WAITING, None)  # another visit begins anew
        return render(request, "sanctions/import.html", {"form": RegistryFileForm()})
    form = RegistryFileForm(request.POST, request.FILES)
    if form.is_valid():
        data = form.cleaned_data["file"].read()
        try:
            plan = plan_for(data, barred())
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            request.session[WAITING] = base64.b64encode(data).decode("ascii")
            return _show(request, plan)
    return render(request, "sanctions/import.html", {"form": form}, status=400)


def _save(request: HttpRequest) -> HttpResponse:
    if WAITING not in request.session:
        return redirect("sanctions:import")  # saved already, or the session ended: choose the file again
    data, others = _kept(request), _others(request)
    seen = request.POST.get("seen", "") or "nothing"
    try:
        plan = import_register(data, by=signed_in(request), on=clock.now(), seen=seen, others=others)
    except Refused as refused:
        return _show(request, plan_for(data, barred(), others), why=str(refused))
    del request.session[WAITING]
    messages.success(request, plan.summary)
    return redirect("sanctions:import")


def _kept(request: HttpRequest) -> bytes:
    return base64.b64decode(request.session[WAITING])


def _others(request: HttpRequest) -> list[int]:
    """The lines of which the visitor says that they are about somebody else."""
    return sorted({int(line) for line in request.POST.getlist("others") if line.isascii() and line.isdecimal()})


def _show(request: HttpRequest, plan: Plan, why: str = "") -> HttpResponse:
    context = {
        "plan": plan,
        "changed": plan.changed[:MOST_SHOWN],
        "refused": plan.refused[:MOST_SHOWN],
        "added": plan.added[:MOST_SHOWN],
        "most": MOST_SHOWN,
        "others": _others(request),
        "why": why,
    }
    return render(request, "sanctions/import_plan.html", context, status=409 if why else 200)
