"""Guards of the client link and of the time limit (procedure.md §0.2, §1.2 G3)."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from complaints import limitation, participation, rules
from complaints.client_tail import Standing
from complaints.guards.intake import rulings
from complaints.guards.registry import Asked, guard
from complaints.lying_there import asked_together, there_is
from complaints.models import Allegation, Case, Ruling, Status
from complaints.seats import Seat
from complaints.tail_facts import tail_of


@guard
def client_link_needs_a_ruling(asked: Asked) -> str | None:
    """A ruling stands in for what cannot be computed, and for nothing else."""
    tail = tail_of(asked.case)
    if tail is None:
        return _("Record first what is known of when the person was a client.")
    if not tail.governs:
        return _("The rules of this case do not count these years for CPRS-11 and CPRS-12: no ruling is needed.")
    if tail.answer.standing is not Standing.NEEDS_RULING:
        return _("The dates decide this: no ruling is needed.")
    return None


@guard
def time_limit_not_referred(asked: Asked) -> str | None:
    if participation.holders(asked.case, Seat.CHAIR):
        return _("The committee's chair has this question already.")
    return None


def limit_of_the_case_failed(case: Case) -> bool:
    return rulings(case).get("G3") == Ruling.FAIL


@asked_together
def excluded(case: Case) -> QuerySet[Allegation]:
    """The allegations that were made too late."""
    return case.allegations.excluded()


@guard
def a_limit_can_be_waived(asked: Asked) -> str | None:
    """During the jurisdiction check the limit of the whole complaint; after it, that of one allegation."""
    if rules.setting(asked.case, "limitation_waiver") == "off":
        return _("The rules of this case allow no waiver of the time limit.")
    if asked.case.status == Status.JURISDICTION:
        if not limit_of_the_case_failed(asked.case) or limitation.waiver_of_the_case(asked.case):
            return _("No time limit stands in the way of this complaint.")
    elif not there_is(excluded, asked.case):
        return _("No allegation was made too late.")
    return None


@guard
def an_allegation_can_be_heard(asked: Asked) -> str | None:
    """An allegation that was made too late is kept, but nobody is charged with it."""
    if not asked.case.allegations.heard().exists():
        return _(
            "Every allegation was made too late. Draft another, dismiss the complaint, or ask the committee for a waiver."
        )
    return None
