"""Runs the report of a year, and publishes its public copy: two acts (procedure.md §6)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.errors import Refused
from people import clock
from people.models import User
from sanctions.models import PublishedReport, YearlyReport
from sanctions.reports import figures
from sanctions.reports.public_copy import public_copy


@transaction.atomic
def run_report(*, year: int, by: User, on: datetime) -> YearlyReport:
    """Counts the year and keeps what was found; an earlier run stays. Refused: a year that has not begun."""
    today = clock.local_day(on)
    if year > today.year:
        raise Refused(_("This year has not begun yet. Choose %(year)s or an earlier year.") % {"year": today.year})
    found = figures.of_year(year, through=today)
    through = figures.Span.of_year(year, through=today).ends
    return YearlyReport.objects.create(year=year, through=through, figures=found, run_by=by, run_at=on)


@transaction.atomic
def publish_report(*, report: YearlyReport, by: User, on: datetime) -> PublishedReport:
    """Publishes what the newest run of the year found. Refused: a year that still runs, or a run that is not the newest."""
    newest = YearlyReport.objects.filter(year=report.year).first()
    if newest is None or newest.pk != report.pk:
        raise Refused(_("The report was run again since. Look at the newest figures first."))
    if clock.local_day(on).year <= report.year or report.through.month != 12 or report.through.day != 31:
        raise Refused(_("The figures do not cover the whole year yet. Run the report when the year is over."))
    last = PublishedReport.objects.filter(year=report.year).first()
    if last is not None and last.run_at == report.run_at:
        raise Refused(_("These figures are public already."))
    return PublishedReport.objects.create(
        year=report.year,
        through=report.through,
        figures=public_copy(report.figures),
        run_at=report.run_at,
        published_by=by,
        published_at=on,
    )
