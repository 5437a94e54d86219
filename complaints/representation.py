"""Who acts for the respondent of a case now (procedure.md §2.12)."""

from __future__ import annotations

from django.db.models import QuerySet

from complaints.models import Case, Party, Representation


def standing(case: Case) -> Representation | None:
    """The representative named and not ended, whether or not the hearing officer's leave is still awaited."""
    return _standing(case).first()


def waiting(case: Case) -> Representation | None:
    """The one who was named too late for the hearing and waits for leave."""
    return _standing(case).filter(appeared_at__isnull=True).first()


def counsel(case: Case) -> Party | None:
    """The attorney who has appeared: notices to the respondent go there."""
    found = _standing(case).filter(appeared_at__isnull=False, is_attorney=True).first()
    return found.party if found else None


def _standing(case: Case) -> QuerySet[Representation]:
    return Representation.objects.filter(party__case=case, ended_at__isnull=True).select_related("party__user")
