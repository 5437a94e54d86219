"""Forms of the jurisdiction check, the screening and the review of a dismissal (procedure.md §1.2, §1.3)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from code_of_ethics import citing
from code_of_ethics.models import Provision
from complaints import participation, rules
from complaints.forms.conduct import ConductForm
from complaints.forms.questions import (
    day,
    long_words,
    offer,
    offer_answers,
    one_of,
    one_row,
    several_people,
    short_words,
)
from complaints.forms.registry import StepForm, asks, offer_people
from complaints.models import IntakeGuard, Ruling, ScreeningOpinion, Status, Topic
from complaints.seats import Seat
from people.models import CertifiedProfessional, Credential

MOST_SHOWN = 50


def credential_words(credential: Credential) -> str:
    """Enough to tell two people of one name apart: name, former names, town, employer, credential and its dates."""
    person = credential.professional
    who = ", ".join(part for part in (*person.names, person.town, person.employer) if part)
    dates = [gettext("applied %(day)s") % {"day": date_format(credential.applied_on, "F j, Y")}]
    if credential.certified_on:
        dates.append(gettext("certified %(day)s") % {"day": date_format(credential.certified_on, "F j, Y")})
    if credential.expires_on:
        dates.append(gettext("valid through %(day)s") % {"day": date_format(credential.expires_on, "F j, Y")})
    return f"{who}: {credential} ({', '.join(dates)})"


@asks("match_respondent")
class MatchRespondentForm(StepForm):
    """Shows the credentials found by the name in the complaint; another name or a number can be looked up.

    A whole credential number names one credential and is taken at once. A name is never taken at once, because two
    people can share it: the form comes back with what it found.
    """

    field_order = ("query", "credential")
    conditional = ("query", "credential")

    query = short_words(
        _("Look up a name or a credential number"),
        help_text=_("Part of a name is enough. Accents do not matter, and former names are found too."),
    )
    credential = one_row(
        _("Which credential is meant?"), _("Choose a credential"), says=credential_words, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.looked_up = str(self.data.get(self.add_prefix("query")) or "").strip()
        offer(
            self,
            "credential",
            self._found(self.looked_up, self.case.complaint.respondent_name),
            if_none=_("The registry holds nobody by the name in the complaint. Look up another name above."),
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("credential") or self.has_error("credential") or self.has_error("query"):
            return cleaned
        numbered = Credential.objects.filter(number__iexact=self.looked_up).exclude(number="").first()
        if numbered:
            cleaned["credential"] = numbered
        elif not self.looked_up:
            self.add_error("credential", _("Choose a credential, or look up another name or number"))
        else:
            self.add_error(*self._what_to_do(self._found(self.looked_up).count()))
        return cleaned

    def given(self) -> dict[str, Any]:
        return {"credential": self.cleaned_data["credential"]}

    def _found(self, *queries: str) -> QuerySet[Credential]:
        people: set[int] = set()
        for query in queries:
            people |= set(CertifiedProfessional.objects.named(query).values_list("pk", flat=True)[:MOST_SHOWN])
        rows = Credential.objects.filter(professional__in=people).select_related("professional", "type")
        return rows.order_by("professional__name", "professional", "applied_on", "pk")

    def _what_to_do(self, found: int) -> tuple[str, str]:
        if found == 0:
            return "query", gettext(
                "The registry holds nobody by that name or number. Check the spelling, or try a part of it"
            )
        if found >= MOST_SHOWN:
            return "query", gettext("Many people have that name. Write more of it, or the credential number")
        return "credential", gettext("Choose the credential that is meant")


@asks("rule_on_guard")
class RuleOnGuardForm(StepForm):
    """G2 during screening, the others during the jurisdiction check; each with what it says now."""

    guard = one_of(_("On what do you rule?"), _("Choose what you rule on"))
    ruling = one_of(
        _("Your ruling"),
        _("Choose pass or fail"),
        choices=[(Ruling.PASS.value, Ruling.PASS.label), (Ruling.FAIL.value, Ruling.FAIL.label)],
    )
    reason = long_words(_("Your reason"), _("Write the reason for your ruling"), help_text=_("It goes on the record."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        screening = self.case.status == Status.PRELIM_REVIEW
        now = {row.guard: row for row in self.case.rulings.all()}
        mine = [guard for guard in IntakeGuard if (guard == IntakeGuard.G2) == screening]
        offer_answers(self, "guard", [(guard.value, self._words(guard, now.get(guard.value))) for guard in mine])
        if screening:
            self.initial.setdefault("guard", IntakeGuard.G2.value)

    @staticmethod
    def _words(guard: IntakeGuard, row: Any) -> str:
        words = f"{guard.value}, {guard.label}"
        if row is None:
            return words
        return gettext("%(guard)s. Now: %(ruling)s. %(reason)s") % {
            "guard": words,
            "ruling": row.get_ruling_display(),
            "reason": row.reason,
        }


@asks("appoint_screener")
class AppointScreenerForm(StepForm):
    """Members of the Ethics Committee other than the chair, who may still screen this case."""

    person = one_row(_("Who screens this complaint with you?"), _("Choose a member"))  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = participation.committee_for(self.case, "screened", self.day)
        nobody = _("No member is free to screen. The President can name a designee.")
        offer_people(self, "person", [member for member in free if member != self.person], "screened", if_none=nobody)


class ProvisionField(forms.ChoiceField):
    """A provision by its id, in groups; gives the provision itself."""

    def clean(self, value: Any) -> Provision:
        chosen = super().clean(value)
        found = Provision.objects.public().select_related("edition").filter(pk=chosen).first()
        if found is None:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return found


def provision_words(provision: Provision) -> str:
    return f"{provision.reference}: {Truncator(provision.ethic).chars(140)}"


@asks("allegation")
class AllegationForm(ConductForm):
    """One provision with its dates. First those that fit the topics, then the code in force then, then all others."""

    provision = ProvisionField(
        label=_("Which rule may be broken?"),
        error_messages={"required": _("Choose a rule")},
    )
    text = long_words(
        _("What is the person said to have done?"),
        _("Write what the person is said to have done"),
        help_text=_("One act or one pattern. Call clients Client A, Client B: write no names."),
    )
    conduct_from = day(_("First day it happened"), _("Write the first day it happened"))
    conduct_to = day(_("Last day it happened"), _("Write the last day it happened"))
    citing_reason = long_words(
        _("Why do you cite a rule of another code?"),
        help_text=_("Only for a rule that was not in force for this credential on these days."),
        rows=3,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        complaint = self.case.complaint
        first, last = complaint.first_act_on or complaint.last_act_on, complaint.last_act_on or complaint.first_act_on
        charge = getattr(self.case, "severed_charge", None)
        if charge:
            self.initial = {
                "text": charge.text, "conduct_from": charge.conduct_from, "conduct_to": charge.conduct_to, **self.initial,
            }  # fmt: skip
            last = charge.conduct_to
        elif first and last:
            self.initial = {"conduct_from": min(first, last), "conduct_to": max(first, last), **self.initial}
        offer_answers(self, "provision", self._provisions(last or self.day))

    def _provisions(self, on: date) -> list[tuple[Any, Any]]:
        code = self.case.credential.type.code_of_ethics if self.case.credential else ""
        proc = rules.setting(self.case, "proc_charges") == "on"
        may = [p for p in Provision.objects.public().select_related("edition") if proc or not p.edition.any_credential]
        own = [provision for provision in citing.provisions_for(code, on) if provision in may]
        known = {provision.pk for provision in own}
        wanted = {ref for topic in self.case.complaint.topics for ref in Topic(topic).provisions}
        fitting = [provision for provision in own if provision.reference in wanted]
        rest = [provision for provision in own if provision.reference not in wanted]
        other = [provision for provision in may if provision.pk not in known]
        groups = (
            (_("Rules that fit what the complaint is about"), fitting),
            (_("Other rules in force for this credential on these days"), rest),
            (_("Rules of another code: give a reason below"), other),
        )
        return [("", _("Choose a rule"))] + [
            (label, [(str(provision.pk), provision_words(provision)) for provision in provisions])
            for label, provisions in groups
            if provisions
        ]


@asks("opinion")
class OpinionForm(StepForm):
    view = one_of(_("Your opinion"), _("Choose accept or dismiss"), choices=ScreeningOpinion.View.choices)
    reason = long_words(_("Your reason"), _("Write the reason for your opinion"), help_text=_("It goes on the record."))


@asks("appoint_reviewers")
class AppointReviewersForm(StepForm):
    """Members of the Ethics Committee and directors of the Board who had no part in this case."""

    people = several_people(_("Who looks at the dismissal again?"), _("Choose the reviewers"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sitting = participation.holders(self.case, Seat.REVIEWER) if self.case.has("reviewers_appointed") else []
        self.size = rules.number(self.case, "review_size") - len(sitting)
        able = participation.reviewers_for(self.case, self.day)
        offer_people(self, "people", [person for person in able if person not in sitting], "reviewed")
        self.fields["people"].help_text = gettext(
            "Choose %(size)s people. Shown are those who had no part in this case."
        ) % {"size": self.size}

    def clean_people(self) -> Any:
        people = self.cleaned_data["people"]
        if len(people) != self.size:
            raise ValidationError(_("Choose %(size)s people") % {"size": self.size})
        return people
