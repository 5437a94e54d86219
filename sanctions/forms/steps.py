"""What the steps of publication and monitoring ask. Importing registers the forms that the table names."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints.forms import StepForm, asks
from complaints.forms.questions import long_words, one_of, one_row, short_words
from complaints.models import SanctionKind
from people.names import folded
from sanctions.actions.publishing import proposed_summary
from sanctions.conditions import open_conditions
from sanctions.forms.pieces import which_piece, why_it_gives_nobody_away
from sanctions.guards import waiting_publication
from sanctions.models import Disclosure
from sanctions.standing import publishable
from sanctions.telling import status_text


@asks("draft_publication")
class DraftPublicationForm(StepForm):
    """The one paragraph that a person writes; everything else of the entry is taken from the record."""

    summary = long_words(
        _("Summary for the public"),
        _("Write the summary that the public will read"),
        help_text=_(
            "One paragraph in plain words. Leave out everybody but the professional: no complainant, client, witness "
            "or employer, nothing about health, no votes."
        ),
        longest=2000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sanction = publishable(self.case)
        if sanction and sanction.kind != SanctionKind.CAUTION:
            self.initial.setdefault("summary", proposed_summary(self.case, sanction))


@asks("publish")
class PublishForm(StepForm):
    """Nothing to fill in, except that whoever makes a revocation public types the name of the respondent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        link = waiting_publication(self.case)
        self.name = link.publication.name if link else ""
        if link and link.publication.kind == SanctionKind.REVOCATION:
            words = gettext("Type the name %(name)s") % {"name": self.name}
            self.fields["typed_name"] = short_words(
                words,
                words,
                help_text=gettext("A revocation is public for good. Typing the name shows that you mean this person."),
            )

    def clean_typed_name(self) -> str:
        typed: str = self.cleaned_data["typed_name"]
        if folded(typed) != folded(self.name):
            raise forms.ValidationError(gettext("Type the name as it stands above: %(name)s") % {"name": self.name})
        return typed

    def given(self) -> dict[str, Any]:
        return {}


@asks("explain_finding")
class ExplainFindingForm(StepForm):
    """Why one piece of the text gives nobody away. Which piece stands in the form, unseen."""

    finding = which_piece()
    reason = why_it_gives_nobody_away()


@asks("condition")
class ConditionForm(StepForm):
    condition = one_row(_("Condition that is met"), _("Choose the condition that is met"))
    evidence = long_words(
        _("How we know"),
        _("Write what shows that the condition is met"),
        rows=3,
        help_text=_("For example: certificate of the training, dated March 3, 2028."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["condition"].queryset = open_conditions(self.case)  # type: ignore[attr-defined]


# A report of abuse tells more than a status, and has a step of its own.
TOLD = [(value, label) for value, label in Disclosure.To.choices if value != Disclosure.To.AUTHORITY]


@asks("abuse_report")
class AbuseReportForm(StepForm):
    name = short_words(_("To which authority?"), _("Write to which authority the report was made"))
    text = long_words(_("What was reported, by whom and how"), _("Write what was reported, by whom and how"), rows=4)


@asks("disclosure")
class DisclosureForm(StepForm):
    """Who was told. What was told is the status, in words that the program makes."""

    to = one_of(_("Who was told?"), _("Choose who was told"), choices=TOLD)
    name = short_words(_("Name of the office or person"), _("Write the name of the office or person who was told"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].help_text = gettext("What they were told: %(text)s") % {"text": status_text(self.case)}
