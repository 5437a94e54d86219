"""Two people at one form: each hears of the other, and who sends second is shown what the first has sent (ux.md §3, 52)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from complaints.models import Case, Presence
from complaints.procedure import STEPS, Step
from complaints.seats import seats_of
from complaints.views.frame import find_case, must_declare, signed_in
from people import clock
from people.models import User
from record.models import Event

HEARD_FOR = timedelta(minutes=1)


@dataclass(frozen=True)
class Sent:
    """What another person sent by the same form while this one was open."""

    who: str
    at: datetime
    text: str


def sent_meanwhile(case: Case, step: Step, person: User, opened_at: str) -> list[Sent]:
    """What others did by this step since the page was opened, the newest last.

    `opened_at` is the case's version that the page carried; each step counts it up by one and leaves one event. A page
    that carries none compares nothing, as does a step that everybody takes for themself.
    """
    passed = case.version - int(opened_at) if opened_at.isdecimal() and len(opened_at) < 10 else 0
    if step.each or passed <= 0:
        return []
    since = Event.objects.filter(docket=case.docket_id).select_related("actor", "texts").order_by("-sequence")[:passed]
    return [
        Sent(event.actor.name, event.at, event.texts.text if hasattr(event, "texts") else "")
        for event in reversed(since)
        if event.kind == step.name and event.actor and event.actor_id != person.pk
    ]


def here(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """Says that this person has the form open, and answers who else has."""
    case, person, now = find_case(request, number), signed_in(request), clock.now()
    row, places = STEPS.get(step), seats_of(person, case)
    if row is None or row.each or not row.seats & places or must_declare(case, person, places):
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    Presence.objects.update_or_create(case=case, step=step, person=person, defaults={"at": now})
    others = Presence.objects.filter(case=case, step=step, at__gt=now - HEARD_FOR).exclude(person=person)
    names = sorted(str(name) for name in others.values_list("person__name", flat=True))
    words = ngettext("%(names)s has this form open too.", "%(names)s have this form open too.", len(names))
    return JsonResponse({"words": words % {"names": _(", ").join(names)} if names else ""})
