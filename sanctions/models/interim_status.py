"""What the public sees of a summary suspension while it is in force: a projection without a path to a case
(procedure.md §1.4, architecture.md "projections only")."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q


class InterimStatusQuerySet(models.QuerySet["InterimStatus"]):
    def live(self, on: date) -> InterimStatusQuerySet:
        """In force on this day: the last day is the day before it ended."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=on), since__lte=on)


class InterimStatus(models.Model):
    """The public projection: a credential is suspended while proceedings are pending. It holds no path to a case."""

    professional = models.ForeignKey(
        "people.CertifiedProfessional", on_delete=models.PROTECT, related_name="interim_statuses"
    )
    credential = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="The first day on which it no longer holds.")

    objects = InterimStatusQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "interim statuses"
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="interim_status_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.professional} since {self.since}"
