"""All settings of a rule set in one form, made from the catalogue: shape and wording. The action decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from crispy_forms.layout import Layout
from crispy_forms.utils import render_field
from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

from complaints import rule_limits, rules
from complaints.forms.questions import day, long_words, short_words
from complaints.rule_numbers import UNIT_LABELS, Number
from people.plain_forms import PlainForm
from people.words import Words

NUMBER_BOX = {"inputmode": "numeric", "autocomplete": "off", "size": 6}


class Part:
    """A heading between two groups of questions."""

    def __init__(self, heading: Words, *names: str) -> None:
        self.heading, self.names = heading, names

    def render(self, form: forms.Form, context: Any, template_pack: Any = None, **_more: Any) -> SafeString:
        heading = format_html('<h2 class="form-part">{}</h2>', self.heading)
        asked = [render_field(name, form, context, template_pack=template_pack) for name in self.names]
        return format_html("{}{}", heading, format_html_join("", "{}", ((one,) for one in asked)))


class RuleSetForm(PlainForm):
    """From which day, why, and every setting; prefilled with `in_force`. What is impossible is told at its box."""

    effective_from = day(
        _("From which day does it hold?"),
        _("Write the first day of the new rules"),
        help_text=_("Today or later. Cases filed before that day keep the rules they were filed under."),
    )
    note = long_words(_("Why do the rules change?"), _("Write why the rules change"), rows=3)

    def __init__(self, *args: Any, in_force: Mapping[str, int | str], today: date, **kwargs: Any) -> None:
        self.today = today
        kwargs["initial"] = {**in_force, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        first = Part(_("The new rule set"), "effective_from", "note")
        self.helper.layout = Layout(first, *(Part(label, *numbers) for label, numbers in rules.STAGES))

    def clean_effective_from(self) -> date:
        first: date = self.cleaned_data["effective_from"]
        if first < self.today:
            raise forms.ValidationError(_("This day is over. Write today or a later day"))
        return first

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in rules.DEFAULTS:
            if name in cleaned and (why := rule_limits.why_not(name, cleaned[name])):
                self.add_error(name, why)
        for name, why in rule_limits.contradictions(self.settings()).items():
            self.add_error(name, why)
        return cleaned

    def settings(self) -> dict[str, int | str]:
        """The settings that were answered, in the order of the catalogue."""
        return {name: self.cleaned_data[name] for name in rules.DEFAULTS if name in self.cleaned_data}


def _asked(number: Number) -> forms.Field:
    """One box, or the answers of a switch, with unit and source below the label."""
    source = format_lazy(_("Source: procedure {source}."), source=number.source)
    if number.unit == rules.SWITCH:
        return forms.ChoiceField(
            label=number.label,
            help_text=source,
            choices=number.choices,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose one of the answers")},
        )
    if number.unit == rules.RANGE:
        return short_words(
            number.label,
            _("Write the range and the guideline"),
            help_text=format_lazy("{unit}. {source}", unit=capfirst(UNIT_LABELS[number.unit]), source=source),
        )
    return forms.IntegerField(
        label=number.label,
        help_text=format_lazy("{unit}. {source}", unit=capfirst(UNIT_LABELS[number.unit]), source=source),
        widget=forms.TextInput(attrs=NUMBER_BOX),
        error_messages={"required": _("Write a number"), "invalid": _("Write a whole number, like 30")},
    )


RuleSetForm.base_fields |= {name: _asked(number) for name, number in rules.DEFAULTS.items()}
