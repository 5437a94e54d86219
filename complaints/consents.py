"""The agreement that is on the table at a case, and the one it ended with (procedure.md §2.19)."""

from __future__ import annotations

from complaints.models import Case, ConsentAgreement, SanctionKind

PREFIX = "approve_consent_"


def standing(case: Case) -> ConsentAgreement | None:
    """The agreement that is proposed now."""
    return ConsentAgreement.objects.filter(overlay__case=case, overlay__closed_at__isnull=True).first()


def approved(case: Case) -> ConsentAgreement | None:
    """The agreement by which the case was decided."""
    ended = ConsentAgreement.objects.filter(overlay__case=case, overlay__outcome__startswith=PREFIX)
    return ended.order_by("-overlay__closed_at").first() if case.has("consented") else None


def sanction_of(step: str) -> SanctionKind | None:
    """The sanction of a step that approves an agreement; None for every other step."""
    return SanctionKind(step.removeprefix(PREFIX)) if step.startswith(PREFIX) else None
