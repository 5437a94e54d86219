"""The box for a private note."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.forms.questions import long_words
from complaints.models import Case, InvestigationNote
from people.models import User
from people.plain_forms import PlainForm


class PrivateNoteForm(PlainForm):
    """A note, or one that corrects an older note of the same writer."""

    text = long_words(_("Your note"), _("Write what you want to note"), rows=5)
    corrects = forms.ModelChoiceField(
        InvestigationNote.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("This note was corrected already. Go back and correct the latest one")},
    )

    def __init__(self, *args: Any, case: Case, person: User, corrects: str = "", **kwargs: Any) -> None:
        own = InvestigationNote.objects.filter(case=case, writer=person, correction__isnull=True)
        old = own.filter(pk=corrects).first() if corrects.isdecimal() and len(corrects) < 19 else None
        if old:
            kwargs["initial"] = {"text": old.text, "corrects": old.pk}
        super().__init__(*args, **kwargs)
        self.fields["corrects"].queryset = own  # type: ignore[attr-defined]
