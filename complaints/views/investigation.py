"""The workspace of the investigation: one page of the case for plan, interviews, chronology and evidence (issue 5).

It is read by the office and the investigator. Who decides reads the report and what was disclosed, and the parties never
come here (procedure.md §2.11, §5).
"""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest

from complaints.investigation import workspace
from complaints.models import Case
from complaints.seats import Seat, seats_of
from complaints.views import steps
from complaints.views.case import part_of_a_case
from complaints.views.frame import linked, signed_in
from people import clock

HOME = "complaints:case-investigation"
WORK = ("plan_question", "record_interview", "enter_fact", "record_source", "hand_over_evidence", "check_files")
plan_question = partial(steps.do, step="plan_question", home=HOME)
record_interview = partial(steps.do, step="record_interview", home=HOME)
enter_fact = partial(steps.do, step="enter_fact", home=HOME)
record_source = partial(steps.do, step="record_source", home=HOME)
hand_over_evidence = partial(steps.do, step="hand_over_evidence", home=HOME)
check_files = partial(steps.do, step="check_files", home=HOME)


@part_of_a_case("complaints/investigation.html", "investigation")
def investigation(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Everything on one page. What this reader may write is a press away, and each entry can be corrected."""
    person = signed_in(request)
    offers = linked(case, person)
    return {
        "offers": [offer for offer in offers if offer.step.name not in WORK],  # those stand in their parts of the page
        "tab": "case-investigation",
        "may": {offer.step.name: offer.url for offer in offers if offer.step.name in WORK and not offer.why},
        "plan": workspace.plan(case, clock.today()),
        "interviews": workspace.interviews(case),
        "chronology": workspace.chronology(case),
        "evidence": workspace.evidence(case, person),
        "keeps_notes": Seat.INVESTIGATOR in seats_of(person, case),
    }
