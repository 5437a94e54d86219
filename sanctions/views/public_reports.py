"""The published yearly reports. They read the frozen public copies alone, and write nothing."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sanctions.models.report import PublishedReport
from sanctions.views.showing import as_csv, parts


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    years = sorted(set(PublishedReport.objects.values_list("year", flat=True)), reverse=True)
    return render(request, "sanctions/public_reports.html", {"years": years})


@require_safe
def report(request: HttpRequest, year: int) -> HttpResponse:
    """The newest public copy; with `?as=csv` as a table file."""
    shown = PublishedReport.objects.filter(year=year).first()
    if shown is None:
        raise Http404
    if request.GET.get("as") == "csv":
        return as_csv(year, shown.figures)
    context = {"report": shown, **parts(shown.figures)}
    return render(request, "sanctions/public_report.html", context)
