"""On which day something counts as filed, and whether that is in time (procedure.md §1.1, cut-off).

By default the whole day counts, until midnight in New York. With the switch `cut_off` at `office_hours`, what comes after
5 p.m. or on a closed day counts when the office opens next.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import cast

from django.utils.translation import gettext as _

from complaints import rules
from complaints.models import Case
from people.templatetags.eastern import weekday
from record import deadlines
from record.days import CutOff, filing_day
from record.models import Deadline


def keeps_office_hours(case: Case) -> bool:
    return rules.setting(case, "cut_off") == "office_hours"


def filed_on(case: Case, at: datetime) -> date:
    """The day on which something received at this moment counts as filed at this case."""
    return filing_day(at, cast(CutOff, rules.setting(case, "cut_off")), deadlines.closed_days())


def too_late(case: Case, at: datetime, limits: Iterable[str]) -> str | None:
    """None, or the sentence with both dates why this moment is past the last day of the running limit."""
    running = Deadline.objects.filter(docket=case.docket_id, name__in=list(limits)).open().order_by("-due_on").first()
    if running is None:
        return None
    day = filed_on(case, at)
    if day <= running.due_on:
        return None
    words = {"filed": weekday(day), "last": weekday(running.due_on)}
    if keeps_office_hours(case):
        return (
            _(
                "What comes after 5 p.m. or on a closed day counts on the next day the office is open. This would be filed"
                " on %(filed)s, and the last day was %(last)s."
            )
            % words
        )
    return _("This would be filed on %(filed)s, and the last day was %(last)s.") % words
