"""A summary suspension, and who outside was told of a status (procedure.md §1.4, §3)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SummarySuspension(models.Model):
    """The order: by whose two hands, since when in force, and how it ended. Not a finding, and no sanction."""

    overlay = models.OneToOneField("complaints.Overlay", on_delete=models.PROTECT, related_name="summary_suspension")
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField()
    effective_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    shown_as = models.OneToOneField(
        "sanctions.InterimStatus", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"Summary suspension in {self.overlay.case}"


class Disclosure(models.Model):
    """One telling of a status to somebody outside: status only, never the file. A correction names what it corrects."""

    class To(models.TextChoices):
        EMPLOYER = "employer", _("Employer of record")
        DMHAS = "dmhas", _("DMHAS")
        DPH = "dph", _("Department of Public Health")
        MEMBER_BOARD = "member_board", _("IC&RC member board")
        OTHER_BOARD = "other_board", _("Another state board")
        AUTHORITY = "authority", _("Authority for abuse reports")

    case = models.ForeignKey("complaints.Case", on_delete=models.PROTECT, related_name="disclosures")
    to = models.CharField(max_length=20, choices=To)
    name = models.CharField(max_length=200)
    text = models.TextField()
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="correction")
    made_at = models.DateTimeField()
    sent_on = models.DateField(null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_to_display()}: {self.name}"
