"""The conditions of the sanction that stands: which are open, which come due, what was done about each (§1.3 row 20).

Calendar days, America/New_York.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from complaints import rules
from complaints.lying_there import asked_together, there_is
from complaints.models import Case, SanctionKind, Status
from people.one_look import once
from sanctions.models import Breach, Condition, ConditionDayChange, ConditionReminder, Sanction
from sanctions.standing import standing_sanction


@asked_together
def open_conditions(case: Case) -> QuerySet[Condition]:
    return Condition.objects.filter(sanction__case=case, sanction__set_aside_at__isnull=True, met_on__isnull=True)


@asked_together
def with_a_day(case: Case) -> QuerySet[Condition]:
    """Those that can get a later one: nothing is added to an order that names no day."""
    return open_conditions(case).filter(due_on__isnull=False)


def coming_due(case: Case, on: date) -> list[Condition]:
    """Open, due within `condition_reminder_days`, and not reminded of for this day. Never once the day is over."""
    last = on + timedelta(days=rules.number(case, "condition_reminder_days"))
    if not there_is(with_a_day, case):
        return []
    return list(with_a_day(case).filter(due_on__gte=on, due_on__lte=last).exclude(_reminded()))


def reminded_of(case: Case) -> QuerySet[Condition]:
    """Open ones of which the respondent was reminded for the day on which they are due now."""
    return with_a_day(case).filter(_reminded())


def _reminded() -> Exists:
    return Exists(ConditionReminder.objects.filter(condition=OuterRef("pk"), due_on=OuterRef("due_on")))


def suspension_in_force(case: Case) -> Sanction | None:
    """The suspension that runs, or that ended on paper and was not ended by anybody."""
    sanction = standing_sanction(case)
    if (
        sanction
        and sanction.kind == SanctionKind.SUSPENSION
        and sanction.effective_on
        and sanction.reinstated_on is None
    ):
        return sanction
    return None


def day_changes(case: Case) -> QuerySet[ConditionDayChange]:
    """Every later day that a condition of the sanction that stands was given, in order."""
    found = ConditionDayChange.objects.filter(condition__sanction__case=case)
    return found.filter(condition__sanction__set_aside_at__isnull=True).select_related("condition", "changed_by")


@asked_together
def breaches_in_hand(case: Case) -> QuerySet[Breach]:
    """Those about which a case is open."""
    return Breach.objects.filter(sanction__case=case).exclude(case__status=Status.CLOSED)


def breach_in_hand(sanction: Sanction, condition: Condition | None) -> Breach | None:
    """The case about this breach that is open already."""
    return breaches_in_hand(sanction.case).filter(sanction=sanction, condition=condition).first()


@once
def breakable(case: Case, on: date) -> list[Condition]:
    """Open ones that may be broken by now (none whose last day is not over), and about which no case is open yet."""
    if not there_is(open_conditions, case):
        return []
    in_hand = breaches_in_hand(case).filter(condition__isnull=False)
    found = open_conditions(case).exclude(pk__in=in_hand.values("condition"))
    return list(found.filter(Q(due_on=None) | Q(due_on__lt=on)))


@once
def breakable_suspension(case: Case) -> Sanction | None:
    """The suspension that is in force, unless a case is open because somebody worked all the same."""
    sanction = suspension_in_force(case)
    if sanction is None or (there_is(breaches_in_hand, case) and breach_in_hand(sanction, None)):
        return None
    return sanction


def overdue(condition: Condition, on: date) -> bool:
    return condition.met_on is None and condition.due_on is not None and condition.due_on < on
