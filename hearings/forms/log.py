"""What a line of the log asks: the kind, the words, and what the page adds by itself (key and time of typing)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext_lazy as _

from complaints.forms import StepForm, asks
from complaints.forms.questions import long_words
from hearings.models import LogEntry
from people.plain_forms import PlainForm

KEY = re.compile(r"[0-9A-Za-z-]{8,64}")


class AddedByThePage(forms.Form):
    """Nobody types these: a page without a script sends a key of its own and no time."""

    key = forms.CharField(
        max_length=64, widget=forms.HiddenInput, error_messages={"required": _("Open the page again and send it anew")}
    )
    typed_at = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    corrects = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"]
        if not KEY.fullmatch(key):
            raise forms.ValidationError(_("Open the page again and send it anew"))
        return key

    def clean_typed_at(self) -> datetime | None:
        """A time that cannot be read is left out: the words matter more."""
        try:
            moment = parse_datetime(self.cleaned_data["typed_at"])
        except ValueError:
            return None
        return moment if moment and is_aware(moment) else None


@asks("log_entry")
class LogEntryForm(AddedByThePage, StepForm):
    """An entry in the log of the record. What goes with which kind is for the step to say."""

    kind = forms.ChoiceField(
        choices=LogEntry.Kind.choices, error_messages={"required": _("Choose what kind of entry it is")}
    )
    text = long_words(_("What happened"), rows=4)
    exhibit = forms.TypedChoiceField(
        label=_("Exhibit"), required=False, coerce=int, empty_value=None, choices=[("", _("None"))]
    )

    conditional = ("exhibit", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbers = [(number, number) for number in self.case.exhibits.values_list("number", flat=True)]
        self.fields["exhibit"].choices = [("", _("None")), *numbers]  # type: ignore[attr-defined]


class NoteForm(AddedByThePage, PlainForm):
    """A private note."""

    text = long_words(_("Your note"), _("Write what you want to note"), rows=4)
