"""Forms that bring words or a file into a case, and the one that records why a client record may be shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints import uploads
from complaints.errors import Refused
from complaints.forms.questions import long_words, offer, one_of, one_row, short_words
from complaints.forms.registry import StepForm, asks
from complaints.models import Document, ReleaseBasis
from complaints.seats import PARTIES, seats_of
from complaints.uploads import PaperField

# The large box of a statement at each step.
STATEMENTS = {
    "complete": _("What was missing"),
    "request_review": _("Why should the dismissal be looked at again?"),
    "comment": _("Your comment on the report"),
    "file_exceptions": _("What do you think is wrong in the panel report?"),
    "object_to_joinder": _("Why should the cases not be heard together?"),
    "request_reinstatement": _("What have you done to meet the conditions?"),
}


class PaperForm(StepForm):
    """Words or a file, at least one of the two, and no more files from one person than the limit."""

    conditional: tuple[str, ...] = ("text", "file")

    text = long_words(_("In your own words"), rows=10)
    file = PaperField(required=False)

    nothing = _("Write something, or choose a file")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("file"):
            refuse_too_many(self)
        elif not cleaned.get("text", "").strip() and not self.has_error("text") and not self.has_error("file"):
            self.add_error("text", self.nothing)
        return cleaned


def refuse_too_many(form: StepForm) -> None:
    """Counts the files this person has put into this case: one side cannot use up the room of the other."""
    sent = Document.objects.filter(case=form.case, added_by=form.person).exclude(file="").count()
    try:
        uploads.refuse_too_many(sent)
    except Refused as refused:
        form.add_error("file", str(refused))


@asks("statement")
class StatementForm(PaperForm):
    nothing = _("Write it here, or choose a file that says it")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = STATEMENTS.get(self.step.name, self.fields["text"].label)
        self.fields["text"].help_text = _("You can write here, add a file, or both.")


@asks("document")
class DocumentForm(PaperForm):
    field_order = ("title", "text", "file", "client_identifying")

    title = short_words(_("What is it?"), help_text=_("A few words, such as: text messages from May."))
    client_identifying = forms.BooleanField(
        label=_("It names a client, or shows who a client is"),
        required=False,
        help_text=_(
            "Then it stays locked: only the executive director and the chair open it, until a reason is on record."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("What it says, or what you want to add")
        if seats_of(self.person, self.case) <= PARTIES:
            self.fields["client_identifying"].label = _("It shows that someone other than me gets help")

    def given(self) -> dict[str, Any]:
        names = ("title", "text", "file", "client_identifying")
        return {name: self.cleaned_data[name] for name in names}


@asks("release_basis")
class ReleaseBasisForm(StepForm):
    document = one_row(_("Which paper?"), _("Choose a paper"))
    basis = one_of(_("Why may it be shown?"), _("Choose why it may be shown"), choices=ReleaseBasis.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "document", self.case.documents.filter(client_identifying=True, release_basis=""))
