"""What an investigation leaves behind. Rows are only added (`complaints.append_only`): a correction is a row that points to
the old one (issue 5, "Investigation"; procedure.md §1.3 row 8).
"""

from __future__ import annotations

from django.db import models


class ReportPart(models.Model):
    """What the report says on one allegation. The filed paper is made of these words, and of no others."""

    document = models.ForeignKey("complaints.Document", on_delete=models.PROTECT, related_name="parts")
    allegation = models.ForeignKey("complaints.Allegation", on_delete=models.PROTECT, related_name="report_parts")
    found = models.TextField()
    unknown = models.TextField(blank=True, help_text="What could not be found out.")
    cites = models.ManyToManyField("complaints.Document", related_name="cited_in_reports", blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "allegation"], name="one_part_of_a_report_for_an_allegation")
        ]

    def __str__(self) -> str:
        return f"{self.document} on {self.allegation}"
