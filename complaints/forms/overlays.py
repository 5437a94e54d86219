"""Forms of the overlays: an agreement, a petition, a withdrawal, a judgment, a request on hold (procedure.md §1.3, §1.4)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from complaints import rules
from complaints.forms.papers import PaperForm
from complaints.forms.plain_steps import SignedForm
from complaints.forms.questions import Words, day, long_words, offer, one_of, short_words
from complaints.forms.registry import StepForm, asks
from complaints.forms.voting import allegation_words
from complaints.hearable import allegations_of
from complaints.models import Allegation, Case, Conviction, RenewalRequest, SanctionKind


class ReconsiderationGround(TextChoices):
    """The three grounds of row 17 (CGS §4-181a(a))."""

    ERROR = "error", _("An error of fact or of the rules")
    EVIDENCE = "evidence", _("New evidence that could not be shown before, for good reason")
    CAUSE = "cause", _("Another good cause")


class ReopeningGround(TextChoices):
    EVIDENCE = "evidence", _("New evidence that could not be had before")
    FRAUD = "fraud", _("The process was deceived")
    PROOF = "proof", _("Proof that the finding was wrong")
    REVERSAL = "reversal", _("The judgment it rests on was reversed")


class AllegationsField(forms.ModelMultipleChoiceField):
    """Some of the allegations that the case hears, all shown; the form says which case."""

    widget = forms.CheckboxSelectMultiple
    case: Case

    def label_from_instance(self, obj: Any) -> str:
        return allegation_words(self.case, obj)


def some_allegations(label: Words, missing: Words) -> AllegationsField:
    return AllegationsField(queryset=Allegation.objects.none(), label=label, error_messages={"required": missing})


def offer_allegations(form: StepForm) -> None:
    box: AllegationsField = form.fields["allegations"]  # type: ignore[assignment]
    box.case = form.case
    offer(form, "allegations", allegations_of(form.case))


def months_box() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("For how many months?"),
        help_text=_("Only for a Suspension."),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4}),
        error_messages={"invalid": _("Write the months as a number, like 6")},
    )


class SanctionedForm(StepForm):
    """A form that names one of the four sanctions, a Suspension with its months."""

    conditional = ("months",)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("sanction") != SanctionKind.SUSPENSION or self.has_error("months"):
            return cleaned
        most, months = rules.number(self.case, "suspension_most_months"), cleaned.get("months")
        if months is None:
            self.add_error("months", _("Write how many months the Suspension lasts"))
        elif not 1 <= months <= most:
            self.add_error("months", _("Write a number of months from 1 to %(most)s") % {"most": most})
        return cleaned


@asks("consent")
class ConsentForm(SanctionedForm):
    """What an accepted agreement contains (§2.19); the respondent signs it on a page of its own."""

    allegations = some_allegations(
        _("Which allegations does it settle?"), _("Choose the allegations that the agreement settles")
    )
    text = long_words(
        _("What both sides agree happened"),
        _("Write the facts that are admitted or not disputed"),
        help_text=_("The committee votes on these exact words."),
        rows=10,
    )
    sanction = one_of(_("Which sanction?"), _("Choose one of the four sanctions"), choices=SanctionKind.choices)
    months = months_box()
    terms = long_words(_("Conditions"), help_text=_("One on each line."), rows=4)
    publication_text = long_words(
        _("What the public will read"),
        help_text=_("One paragraph, without names of clients or witnesses. A Written Caution is never published."),
        rows=4,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_allegations(self)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kind = cleaned.get("sanction")
        if kind and SanctionKind(kind).is_public and not cleaned.get("publication_text", "").strip():
            self.add_error("publication_text", _("Write what the public will read of this sanction"))
        return cleaned


@asks("sign_consent")
class SignConsentForm(SignedForm):
    """The signature, and the waiver of the appeal said in so many words."""

    waives = forms.BooleanField(
        label=_("I know that I give up my right to appeal when the committee approves this agreement."),
        error_messages={"required": _("Tick the box to show that you know this, or do not sign")},
    )
    field_order = ("waives", "signature")


@asks("reconsideration")
class ReconsiderationForm(PaperForm):
    field_order = ("ground", "text", "file")
    ground = one_of(
        _("Why should the committee reconsider?"), _("Choose a reason"), choices=ReconsiderationGround.choices
    )


@asks("reopening")
class ReopeningForm(PaperForm):
    field_order = ("ground", "text", "file")
    ground = one_of(_("Why should the case be reopened?"), _("Choose a reason"), choices=ReopeningGround.choices)


@asks("withdrawal")
class WithdrawalForm(StepForm):
    """A reason is welcome and never asked for: somebody may be afraid."""

    reason = long_words(
        _("Is there anything you want to tell us about it?"),
        help_text=_(
            "You do not have to say why. The Ethics Committee decides if the case goes on without you. "
            "If somebody put pressure on you, tell us or call us."
        ),
        rows=4,
    )


@asks("conviction")
class ConvictionForm(PaperForm):
    """The certified copy is conclusive of what it decides (§1.4)."""

    field_order = ("kind", "body", "judged_on", "allegations", "text", "file")

    kind = one_of(_("What is it?"), _("Choose what it is"), choices=Conviction.Kind.choices)
    body = short_words(_("Which court or body?"), _("Write which court or body decided"))
    judged_on = day(_("Day of the judgment or order"), _("Write the day of the judgment or order"))
    allegations = some_allegations(
        _("Which allegations does it decide?"), _("Choose the allegations that the judgment decides")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("What it says")
        offer_allegations(self)


@asks("show_cause")
class ShowCauseForm(SanctionedForm):
    text = long_words(_("The charges, on the judgment"), _("Write the charges"), rows=8)
    sanction = one_of(
        _("Which sanction is proposed?"), _("Choose the sanction that is proposed"), choices=SanctionKind.choices
    )
    months = months_box()


@asks("renewal")
class RenewalForm(StepForm):
    kind = one_of(_("What was asked for?"), _("Choose what was asked for"), choices=RenewalRequest.Kind.choices)
    note = long_words(_("Note"), rows=3)


@asks("sign_off_renewal")
class SignOffRenewalForm(StepForm):
    ruling = one_of(
        _("Your ruling"),
        _("Choose allow or refuse"),
        choices=[("allow", _("Allow it although the case is pending")), ("refuse", _("Refuse it for now"))],
    )
    reason = long_words(_("Your reason"), _("Write the reason for your ruling"), rows=3)
