"""Overlays: what lies over the status of a case for a time and leaves it where it is (procedure.md §1.4).

What stands now is told by the facts of the case, which the table reads; a row here holds who, when, why and how it ended.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class OverlayKind(models.TextChoices):
    ABEYANCE = "abeyance", _("Held in abeyance")
    CONSENT = "consent", _("Consent agreement")
    RECONSIDERATION = "reconsideration", _("Reconsideration")
    SUMMARY_SUSPENSION = "summary_suspension", _("Summary suspension")
    SURRENDER = "surrender", _("Surrender of the credential")
    WITHDRAWAL = "withdrawal", _("Withdrawal asked for")
    RENEWAL_HOLD = "renewal_hold", _("Request of a credential holder on hold")
    CONVICTION = "conviction", _("Conviction or final order of another body")
    SEVERANCE = "severance", _("Severed charge")
    JOINDER = "joinder", _("Joined cases")
    REOPENING = "reopening", _("Reopening asked for")
    LEGAL_HOLD = "legal_hold", _("Legal hold")
    KEPT_FROM_OFFICE = "kept_from_office", _("Kept from the office")


class OverlayQuerySet(models.QuerySet["Overlay"]):
    def standing(self) -> OverlayQuerySet:
        """Neither ended nor decided."""
        return self.filter(closed_at__isnull=True)


class Overlay(models.Model):
    """One overlay at one case: opened by a step, ended by another. The words given at both are kept here."""

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="overlays")
    kind = models.CharField(max_length=30, choices=OverlayKind)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(blank=True)
    document = models.ForeignKey(
        "complaints.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=60, blank=True, help_text="The step that ended it.")
    outcome_reason = models.TextField(blank=True)

    objects = OverlayQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=models.Q(closed_at__isnull=True),
                name="one_standing_overlay_of_a_kind_at_a_case",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, outcome="")
                | (models.Q(closed_at__isnull=False) & ~models.Q(outcome="")),
                name="an_ended_overlay_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} at {self.case}"
