"""The versions of the board's rule set: office and chairs read them, the executive director of today makes the next.

For everybody else these pages do not exist. A version is never edited; the page before saving shows what will differ.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from complaints import rules
from complaints.actions.rule_setting import make_rule_set, replaced_by
from complaints.errors import Refused
from complaints.forms.rule_set import RuleSetForm
from complaints.models import RuleSet
from complaints.rule_numbers import UNIT_LABELS
from complaints.views.frame import signed_in
from people import bodies, clock
from people.models import BODY_ROLES, CHAIRS, Body, Role
from people.views.holding import for_holders_of

for_readers = for_holders_of(*BODY_ROLES[Body.OFFICE], *CHAIRS)
for_makers = for_holders_of(Role.EXECUTIVE_DIRECTOR)
# What a posted page carries beside its questions.
NOT_ASKED = frozenset({"csrfmiddlewaretoken", "act"})


@for_readers
@require_safe
def versions(request: HttpRequest) -> HttpResponse:
    """Every version, the newest first: from when, why, how many cases run under it, and which holds today."""
    today = clock.today()
    context = {
        "rule_sets": RuleSet.objects.select_related("made_by").order_by("-version"),
        "in_force": RuleSet.objects.in_force(today),
        "may_make": Role.EXECUTIVE_DIRECTOR in bodies.roles_of(signed_in(request), today),
    }
    return render(request, "complaints/rule_sets.html", context)


@for_readers
@require_safe
def version(request: HttpRequest, version: int) -> HttpResponse:
    """One version whole, and what it changed against the version whose place it took."""
    today = clock.today()
    rule_set = get_object_or_404(RuleSet.objects.select_related("made_by"), version=version)
    before = replaced_by(rule_set)
    context = {
        "rule_set": rule_set,
        "is_in_force": RuleSet.objects.in_force(today) == rule_set,
        "before": before,
        "changes": rules.changes(rules.values_of(before), rules.values_of(rule_set)) if before else [],
        "stages": _stages(rule_set),
    }
    return render(request, "complaints/rule_set.html", context)


def _stages(rule_set: RuleSet) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "rows": [
                {
                    "label": number.label,
                    "value": rules.shown(name, rules.value_of(rule_set, name)),
                    "unit": UNIT_LABELS[number.unit]
                    if number.unit not in (rules.SWITCH, rules.COUNT, rules.RANGE)
                    else "",
                    "source": number.source,
                }
                for name, number in numbers.items()
            ],
        }
        for label, numbers in rules.STAGES
    ]


@for_makers
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """The form, then the comparison of old and new, then the new version. Going back keeps all that was typed."""
    now = clock.now()
    today = clock.local_day(now)
    sent = request.method == "POST"
    in_force = rules.values_of(RuleSet.objects.in_force(today))
    form = RuleSetForm(request.POST if sent else None, in_force=in_force, today=today)
    act = request.POST.get("act", "") if sent else "change"
    if act == "change" or not form.is_valid():
        return render(request, "complaints/rule_set_new.html", {"form": form}, status=200 if act == "change" else 400)
    why = ""
    if act == "save":
        first, note = form.cleaned_data["effective_from"], form.cleaned_data["note"]
        try:
            made = make_rule_set(form.settings(), effective_from=first, note=note, by=signed_in(request), on=now)
        except Refused as refused:
            why = str(refused)
        else:
            messages.success(request, _("%(made)s is saved. Nothing of it can be changed now.") % {"made": made})
            return redirect("complaints:rule-set", version=made.version)
    return render(
        request, "complaints/rule_set_confirm.html", _compared(request, form, why), status=409 if why else 200
    )


def _compared(request: HttpRequest, form: RuleSetForm, why: str) -> dict[str, Any]:
    """What the new version changes against the one that holds on its first day, and all that was typed, to send on."""
    before = RuleSet.objects.in_force(form.cleaned_data["effective_from"])
    typed = [(name, value) for name, values in request.POST.lists() for value in values if name not in NOT_ASKED]
    return {
        "before": before,
        "changes": rules.changes(rules.values_of(before), form.settings()),
        "effective_from": form.cleaned_data["effective_from"],
        "note": form.cleaned_data["note"],
        "typed": typed,
        "why": why,
    }
