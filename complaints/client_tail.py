"""Was the person a client when the relationship began? The interval, counted and put in words; a human rules.

A client is anyone served now or within the past five years, individually or in the professional's own setting (glossary,
procedure.md §0.1). The anniversary is inclusive; of February 29 it is February 28. Serving a former partner has no limit.
Whether the tail reaches CPRS-11 and CPRS-12 is for the board to say (§0.2); `complaints.tail_facts` says so beside the answer.
Pure: dates in, an answer out. It informs the ruling on G2 and blocks nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from record import days


class Standing(Enum):
    WITHIN = "within"
    OUTSIDE = "outside"
    NO_LIMIT = "no limit"
    NEEDS_RULING = "needs a ruling"


@dataclass(frozen=True)
class Dates:
    """What is known. A last day of service that is None and not unknown means: there was no such service."""

    began: date | None
    individual: date | None = None
    individual_unknown: bool = False
    setting: date | None = None
    setting_unknown: bool = False
    served_again: date | None = None


@dataclass(frozen=True)
class Answer:
    """Where the relationship stands, the last day of the window, and by how many days it was missed."""

    standing: Standing
    until: date | None = None
    missed_by: int = 0

    @property
    def words(self) -> str:
        if self.standing is Standing.NO_LIMIT:
            return _("Within: a former partner was served again, and for that there is no time limit.")
        if self.until is None:
            return _("Needs a ruling: the dates that are known do not decide it.")
        shown = date_format(self.until, "F j, Y")
        if self.standing is Standing.WITHIN:
            return _("Within: window to %(day)s.") % {"day": shown}
        return ngettext(
            "Outside window by %(count)s day: it ended on %(day)s.",
            "Outside window by %(count)s days: it ended on %(day)s.",
            self.missed_by,
        ) % {"count": self.missed_by, "day": shown}


def judge(dates: Dates, years: int) -> Answer:
    """The answer for these dates and a tail of so many years.

    One known service that reaches far enough decides it, whatever else is not known. Otherwise anything that is not
    known, and a link without any service, needs a ruling.
    """
    if dates.served_again is not None:
        return Answer(Standing.NO_LIMIT)
    served = [day for day in (dates.individual, dates.setting) if day is not None]
    if dates.began is None or not served:
        return Answer(Standing.NEEDS_RULING)
    until = days.years_after(max(served), years)
    if dates.began <= until:
        return Answer(Standing.WITHIN, until)
    if dates.individual_unknown or dates.setting_unknown:
        return Answer(Standing.NEEDS_RULING)
    return Answer(Standing.OUTSIDE, until, (dates.began - until).days)
