"""What a draft says, read back to its writer: every question of a page with its answer (ux.md §3, 30)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from complaints.forms.filing import ComplaintForm
from complaints.forms.filing_pages import Page
from complaints.models.complaint import DANGEROUS_TOPICS
from people.date_field import MonthDayYearField
from people.plain_forms import first_input


@dataclass(frozen=True)
class Answered:
    """One question, its answer in words (blank when there is none), what is wrong with it, and its place on the page."""

    label: Any
    words: str
    errors: list[str]
    anchor: str


def answered(form: ComplaintForm, page: Page) -> list[Answered]:
    """The questions of `page` out of the whole form, in their order."""
    return [
        Answered(
            form.fields[name].label, _words(form, name), [str(e) for e in form[name].errors], first_input(form[name])
        )
        for name in page.names
        if not form[name].is_hidden
    ]


def tells_of_danger(answers: Mapping[str, list[str]]) -> bool:
    """Whether somebody may be in danger, by what was ticked so far."""
    return bool(any(answers.get("urgent_danger", [])) or set(DANGEROUS_TOPICS) & set(answers.get("topics", [])))


def _words(form: ComplaintForm, name: str) -> str:
    field, bound = form.fields[name], form[name]
    value = bound.value()
    if isinstance(field, MonthDayYearField):
        read = getattr(form, "cleaned_data", {}).get(name)
        return str(read) if read else " ".join(str(part) for part in value or () if part)
    if isinstance(field, forms.BooleanField):
        return _("Yes") if value and value != "False" else ""
    if isinstance(field, forms.ChoiceField):
        chosen = value if isinstance(value, list) else [value]
        offered: list[tuple[str, Any]] = list(field.choices)  # type: ignore[arg-type]
        return "; ".join(str(label) for key, label in offered if key in chosen)
    return str(value or "")
