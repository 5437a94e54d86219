"""Whose credential was revoked: a revocation is for good, and no later application is taken over (procedure.md §3).

A denial bars nobody for good: an applicant applies again after the bar.
"""

from __future__ import annotations

from complaints.models import SanctionKind
from people.models import CertifiedProfessional
from people.names import folded
from people.registry_plan import Barred
from sanctions.models import EarlierDiscipline, Sanction


def barred() -> Barred:
    """By decision of this Board here, and by what was entered from older papers. Three queries."""
    final = Sanction.objects.standing().filter(kind=SanctionKind.REVOCATION, effective_on__isnull=False)
    decided = final.select_related("case__credential")
    found = {one.case.respondent_id for one in decided if one.case.respondent_id and not one.is_denial}
    entered = EarlierDiscipline.objects.filter(kind=SanctionKind.REVOCATION)
    found |= set(entered.values_list("professional_id", flat=True))
    people = CertifiedProfessional.objects.filter(pk__in=found)
    names = frozenset(folded(name) for one in people for name in one.names)
    return Barred(people=frozenset(found), names=names)
