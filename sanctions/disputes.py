"""Which disputes about public texts wait for whom. For those who run the office: the roles are not looked up here."""

from __future__ import annotations

from django.db.models import F, QuerySet

from people.models import User
from sanctions.entries import kept_by
from sanctions.models import Dispute


def disputes_for(person: User) -> QuerySet[Dispute]:
    """Those about the entries that this person keeps: what waits first, the oldest first; then what was answered last."""
    mine = Dispute.objects.filter(about__in=kept_by(person).order_by().values("pk"))
    first = mine.order_by(F("answered_at").desc(nulls_first=True), "made_at", "pk")
    return first.select_related("about__corrects", "answered_by")


def waiting_for(person: User) -> int:
    """How many wait for an answer."""
    return disputes_for(person).filter(answered_at__isnull=True).count()
