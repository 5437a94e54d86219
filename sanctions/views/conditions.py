"""The conditions of one sanction: at the desk with what was done about each, and for the respondent (§1.3 row 20, §5).

At the desk for the office and the chair: a proof may tell of health. The respondent reads the conditions and their days,
and nothing of a case that a breach has opened: of that one they hear when it is accepted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from complaints.models import Case, Party
from complaints.views.case import part_of_a_case
from complaints.views.filing import ask_for_code
from complaints.views.frame import LinkedOffer, kept_case, linked, signed_in
from complaints.views.parties import home_of, own_case
from people import clock
from record import access
from sanctions.conditions import breakable, overdue
from sanctions.models import Breach, Condition, ConditionDayChange, ConditionReminder, Sanction
from sanctions.standing import standing_sanction

# What is done about one condition; the page of each comes with the condition chosen.
OFFERED = ("record_condition", "change_condition_day", "open_breach_case")


@dataclass(frozen=True)
class Row:
    """One condition, and the steps that this reader can take about it now."""

    condition: Condition
    is_overdue: bool
    links: list[tuple[str, str]] = field(default_factory=list)


@login_required
@part_of_a_case("sanctions/conditions.html", "conditions")
def conditions(request: HttpRequest, case: Case) -> dict[str, Any]:
    """At the desk. What this reader may not know of the cases that a breach opened is left out."""
    person, sanction = signed_in(request), standing_sanction(case)
    access.log(person=person, docket=case.docket, action="read", what="conditions", outcome="shown", at=clock.now())
    if sanction is None:
        return {"tab": "sanctions:conditions"}
    known = Breach.objects.filter(case__in=Case.objects.visible_to(person)).select_related("case", "opened_by")
    open_now = [offer for offer in linked(case, person, among=OFFERED) if not offer.why]
    return {
        "tab": "sanctions:conditions",
        "sanction": sanction,
        "rows": _rows(sanction, known, open_now),
        "breaches": known.filter(sanction=sanction, condition__isnull=True),
    }


def _rows(
    sanction: Sanction, known: QuerySet[Breach] | None = None, offers: list[LinkedOffer] | None = None
) -> list[Row]:
    """In the order in which they were decided, with their later days; at the desk also with reminders and breaches."""
    changes = Prefetch("day_changes", ConditionDayChange.objects.select_related("changed_by"), to_attr="changes")
    found = sanction.conditions.select_related("recorded_by").prefetch_related(changes)
    if known is not None:
        reminders = Prefetch("reminders", ConditionReminder.objects.all(), to_attr="reminded")
        found = found.prefetch_related(reminders, Prefetch("breaches", known, to_attr="known_breaches"))
    today = clock.today()
    can_break = breakable(sanction.case, today) if offers else []
    return [Row(one, overdue(one, today), _links(one, offers or [], can_break)) for one in found]


def _links(condition: Condition, offers: list[LinkedOffer], can_break: list[Condition]) -> list[tuple[str, str]]:
    """What can be done about this one: nothing that would be refused for it."""
    if condition.met_on:
        return []
    not_now = set()
    if condition.due_on is None:
        not_now.add("change_condition_day")
    if condition not in can_break:
        not_now.add("open_breach_case")
    return [
        (str(offer.step.label), f"{offer.url}?condition={condition.pk}")
        for offer in offers
        if offer.step.name not in not_now
    ]


@require_safe
def own_conditions(request: HttpRequest) -> HttpResponse:
    """The respondent's own."""
    case = own_case(request, Party.Side.RESPONDENT)
    if case is None:
        return ask_for_code(request, Party.Side.RESPONDENT)
    sanction = standing_sanction(case)
    shown = sanction if sanction and sanction.effective_on else None
    context = {
        "case": case,
        "sanction": shown,
        "rows": _rows(shown) if shown else [],
        "home": home_of(request, Party.Side.RESPONDENT),
        "messages_url": reverse("complaints:respond-messages") + kept_case(request),
    }
    return render(request, "sanctions/own_conditions.html", context)
