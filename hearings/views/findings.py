"""The findings of the panel: written in as many sittings as it takes, read as the parties will read them, then signed.

Signing is the step `file_panel_report` of the table. Until then it is a draft that only the panel sees.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from complaints import motions, workflow
from complaints.errors import Refused
from complaints.hearable import number_in
from complaints.models import Case
from complaints.reading import panel_has_found
from complaints.seats import PANEL
from complaints.views.frame import frame
from complaints.views.parties import saved
from hearings.actions.findings import SIGN, mark_of, may_write, save_findings, sign
from hearings.forms.findings import RecommendationForm
from hearings.models import FindingsDraft, PanelReport
from hearings.report_text import compose, standard_of, to_find
from hearings.views.gate import Visit, inside
from people import clock
from record import access

NOT_TYPED = {"csrfmiddlewaretoken", "act", "seen"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@inside
def findings(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The form, or with `?part=preview` the report as it would be filed. Who neither writes nor reads it finds nothing."""
    now, case = clock.now(), visit.case
    report = PanelReport.objects.filter(case=case).select_related("document", "signed_by").last()
    on_panel = bool(visit.reading & PANEL)
    if not visit.opens_findings:
        raise Http404
    writes = may_write(case, visit.person)
    if request.method == "POST":
        if not writes:
            return _show(request, visit, None, why=_why(case, visit, now), status=409)
        return _preview(request, visit, now) if request.POST.get("act") == "sign" else _save(request, visit, now)
    if request.GET.get("part") == "preview" and on_panel and _draft(case):
        return _preview(request, visit, now)
    form = _form(visit, now, case) if writes else None
    return _show(request, visit, form, report=report, why="" if writes else _why(case, visit, now))


def _why(case: Case, visit: Visit, now: datetime) -> str:
    return workflow.obstacle(SIGN, case, visit.person, now) or ""


def _draft(case: Case) -> FindingsDraft | None:
    return FindingsDraft.objects.filter(case=case).select_related("saved_by").first()


def _as_typed(draft: FindingsDraft | None) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in (draft.answers if draft else {}).items():
        data.setlist(name, values)
    return data


def _form(visit: Visit, now: datetime, case: Case) -> RecommendationForm:
    """The form with the draft in it, shown and not judged."""
    draft = _draft(case)
    form = RecommendationForm(*([_as_typed(draft)] if draft else []), **_of(visit, now))
    if draft:
        form.full_clean()
        form.errors.clear()
    return form


def _of(visit: Visit, now: datetime) -> dict[str, Any]:
    return {"case": visit.case, "person": visit.person, "step": SIGN, "on": now}


def _save(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Every press saves first, so that nothing typed is lost; then what is missing is told, or the preview opens."""
    typed = {
        name: [value.replace("\0", "") for value in values]
        for name, values in request.POST.lists()
        if name not in NOT_TYPED
    }
    draft = save_findings(visit.case, typed, by=visit.person, on=now)
    act, here = request.POST.get("act"), reverse("hearings:findings", args=[visit.case.number])
    if act == "autosave":
        return saved(now)
    if act == "save":
        messages.success(request, "Saved. Only the panel sees it until it is signed.")
        return redirect(here)
    form = RecommendationForm(_as_typed(draft), **_of(visit, now))
    if not form.is_valid():
        return _show(request, visit, form, status=400)
    return redirect(f"{here}?part=preview")


def _preview(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """The words as the parties will read them; the officer signs them, and no others."""
    case, person = visit.case, visit.person
    draft = _draft(case)
    form = RecommendationForm(_as_typed(draft), **_of(visit, now))
    if not form.is_valid():
        return _show(request, visit, form if may_write(case, person) else None, status=400)
    given, why = form.given(), _why(case, visit, now)
    if request.method == "POST" and not why:
        try:
            sign(case, given, seen=request.POST.get("seen", ""), by=person, on=now)
        except Refused as refused:
            why = str(refused)
        else:
            messages.success(request, "Signed. The report went to the Ethics Committee as a recommendation.")
            return redirect("hearings:findings", number=case.number)
    if request.method == "POST":
        access.log(person=person, docket=case.docket, action="step", what=SIGN.name, outcome="refused", at=now)
    officer = person if may_write(case, person) else draft.saved_by if draft else person
    text = compose(case, given, officer.name, now)
    context = _context(request, visit) | {
        "text": text,
        "seen": mark_of(text),
        "why": why,
        "signs": may_write(case, person),
        "effect": [
            "The report is filed under your signature and cannot be changed.",
            "It goes to the Ethics Committee as a recommendation; the committee decides.",
            "A letter to the respondent's side is drafted, and the time for exceptions runs from its service.",
        ],
    }
    status = 409 if request.method == "POST" else 200
    return render(request, "hearings/findings_preview.html", context, status=status)


def _show(
    request: HttpRequest,
    visit: Visit,
    form: RecommendationForm | None,
    *,
    report: PanelReport | None = None,
    why: str = "",
    status: int = 200,
) -> HttpResponse:
    case, on_panel = visit.case, bool(visit.reading & PANEL)
    context = _context(request, visit) | {
        "form": form,
        "report": report,
        "why": why,
        "draft": _draft(case) if on_panel else None,
        "standard": standard_of(case),
        "reads_prior": panel_has_found(case),
    }
    if form:
        context["parts"] = [_part(case, form, allegation, vote) for allegation, vote in form.found]
        names = ("aggravating", "mitigating", "factors", "sanction", "months", "dissent")
        context["rest"] = [form[name] for name in names]
    elif on_panel:
        context["votes"] = [(number_in(case, a), a, vote, motions.is_sustained(vote)) for a, vote in to_find(case)]
    return render(request, "hearings/findings_page.html", context, status=status)


def _part(case: Case, form: RecommendationForm, allegation: Any, vote: Any) -> dict[str, Any]:
    pk = allegation.pk
    return {
        "number": number_in(case, allegation),
        "allegation": allegation,
        "vote": vote,
        "is_sustained": motions.is_sustained(vote),
        "facts": form[f"facts_{pk}"],
        "sources": [(form[f"source_{pk}_{n}"], form[f"page_{pk}_{n}"]) for n in form.rows(allegation)],
        "uncited": form[f"uncited_{pk}"],
        "reasons": form[f"reasons_{pk}"],
    }


def _context(request: HttpRequest, visit: Visit) -> dict[str, Any]:
    context = frame(request, visit.case)
    wanted = ("open_panel_motion", "cast_ballot", "close_motion")
    offers = [offer for offer in context["offers"] if offer.step.name in wanted]
    return context | {"mode": "findings", "opens_findings": True, "offers": offers}
