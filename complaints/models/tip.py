"""What somebody told the Board without a name: a line of a log, never a case (procedure.md §1.2 G5, §1.3)."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from complaints.models.complaint import CameBy
from people.models import RUN_THE_OFFICE, Role, User


class TipQuerySet(models.QuerySet["Tip"]):
    """Questions about many tips."""

    def visible_to(self, person: User, roles: set[str]) -> TipQuerySet:
        """Those of the office for its director and staff; those kept from it for the President and Vice President (§2.8).

        Whoever a tip names finds nothing, whatever the office.
        """
        shown = models.Q(pk__in=())
        if roles & RUN_THE_OFFICE:
            shown |= models.Q(kept_from_office=False)
        if roles & {Role.PRESIDENT, Role.VICE_PRESIDENT}:
            shown |= models.Q(kept_from_office=True)
        return self.filter(shown).exclude(pk__in=person.tips_kept_from.values("pk"))


class Tip(models.Model):
    """One letter or call without a name. Nobody is written to, and nothing is looked into because of it alone."""

    received_on = models.DateField()
    came_by = models.CharField(max_length=10, choices=CameBy)
    about = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    kept_from_office = models.BooleanField(default=False)
    kept_from = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="tips_kept_from", blank=True)
    logged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    logged_at = models.DateTimeField()
    outcome = models.TextField(blank=True, help_text=_("What was done about it, once somebody dealt with it."))
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[TipQuerySet] = TipQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("tip")
        verbose_name_plural = _("tips")
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, closed_by__isnull=True, outcome="")
                | (models.Q(closed_at__isnull=False, closed_by__isnull=False) & ~models.Q(outcome="")),
                name="tip_is_closed_by_somebody_with_an_outcome",
            )
        ]

    def __str__(self) -> str:
        return f"Tip {self.pk}"
