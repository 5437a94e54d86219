"""How long a closed case is kept, from the day it was closed (procedure.md §5, retention).

Not accepted: one year. Ended without a sanction: five. Written Caution and Public Reprimand: ten. Suspension, Revocation,
Denial and surrender stay for good with index and decision; their evidence is kept ten years. Client records go first. The
years are those of the case's rule set. It tells and removes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from complaints import rules
from complaints.models import Case, Disposition
from record import days

NOT_ACCEPTED = {Disposition.INCOMPLETE, Disposition.NO_JURISDICTION, Disposition.UNTIMELY, Disposition.DUPLICATE}
WITH_A_SANCTION = {Disposition.SANCTIONED, Disposition.SURRENDERED}
FOR_TEN_YEARS = ("caution", "reprimand")


@dataclass(frozen=True)
class Kept:
    """Until when, None for good; until when the papers of the evidence; until when client records."""

    until: date | None
    evidence_until: date
    client_records_until: date


def kept(case: Case) -> Kept | None:
    """None while the case is open."""
    if case.closed_on is None:
        return None
    return Kept(kept_until(case), _after(case, _years(case)), _after(case, "client_records_kept_years"))


def kept_until(case: Case) -> date | None:
    """The last day of the case file; None: for good. Of a joined case, what was decided stands with its lead."""
    joinder = getattr(case, "joinder", None)
    decided = joinder.lead if joinder else case
    if case.disposition in WITH_A_SANCTION and not any(decided.has(fact) for fact in FOR_TEN_YEARS):
        return None
    return _after(case, _years(case))


def _years(case: Case) -> str:
    """The name of the rule-set number that fits the ending."""
    if case.disposition in NOT_ACCEPTED:
        return "kept_not_accepted_years"
    return "kept_sanctioned_years" if case.disposition in WITH_A_SANCTION else "kept_dismissed_years"


def _after(case: Case, setting: str) -> date:
    if case.closed_on is None:
        raise ValueError(f"{case} is not closed.")
    return days.years_after(case.closed_on, rules.number(case, setting))
