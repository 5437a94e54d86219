"""Sanctions of a case and the dates that follow from them (procedure.md §3). Calendar dates, America/New_York."""

from __future__ import annotations

import calendar
from datetime import date

from django.db.models import QuerySet

from complaints.lying_there import asked_together, there_is
from complaints.models import Case
from people.one_look import once
from sanctions.models import Sanction, Surrender


@asked_together
def _standing(case: Case) -> QuerySet[Sanction]:
    return Sanction.objects.filter(case=case).standing()


@once
def standing_sanction(case: Case) -> Sanction | None:
    """The sanction that stands at this case, if one was decided and not set aside."""
    found = _standing(case).first() if there_is(_standing, case) else None
    if found:
        found.case = case  # with what is known of it already
    return found


def publishable(case: Case) -> Sanction | Surrender | None:
    """What is to be published of this case: the sanction that stands or, without one, the surrender."""
    return standing_sanction(case) or Surrender.objects.filter(case=case).first()


def months_after(day: date, months: int) -> date:
    """The same day so many months later or, where that month is shorter, its last day."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
