"""What the page that counts a date asks: shape and wording only, `record.days` counts."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from people.date_field import MonthDayYearField
from people.plain_forms import PlainForm
from record.days import SHORT_PERIOD, Rule

TEN_YEARS = 3650  # days; no period of the procedure comes near


class DueForm(PlainForm):
    """A date and a period."""

    start = MonthDayYearField(
        label=_("Date of the event"),
        help_text=_("Like 3 14 2027. The day after it is day 1."),
        error_messages={"required": _("Write the date from which to count.")},
    )
    length = forms.IntegerField(
        label=_("Number of days"),
        help_text=_("When it is %(short)d or less, only days the office is open count.") % {"short": SHORT_PERIOD},
        min_value=1,
        max_value=TEN_YEARS,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": 6}),
        error_messages={
            "required": _("Write how many days."),
            "invalid": _("Write the number of days in digits, like 30."),
            "min_value": _("Write a number of at least %(limit_value)s."),
            "max_value": _("Write a number of at most %(limit_value)s."),
        },
    )
    business = forms.BooleanField(label=_("Count only days the office is open (business days)"), required=False)
    before = forms.BooleanField(label=_("Count back: at least so many days before the event"), required=False)

    @property
    def rule(self) -> Rule:
        """Of a form that is filled in rightly."""
        asked = self.cleaned_data
        return Rule(length=asked["length"], business=asked["business"], before=asked["before"])
