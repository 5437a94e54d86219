"""What is asked when a published text is corrected, put aside or taken down."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext_lazy as _

from complaints.forms.questions import long_words, short_words
from people.plain_forms import PlainForm
from sanctions.actions.correcting import Corrected
from sanctions.forms.pieces import which_piece, why_it_gives_nobody_away
from sanctions.models import Publication


class CorrectionForm(PlainForm):
    """Begins with the words that are public now; what was corrected is told to the public in a line of its own."""

    note = short_words(
        _("What do you correct?"),
        _("Write what you correct, as the public is to read it"),
        help_text=_("The public reads it under the text. For example: The name of the town was wrong."),
        longest=300,
    )
    summary = long_words(
        _("Summary for the public"),
        _("Write the summary that the public will read"),
        help_text=_(
            "One paragraph in plain words. Leave out everybody but the professional: no complainant, client, witness "
            "or employer, nothing about health, no votes."
        ),
        longest=2000,
    )
    name = short_words(
        _("Name"), _("Write the name"), help_text=_("As the registry has it: now, or formerly."), longest=200
    )
    credential = short_words(_("Credential and number"), _("Write the credential and its number"), longest=200)
    town = short_words(_("Town"), longest=200)
    provisions = short_words(_("Rules of the code"), _("Write which rules were breached"), longest=1000)

    def __init__(self, *args: Any, text: Publication, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**asdict(Corrected.of(text)), **self.initial}

    def corrected(self) -> Corrected:
        given = dict(self.cleaned_data)
        given.pop("note")
        return Corrected(**given)


class ExplainPieceForm(PlainForm):
    """Why one piece of the text gives nobody away. Which piece stands in the form, unseen."""

    finding = which_piece()
    reason = why_it_gives_nobody_away()


class PutAsideForm(PlainForm):
    """Why a draft is not to be published."""

    reason = long_words(_("Why is it put aside?"), _("Write why the draft is put aside"), rows=3)


class TakeDownForm(PlainForm):
    """Why a text is taken off the public pages. The public does not read it."""

    reason = long_words(
        _("Why is it taken down?"),
        _("Write why it is taken down"),
        rows=4,
        help_text=_("This stays on the record of the Board. The public does not read it."),
    )
