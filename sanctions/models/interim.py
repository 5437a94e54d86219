"""A summary suspension, what the public sees of it while it is in force, and who was told (procedure.md §1.4, §3)."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


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


class SummarySuspension(models.Model):
    """The order: by whose two hands, since when in force, and how it ended. Not a finding, and no sanction."""

    overlay = models.OneToOneField("complaints.Overlay", on_delete=models.PROTECT, related_name="summary_suspension")
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField()
    effective_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    shown_as = models.OneToOneField(InterimStatus, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

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
