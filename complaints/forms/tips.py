"""Forms of the log of tips."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.forms.questions import day, long_words, one_of, short_words
from complaints.models.complaint import CameBy
from people.plain_forms import PlainForm

BY_HAND = [choice for choice in CameBy.choices if choice[0] != CameBy.ONLINE]


class CameInForm(PlainForm):
    """How and when something reached the office by hand: a tip, a complaint on paper. Not on a day that lies ahead."""

    came_by = one_of(_("How did it come?"), _("Choose how it came"), choices=BY_HAND)
    received_on = day(_("When did it come in?"), _("Write the day it came in"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_received_on(self) -> Any:
        chosen = self.cleaned_data["received_on"]
        if chosen > self.today:
            raise forms.ValidationError(_("This day lies ahead. Write the day it came in"))
        return chosen


class TipForm(CameInForm):
    """What was told without a name. No question asks who told it."""

    about = short_words(_("Whom is it about?"), help_text=_("As told. Leave it empty if nobody is named."))
    serves_board = forms.BooleanField(
        label=_("This person works for the Board or serves on it"),
        required=False,
        help_text=_("Then the tip is kept for the President, and the office cannot open it any more."),
    )
    text = long_words(
        _("What was told?"), _("Write what was told"), rows=8, help_text=_("Leave out whatever tells who told it.")
    )


class TipOutcomeForm(PlainForm):
    """What was done about a tip."""

    outcome = long_words(
        _("What was done?"),
        _("Write what was done, or why nothing is done"),
        rows=4,
        help_text=_("For example: the Board adopted it as its own complaint, with the case number."),
    )
