"""How long a Suspension may be (procedure.md §3): one answer for a vote, an agreement and an order to show cause."""

from __future__ import annotations

from django.utils.translation import gettext as _

from complaints import rules
from complaints.errors import Refused
from complaints.models import Case, SanctionKind


def months_of(case: Case, kind: SanctionKind, months: int | None) -> int | None:
    """The calendar months of a Suspension, None for any other sanction. Refused: fewer or more than the rule set allows."""
    if kind is not SanctionKind.SUSPENSION:
        return None
    most = rules.number(case, "suspension_most_months")
    if not months or not 1 <= months <= most:
        least = rules.number(case, "suspension_least_days")
        raise Refused(_("A suspension lasts from %(least)s days to %(most)s months.") % {"least": least, "most": most})
    return months
