"""The one page on which every step is taken: at the desk, by the complainant and by the respondent."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from complaints import conflict_hints, meanwhile, workflow
from complaints.errors import Refused
from complaints.forms import FORMS
from complaints.models import Case
from complaints.procedure import STEPS, Step
from complaints.seats import PARTIES, seats_of
from complaints.views.frame import find_case, frame, must_declare, not_found, signed_in
from complaints.views.together import sent_meanwhile
from complaints.what_follows import what_follows
from people import clock, form_keys, kept_words
from people.one_look import read_once
from record import access

# What an address may choose beforehand; the person still sees it and sends it.
PREFILLED = ("provision", "condition", "corrects", "document")


@read_once
def do(request: HttpRequest, number: str, step: str, home: str = "complaints:case") -> HttpResponse:
    """A step at the desk. A step that is not this person's is not found; one that must wait says why."""
    case = find_case(request, number)
    row = STEPS.get(step)
    places = seats_of(signed_in(request), case)
    if row and row.page and not row.page.startswith("complaints:") and row.seats & places:
        return redirect(row.page, number=number)  # taken where its exact text is shown
    if request.GET.get("back") == "screening":
        home = "complaints:case-screening"
    return take(request, case, step, home=reverse(home, args=[number]))


def take(
    request: HttpRequest, case: Case, name: str, *, home: str, template: str = "complaints/step.html"
) -> HttpResponse:
    """Shows the form of a step and, on POST, takes it. Refused: the reason, with everything typed kept (409)."""
    person, now = signed_in(request), clock.now()
    step = STEPS.get(name)
    places = seats_of(person, case)
    if step is None or not step.form or not step.seats & places:
        raise not_found(person, case.docket, "step", name[:100])
    asked = FORMS[step.form]
    gated = must_declare(case, person, places)
    key = form_keys.bound(request.POST.get("form_key", ""), person.pk, case.pk, name)
    if form_keys.was_used(key):
        return _after(request, case, step, None, home)
    if request.method == "POST":
        workflow.catch_up(case, now)  # what lapsed comes first, so that the reason is about the case as it is
    why = workflow.obstacle(step, case, person, now)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = None
    waited = kept_words.taken(request)
    if why is None or (data and (not gated or name in workflow.GATE_STEPS)):  # a form may show what is in the file
        chosen = {asked_for: request.GET[asked_for] for asked_for in PREFILLED if asked_for in request.GET}
        first = {"initial": chosen} if chosen else {}
        typed = data or ((waited,) if waited else ())
        form = asked(*typed, **first, case=case, person=person, step=step, on=now)
        if waited:  # typed before the sign-in: shown, not judged
            form.full_clean()
            form.errors.clear()
    is_ready = bool(data) and why is None and form is not None and form.is_valid()
    sent = sent_meanwhile(case, step, person, request.POST.get("opened_at", "")) if is_ready else []
    if form is not None and is_ready and not sent:
        try:
            with transaction.atomic():
                is_first = form_keys.use(key, at=now)
                taken = workflow.take(name, case, by=person, on=now, **form.given()) if is_first else None
        except Refused as refused:
            why = str(refused)
            form.add_error(None, why)
        else:
            return _after(request, case, step, taken, home)
    elif why and form is not None:
        form.full_clean()
        form.add_error(None, why)
    if why and data:
        access.log(person=person, docket=case.docket, action="step", what=name, outcome="refused", at=now)
    context = frame(request, case) | {"step": step, "form": form, "why": why, "home": home}
    context["form_key"] = form_keys.new()
    context |= {"gated": gated, "sent": sent, "opened_at": case.version, "shared": not step.each and form is not None}
    context["here"] = "" if places & PARTIES else reverse("complaints:here", args=[case.number, name])
    context["agreement"] = None if gated else meanwhile.agreement_at(step, case, places)
    if gated:
        context["home"] = reverse("complaints:desk")  # the case page leads here again
    context["hints"] = conflict_hints.hints(case, person) if name == "declare" and why is None else []
    context["effect"] = what_follows(step)
    return render(request, template, context, status=409 if why or sent else 400 if data else 200)


def _after(request: HttpRequest, case: Case, step: Step, taken: workflow.Taken | None, home: str) -> HttpResponse:
    """A code is shown once, on the page that answers the POST; everything else redirects.

    What was sent twice (nothing was `taken` now) is answered like the first time, but that no code is shown again.
    """
    if taken and taken.shown:
        return render(request, "complaints/shown_once.html", {"case": case, "shown": taken.shown, "home": home})
    messages.success(request, _("Done: %(what)s.") % {"what": step.label})
    person = signed_in(request)
    if not seats_of(person, case):  # a recusal: the case is gone from here on
        return redirect("complaints:desk")
    return redirect(home)
