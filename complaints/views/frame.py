"""What stands around every page of a case: number, parties, status, ball, next date, and what this person can do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject

from complaints import meanwhile, participation, wording, workflow
from complaints.models import Case
from complaints.models.case import CaseQuerySet
from complaints.procedure import STEPS, Step
from complaints.reading import holding
from complaints.seats import ANSWERING, COMPLAINING, DECLARING, OFFICE, PARTIES, Seat, seats_of
from complaints.views.tabs import tabs_of
from people import clock
from people.models import User
from record import access
from record.models import Deadline, Docket


@dataclass(frozen=True)
class LinkedOffer:
    """A step with its address, for the panel of what can be done."""

    step: Step
    why: str
    url: str


def signed_in(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def cases() -> CaseQuerySet:
    return Case.objects.select_related(
        "complaint", "respondent", "credential__type", "rule_set", "severed_charge", "charges", "joinder__lead"
    )


def find_case(request: HttpRequest, number: str) -> Case:
    """The case, or not found. A refusal leaves a line in the access log: a guessed address is worth knowing."""
    person = signed_in(request)
    found = cases().filter(number=number).visible_to(person).first()
    if found is None or seats_of(person, found) & PARTIES:  # a party has pages of its own
        docket = Docket.objects.filter(number=number).first()
        raise not_found(person, docket, "open_case")
    return found


def not_found(person: User, docket: Docket | None, action: str, what: str = "") -> Http404:
    """What is raised for a page that is not this person's; it leaves a line in the access log."""
    access.log(person=person, docket=docket, action=action, what=what, outcome="not_found", at=clock.now())
    return Http404()


def must_declare(case: Case, person: User, places: frozenset[Seat]) -> bool:
    """Whether this person sits only where a declaration comes before any document, and has made none."""
    if places - DECLARING:
        return False
    return not participation.has_declared(case, person)


def kept_case(request: HttpRequest) -> str:
    """The end of each address on a page of a side whose address names the case: a step is taken at the case shown.

    Kept in the address and not in the session, so that two pages open side by side cannot mix up two cases.
    """
    number = request.GET.get("case")
    return f"?{urlencode({'case': number})}" if number else ""


def linked(case: Case, person: User, kept: str = "", among: Collection[str] = STEPS) -> list[LinkedOffer]:
    """What the person can do now (`among` these steps), and why not what must wait; each with its page."""
    offers = workflow.offers(case, person, clock.now(), among)
    side = _side(seats_of(person, case))
    end = "" if side == "desk" else kept
    shown = [LinkedOffer(offer.step, offer.why, address(offer.step, case, side) + end) for offer in offers]
    return sorted(shown, key=lambda offer: (offer.step.name == "recuse", not offer.step.main))


def address(step: Step, case: Case, side: str = "desk") -> str:
    """Where a step is taken."""
    if side != "desk":
        return reverse(step.page) if step.page else reverse(f"complaints:{side}-do", args=[step.name])
    if step.page and not step.page.startswith(("complaints:my", "complaints:respond")):
        return reverse(step.page, args=[case.number])
    return reverse("complaints:do", args=[case.number, step.name])


def _side(places: frozenset[Seat]) -> str:
    if COMPLAINING & places:
        return "my"
    return "respond" if ANSWERING & places else "desk"


def next_deadline(case: Case, places: frozenset[Seat]) -> Deadline | None:
    found = meanwhile.next_deadline(case, places, clock.today())
    if found:
        found.label = str(meanwhile.label_of(found))  # in the reader's language
    return found


def status_of(case: Case, places: frozenset[Seat]) -> dict[str, Any]:
    found = wording.reading(case)
    return {
        "status_words": wording.words_for(case, places),
        "status_family": wording.family_for(found, bool(found.holders & places)),
        "ball": wording.ball_for(case, places),
        "ball_mine": bool(found.holders & places),
    }


def frame(request: HttpRequest, case: Case) -> dict[str, Any]:
    """The context of every page of a case."""
    person = signed_in(request)
    places = seats_of(person, case)
    names: list[str | Promise] = [place.label for place in Seat if place in places]
    is_party = bool(places & PARTIES)
    return {
        "case": case,
        "places": places,
        "acting_as": names,
        # Judged when the page shows it: many pages, such as that of one step, do not.
        "offers": SimpleLazyObject(lambda: linked(case, person, kept_case(request))),
        "deadline": None if wording.keeps_dates_from(case, places) else next_deadline(case, places),
        "tabs": [] if is_party else tabs_of(case, places, holding(case, places)),
        "reads_contact": bool(places & OFFICE),
        "overlays": meanwhile.overlays_for(case, places),
        "beside": meanwhile.told(case, places),
        **status_of(case, places),
    }
