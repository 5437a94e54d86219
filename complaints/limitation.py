"""Was it alleged in time, and did a certified reporter report in time? (procedure.md §1.2 G3)

The limit runs from the last day of each allegation to the day the complaint was signed and sent. What is said of a
reporter's ninety days is a hint for the screeners: it bars nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from complaints import rules
from complaints.models import Case, LimitWaiver
from complaints.models.complaint import Relationship
from people import clock
from record import days


def filed_on(case: Case) -> date:
    """The day that counts against the limit. A severed case has that of its complaint, not of its severance."""
    return clock.local_day(case.complaint.signed_at)


def ended_before_filing(case: Case, last_day: date) -> date | None:
    """The day on which the limit for conduct that ended on `last_day` was over; None where the complaint was in time."""
    ended = days.years_after(last_day, rules.number(case, "limitation_years"))
    return None if filed_on(case) <= ended else ended


def waiver_of_the_case(case: Case) -> LimitWaiver | None:
    """The committee's waiver for the whole complaint, which covers every allegation drafted from it."""
    return LimitWaiver.objects.filter(case=case, allegation__isnull=True).first()


@dataclass(frozen=True)
class ReporterFlag:
    """The ninety days in which a certified professional reports: the last of them, and by how many they were missed."""

    until: date
    late_by: int

    @property
    def words(self) -> str:
        shown = {"day": date_format(self.until, "F j, Y"), "count": self.late_by}
        if not self.late_by:
            return (
                _("A certified professional reported this within the time for reporting, which ran to %(day)s.") % shown
            )
        return (
            ngettext(
                "A certified professional reported this %(count)s day after the time for reporting ended on %(day)s. "
                "This is a hint and bars nothing.",
                "A certified professional reported this %(count)s days after the time for reporting ended on %(day)s. "
                "This is a hint and bars nothing.",
                self.late_by,
            )
            % shown
        )


def reporter_flag(case: Case) -> ReporterFlag | None:
    """None where the complainant is no certified professional or did not say when it was learned of."""
    told = case.complaint
    if told.relationship != Relationship.PROFESSIONAL or told.discovered_on is None:
        return None
    until = told.discovered_on + timedelta(days=rules.number(case, "reporter_flag_days"))
    return ReporterFlag(until, max(0, (filed_on(case) - until).days))
