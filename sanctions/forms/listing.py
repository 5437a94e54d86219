"""What is asked before earlier discipline is listed publicly; name, sanction and days stand in what was entered."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.forms import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints.forms.questions import day, long_words, offer, one_of, one_row, short_words
from complaints.models import SanctionKind
from people.models import Credential
from people.plain_forms import PlainForm
from people.templatetags.eastern import eastern
from sanctions.actions.listing import Listed, why_not_reinstated
from sanctions.models import EarlierDiscipline

# As the publication of a case says it; the words are frozen with the text, in English.
APPEALS = {
    "none": _("No appeal was filed"),
    "decided": _("Decided on appeal"),
    "unknown": _("The papers do not say if there was an appeal"),
}


class ListingForm(PlainForm):
    """The public text of one line of earlier discipline."""

    credential = one_row(_("Which credential was it about?"), _("Choose the credential"))
    provisions = short_words(
        _("Which rules were breached?"),
        _("Write which rules were breached"),
        help_text=_("As the document names them. For example: CPRS-12."),
        longest=1000,
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
    appeal = one_of(_("Was there an appeal?"), _("Choose if there was an appeal"), choices=list(APPEALS.items()))
    reinstated_on = day(
        _("When was the credential given back?"),
        help_text=_("Only if it was. Without a day the register says that the suspension still lasts."),
    )

    def __init__(self, *args: Any, row: EarlierDiscipline, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row, self.today = row, today
        mine = Credential.objects.filter(professional=row.professional_id).select_related("type")
        offer(self, "credential", mine, if_none=gettext("The registry knows no credential of this person."))
        if row.kind != SanctionKind.SUSPENSION:
            del self.fields["reinstated_on"]
        words = gettext("The Board decided this on %(day)s. Sanction: %(kind)s.")
        said = words % {"day": eastern(row.decided_on), "kind": SanctionKind(row.kind).label}
        self.initial.setdefault("summary", said)

    def clean_reinstated_on(self) -> date | None:
        chosen: date | None = self.cleaned_data["reinstated_on"]
        if why := why_not_reinstated(self.row, chosen, self.today):
            raise ValidationError(why)
        return chosen

    def listed(self) -> Listed:
        given = self.cleaned_data
        return Listed(
            credential=given["credential"],
            provisions=given["provisions"],
            summary=given["summary"],
            appeal_note=str(APPEALS[given["appeal"]]),
            reinstated_on=given.get("reinstated_on"),
        )
