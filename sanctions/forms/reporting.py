"""Asks which year a report is to be run for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from people.plain_forms import PlainForm

WRONG = _("Type the year in four digits")


class YearForm(PlainForm):
    year = forms.IntegerField(
        label=_("Year"),
        min_value=2000,
        max_value=2999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": WRONG, "invalid": WRONG, "min_value": WRONG, "max_value": WRONG},
    )
