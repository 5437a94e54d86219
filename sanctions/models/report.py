"""The yearly report as it was run, and its public copy (procedure.md §6). Rows of both are only ever added.

The public copy holds no path to a report or a case: what the public may read was worked out when it was published.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from record.triggers import DELETE, REPLACE, TRUNCATE, UPDATE, append_only

append_only("sanctions_yearlyreport", UPDATE, DELETE, REPLACE, TRUNCATE)
append_only("sanctions_publishedreport", UPDATE, DELETE, REPLACE, TRUNCATE)


class YearlyReport(models.Model):
    """The figures of one year as the record gave them on the day of the run; a later run is another row."""

    year = models.PositiveSmallIntegerField(_("year"))
    through = models.DateField(_("counted through"))
    figures = models.JSONField()
    run_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    run_at = models.DateTimeField()

    class Meta:
        verbose_name = _("yearly report")
        verbose_name_plural = _("yearly reports")
        ordering = ["-year", "-run_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.year}"


class PublishedReport(models.Model):
    """What the public reads of one year: numbers under 5 left out, and no case named. The newest row counts."""

    year = models.PositiveSmallIntegerField(_("year"))
    through = models.DateField(_("counted through"))
    figures = models.JSONField()
    run_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()

    class Meta:
        verbose_name = _("published report")
        verbose_name_plural = _("published reports")
        ordering = ["-year", "-published_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.year}"
