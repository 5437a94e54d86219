"""The respondent's answer, in as many sittings as it takes: a list of tasks, one page for each allegation (ux.md §1.2).

Checking, signing and sending is the step `answer` of the table; until then it is a draft that only this side sees.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from complaints import representation, workflow
from complaints.actions.answering import save_answer_draft
from complaints.forms.inquiry import AllegationForm
from complaints.hearable import allegations_told, number_in
from complaints.models import Allegation, AnswerDraft, Case, Party
from complaints.seats import seats_of
from complaints.views import parties
from complaints.views.filing import ask_for_code
from complaints.views.frame import frame, kept_case, signed_in
from people import clock, kept_words

SIDE = Party.Side.RESPONDENT


def tasks(request: HttpRequest) -> HttpResponse:
    """What there is to do, in any order, and what is done."""
    case = parties.own_case(request, SIDE)
    if case is None:
        return ask_for_code(request, SIDE)
    if _why_not(request, case) is not None:
        return _given(request, case) if case.has("answered") else parties.answer(request, SIDE)  # says why not
    draft = AnswerDraft.objects.filter(case=case).first()
    answers: dict[str, Any] = draft.answers if draft else {}
    rows = [
        (place, number_in(case, found), bool(answers.get(f"choice_{found.pk}")))
        for place, found in enumerate(allegations_told(case), 1)
    ]
    witnesses = case.parties.filter(side=Party.Side.WITNESS, named_by=request.user.pk)
    context = frame(request, case) | {
        "rows": rows,
        "kept": kept_case(request),
        "represented": representation.standing(case) is not None,
        "witnesses": witnesses.count(),
    }
    return render(request, "complaints/answer_tasks.html", context)


def _given(request: HttpRequest, case: Case) -> HttpResponse:
    """What was answered, to be read again."""
    answers = [(number_in(case, found), found) for found in allegations_told(case) if found.answer]
    context = {"case": case, "answers": answers, "home": parties.home_of(request, SIDE)}
    return render(request, "complaints/answer_given.html", context)


def one(request: HttpRequest, place: int) -> HttpResponse:
    """One allegation with the provision quoted: admit, deny or cannot say, and words where some are wanted."""
    case = parties.own_case(request, SIDE)
    if case is None:
        return ask_for_code(request, SIDE)
    told = list(allegations_told(case))
    if not 1 <= place <= len(told):
        raise Http404
    if _why_not(request, case) is not None:
        return parties.answer(request, SIDE)
    allegation = told[place - 1]
    draft = AnswerDraft.objects.filter(case=case).first()
    kept = draft.answers if draft else {}
    if request.method != "POST":
        waited = kept_words.taken(request) or QueryDict()
        form = AllegationForm(
            initial={n: waited.get(n) or kept.get(f"{n}_{allegation.pk}", "") for n in ("choice", "words")},
        )
        return _show(request, case, form, allegation)
    typed = {f"{name}_{allegation.pk}": request.POST.get(name, "").replace("\0", "") for name in ("choice", "words")}
    now = clock.now()
    save_answer_draft(case, typed, on=now)
    act = request.POST.get("act")
    if act == "autosave":
        return parties.saved(now)
    home = reverse("complaints:respond-answer") + kept_case(request)
    if act == "language":
        return redirect(parties.in_other_language(request))
    if act == "save":
        return redirect(home)
    form = AllegationForm(request.POST)
    if not form.is_valid():
        return _show(request, case, form, allegation, status=400)
    if place < len(told):
        return redirect(reverse("complaints:respond-allegation", args=[place + 1]) + kept_case(request))
    return redirect(home)


def _why_not(request: HttpRequest, case: Case) -> str | None:
    """Why this person cannot answer now; blank where answering is not theirs at all."""
    step, person = parties.answer_step(case), signed_in(request)
    if not step.seats & seats_of(person, case):
        return ""
    return workflow.obstacle(step, case, person, clock.now())


def _show(
    request: HttpRequest,
    case: Case,
    form: AllegationForm,
    allegation: Allegation,
    *,
    status: int = 200,
) -> HttpResponse:
    context = frame(request, case) | {
        "form": form,
        "allegation": allegation,
        "number": number_in(case, allegation),
        "kept": kept_case(request),
        "saves_for_language": "answering",
    }
    return render(request, "complaints/answer_one.html", context, status=status)
