"""The seven intake guards and how each was judged (procedure.md §1.2)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class IntakeGuard(models.TextChoices):
    G1 = "G1", _("Person: bound by the Code when it happened")
    G2 = "G2", _("Subject matter: a provision would be breached")
    G3 = "G3", _("Time: filed within the limit")
    G4 = "G4", _("Form: written and signed")
    G5 = "G5", _("Identity: not anonymous")
    G6 = "G6", _("Consents: may be shown to the respondent")
    G7 = "G7", _("Not a duplicate")


class Ruling(models.TextChoices):
    PASS = "pass", _("Pass")
    FAIL = "fail", _("Fail")
    NEEDS_RULING = "needs_ruling", _("Needs a ruling")


class GuardRuling(models.Model):
    """One guard at one case: what it says, by whom and why. The table asks that all pass or are ruled to pass."""

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="rulings")
    guard = models.CharField(max_length=2, choices=IntakeGuard)
    ruling = models.CharField(max_length=20, choices=Ruling)
    reason = models.TextField()
    ruled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ruled_at = models.DateTimeField()

    class Meta:
        ordering = ["guard"]
        constraints = [models.UniqueConstraint(fields=["case", "guard"], name="one_ruling_for_guard_and_case")]

    def __str__(self) -> str:
        return f"{self.guard} {self.ruling}"
