"""Yearly reports and the reconciliation at the desk, for those who run the office (procedure.md §6, ux.md §2.1).

The numbers are the board's; a list of cases shows only those that its reader may see.
"""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from complaints.errors import Refused
from complaints.models import Case
from complaints.views.frame import signed_in
from people import bodies, clock
from people.models import RUN_THE_OFFICE, Role
from people.views.holding import for_holders_of
from sanctions.actions.reporting import publish_report, run_report
from sanctions.forms.reporting import YearForm
from sanctions.models import PublishedReport, YearlyReport
from sanctions.reports import words
from sanctions.reports.public_copy import public_copy
from sanctions.reports.reconciliation import findings
from sanctions.views.showing import as_csv, parts

ON_A_PAGE = 25
by_the_office = for_holders_of(*RUN_THE_OFFICE)


@by_the_office
@require_http_methods(["GET", "HEAD", "POST"])
def reports(request: HttpRequest) -> HttpResponse:
    """Every run, newest year first, and the form that runs one."""
    form = YearForm(request.POST) if request.method == "POST" else YearForm()
    if request.method == "POST" and form.is_valid():
        try:
            report = run_report(year=form.cleaned_data["year"], by=signed_in(request), on=clock.now())
        except Refused as refused:
            form.add_error("year", str(refused))
        else:
            return redirect("sanctions:report", year=report.year)
    runs = YearlyReport.objects.defer("figures").select_related("run_by")
    page = Paginator(runs, ON_A_PAGE).get_page(request.GET.get("page"))
    status = 400 if form.is_bound else 200
    return render(request, "sanctions/reports.html", {"form": form, "page_obj": page}, status=status)


def _newest(year: int) -> YearlyReport | None:
    return YearlyReport.objects.filter(year=year).select_related("run_by").first()


@by_the_office
@require_safe
def report(request: HttpRequest, year: int) -> HttpResponse:
    """The newest run of a year; of a year that was not run, the page says so."""
    shown = _newest(year)
    may_publish = Role.EXECUTIVE_DIRECTOR in bodies.roles_of(request.user, clock.today())
    context = {
        "year": year,
        "report": shown,
        **(parts(shown.figures) if shown else {}),
        "may_publish": may_publish,
        "published": PublishedReport.objects.defer("figures").filter(year=year).first(),
    }
    return render(request, "sanctions/report.html", context)


@by_the_office
@require_safe
def figure(request: HttpRequest, year: int, section: str, key: str) -> HttpResponse:
    """The cases behind one number, as far as this person may see them."""
    shown = _newest(year)
    row = shown.figures["sections"].get(section, {}).get(key) if shown else None
    if row is None:
        raise Http404
    cases = Case.objects.visible_to(signed_in(request)).filter(number__in=row["cases"]).order_by("number")
    page = Paginator(cases, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"year": year, "title": words.TITLES.get(section, section), "label": words.label(section, key)}
    return render(request, "sanctions/report_cases.html", context | {"page_obj": page, "number": row["n"]})


@by_the_office
@require_safe
def download(request: HttpRequest, year: int) -> HttpResponse:
    shown = _newest(year)
    if shown is None:
        raise Http404
    return as_csv(year, shown.figures)


@for_holders_of(Role.EXECUTIVE_DIRECTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, year: int) -> HttpResponse:
    """First the copy exactly as the public will read it and what publishing does, then the act."""
    shown = _newest(year)
    if shown is None:
        raise Http404
    if request.method != "POST":
        copy = public_copy(shown.figures)
        effect = [
            _("Everybody can read this copy and take it away."),
            _("It is never changed; a later run is published beside it."),
        ]
        context = {"year": year, **parts(copy), "effect": effect}
        return render(request, "sanctions/report_publish.html", context)
    try:
        publish_report(report=shown, by=signed_in(request), on=clock.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Published. The public can read it from now on."))
    return redirect("sanctions:report", year=year)


@by_the_office
@require_safe
def reconciliation(request: HttpRequest) -> HttpResponse:
    """What disagrees today. Of cases that this person may not see, only how many there are."""
    found = findings(clock.today())
    numbers = {finding.case for finding in found if finding.case}
    seen = set(Case.objects.visible_to(signed_in(request)).filter(number__in=numbers).values_list("number", flat=True))
    shown = [finding for finding in found if not finding.case or finding.case in seen]
    context = {"findings": shown, "unseen": len(found) - len(shown)}
    return render(request, "sanctions/reconciliation.html", context)
