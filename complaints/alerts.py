"""What the President is alerted to: attempts on a case by those walled off from it, and by superusers (procedure.md §2.8).

Read from the access log; nothing is kept twice. Whoever is recused from a case sees no alert about it: the Vice
President sees those that concern the President.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from complaints.insiders import INSIDER_WALLS
from complaints.models import Case, Recusal
from people.models import Role, User
from record.models import AccessLog

OVERSEERS = frozenset({Role.PRESIDENT, Role.VICE_PRESIDENT})
REFUSALS = ("not_found", "refused")


def alerts_for(person: User) -> QuerySet[AccessLog]:
    """The alerts that this person may see, newest first. Who may ask at all is the page's question."""
    walls = Recusal.objects.filter(case__docket=OuterRef("docket"), person=OuterRef("person"), wall__in=INSIDER_WALLS)
    attempts = Q(person__is_superuser=True) | Q(Exists(walls), outcome__in=REFUSALS)
    found = AccessLog.objects.filter(attempts, docket__in=Case.objects.values("docket"))
    walled_off_myself = Recusal.objects.filter(person=person).values("case__docket")
    return found.exclude(docket__in=walled_off_myself).select_related("person", "docket").order_by("-pk")
