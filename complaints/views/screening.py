"""The screening page: the complaint on one side, all that is decided about it on the other (ux.md §1.6, procedure.md §1.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from complaints import screening_facts as facts
from complaints.forms import FORMS, StepForm
from complaints.hearable import own_allegations
from complaints.models import Case
from complaints.procedure import STEPS
from complaints.reading import papers_for
from complaints.seats import OFFICE, seats_of
from complaints.views.case import for_screeners, part_of_a_case, topics_of
from complaints.views.frame import LinkedOffer, linked, signed_in
from people import clock

# Carried by the forms that are opened from here, so that they lead back.
BACK = "?back=screening"


@part_of_a_case("complaints/screening.html", "screening")
def screening(request: HttpRequest, case: Case) -> dict[str, Any]:
    """All on one page. The match with the registry is chosen right here; the other steps are a press away."""
    person = signed_in(request)
    places = seats_of(person, case)
    offers = [replace(offer, url=offer.url + BACK) for offer in linked(case, person)]
    open_now = {offer.step.name: offer for offer in offers if not offer.why}
    return {
        "tab": "case-screening",
        "offers": offers,
        "complaint": case.complaint,
        "topics": [topic.label for topic in topics_of(case)],
        "papers": papers_for(case, person),
        "guards": facts.guards(case),
        "conduct": facts.conduct(case),
        "edition": facts.edition(case),
        "rules": facts.fitting(case),
        "allegations": own_allegations(case),
        "dangers": facts.dangers(case),
        "related": facts.related(case, person),
        "begin": open_now.get("begin_jurisdiction"),
        "match": _match_form(request, case, open_now.get("match_respondent")),
        "match_url": reverse("complaints:do", args=[case.number, "match_respondent"]) + BACK,
        "ruling": open_now.get("rule_on_guard"),
        "drafting": open_now.get("draft_allegation"),
        "accommodations": _accommodations(case) if places & OFFICE else [],
        **for_screeners(case, places),
    }


def _match_form(request: HttpRequest, case: Case, offer: LinkedOffer | None) -> StepForm | None:
    """The form of the step itself, so that nothing is judged twice."""
    if offer is None:
        return None
    step = STEPS["match_respondent"]
    return FORMS[step.form](case=case, person=signed_in(request), step=step, on=clock.now())


def _accommodations(case: Case) -> list[tuple[str, str]]:
    """Who asked for an interpreter or other help: for those who write and schedule (ux.md §1.1, 13)."""
    return list(case.parties.exclude(accommodation="").values_list("name", "accommodation"))
