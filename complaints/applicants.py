"""Which sanctions an applicant can meet (procedure.md §3: Suspension and Revocation have no object for an applicant)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from complaints import rules
from complaints.models import Case, SanctionKind


def why_not(case: Case, kind: SanctionKind | None, on: date) -> str | None:
    """None, or the sentence why this sanction cannot be decided or proposed at this case on this day."""
    if kind not in (SanctionKind.SUSPENSION, SanctionKind.REVOCATION) or not case.is_applicants(on):
        return None
    if rules.setting(case, "denial_for_applicants") == "off":
        return _("The respondent is an applicant: there is no credential to take. Choose a lighter sanction.")
    if kind is SanctionKind.SUSPENSION:
        return _("The respondent is an applicant: there is no credential to suspend. Choose another sanction.")
    return None
