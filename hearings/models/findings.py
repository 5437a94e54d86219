"""What the panel found on each allegation, and what that rests on (procedure.md §1.3 row 14, §2.10)."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hearings.models.hearing import Exhibit, PanelReport
from hearings.models.log import LogEntry


class FindingsDraft(models.Model):
    """What was typed so far, as typed: only the panel sees it, and it ends when the report is signed."""

    case = models.OneToOneField("complaints.Case", on_delete=models.CASCADE, related_name="findings_draft")
    answers = models.JSONField(default=dict, blank=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Draft of the findings at case {self.case_id}"


class Finding(models.Model):
    """One allegation in a signed report: facts, reasons and, where nothing is cited, why not."""

    report = models.ForeignKey(PanelReport, on_delete=models.PROTECT, related_name="findings")
    allegation = models.ForeignKey("complaints.Allegation", on_delete=models.PROTECT, related_name="+")
    is_sustained = models.BooleanField()
    facts = models.TextField()
    reasons = models.TextField()
    uncited_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["report", "allegation"], name="one_finding_on_an_allegation")]

    def __str__(self) -> str:
        return f"Finding on {self.allegation} in {self.report}"


class Citation(models.Model):
    """What a finding rests on: a page of an exhibit, or an entry of the log by its time."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="citations")
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    page = models.PositiveIntegerField(null=True, blank=True)
    entry = models.ForeignKey(LogEntry, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(exhibit__isnull=False, entry__isnull=True)
                | models.Q(exhibit__isnull=True, entry__isnull=False, page__isnull=True),
                name="a_citation_names_an_exhibit_or_an_entry",
            )
        ]

    def __str__(self) -> str:
        return f"Exhibit {self.exhibit.number}" if self.exhibit else f"Log entry {self.entry_id}"
