"""What is asked about discipline that was decided before this app kept the record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints.forms.questions import day, long_words, one_of, one_row, short_words
from complaints.models import SanctionKind
from complaints.uploads import PaperField
from people.models import CertifiedProfessional, Credential
from people.plain_forms import PlainForm
from sanctions.actions.earlier import Told, why_not

MOST_SHOWN = 25


def person_words(person: CertifiedProfessional) -> str:
    """Enough to tell two people of one name apart."""
    parts = (*person.names, person.town, *(str(credential) for credential in person.credentials.all()))
    return ", ".join(part for part in parts if part)


class EarlierDisciplineForm(PlainForm):
    """The person is looked up first; a whole credential number is taken at once, a name is always shown to choose."""

    conditional = ("professional", "ends_on")

    query = short_words(
        _("Who was disciplined?"),
        _("Write the name or the credential number"),
        help_text=_("Part of a name is enough. Accents do not matter, and former names are found too."),
    )
    professional = one_row(_("Which person is meant?"), _("Choose the person"), says=person_words, required=False)
    kind = one_of(_("Which sanction?"), _("Choose the sanction"), choices=SanctionKind.choices)
    decided_on = day(_("When was it decided?"), _("Write the day of the decision"))
    effective_on = day(_("From which day was it in force?"), _("Write the day it took effect"))
    ends_on = day(_("When did it end, or when does it end?"), help_text=_("Only for a Suspension."))
    summary = long_words(
        _("What was it for?"),
        _("Write in a few sentences what it was for"),
        longest=4000,
        help_text=_("As the document says it. Name no client: write Client A. The public does not read this."),
    )
    document = PaperField(label=_("The document"), error_messages={"required": _("Choose the document that shows it")})

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.found = self._found(str(self.data.get(self.add_prefix("query")) or "").strip())
        self.fields["professional"].queryset = self.found  # type: ignore[attr-defined]
        if not self.is_bound or not self.found:
            del self.fields["professional"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("query") and not cleaned.get("professional") and not self.has_error("professional"):
            self._choose(cleaned)
        if {"kind", "decided_on", "effective_on", "ends_on"} <= cleaned.keys():
            self._judge_days(SanctionKind(cleaned["kind"]), cleaned["decided_on"], cleaned["effective_on"])
        return cleaned

    def _judge_days(self, kind: SanctionKind, decided_on: date, effective_on: date) -> None:
        why = why_not(kind, decided_on, effective_on, self.cleaned_data["ends_on"], self.today)
        if why:
            self.add_error("ends_on" if decided_on <= min(self.today, effective_on) else "decided_on", why)

    def told(self) -> Told:
        data = self.cleaned_data
        return Told(
            professional=data["professional"],
            kind=SanctionKind(data["kind"]),
            decided_on=data["decided_on"],
            effective_on=data["effective_on"],
            ends_on=data["ends_on"],
            summary=data["summary"],
        )

    def _choose(self, cleaned: dict[str, Any]) -> None:
        numbered = Credential.objects.filter(number__iexact=cleaned["query"]).exclude(number="").first()
        if numbered:
            cleaned["professional"] = numbered.professional
        elif "professional" not in self.fields:
            self.add_error("query", gettext("The registry holds nobody by that name or number. Check the spelling"))
        elif len(self.found) > MOST_SHOWN:
            self.add_error("query", gettext("Many people have that name. Write more of it, or the credential number"))
        else:
            self.add_error("professional", gettext("Choose the person that is meant. Then choose the document again"))

    @staticmethod
    def _found(query: str) -> QuerySet[CertifiedProfessional]:
        held = Prefetch("credentials", Credential.objects.select_related("type"))
        return CertifiedProfessional.objects.named(query).prefetch_related(held)
