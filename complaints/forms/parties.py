"""Forms that name people of a case: a representative, a co-complainant, a witness (procedure.md §2.12, §2.18, §5).

Read by parties as well, so in plain words.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.forms.questions import Words, long_words, offer, one_of, one_row, short_words
from complaints.forms.reaching import ask_for_detail
from complaints.forms.registry import StepForm, asks
from complaints.models import Party
from complaints.models.complaint import Contact


def e_mail(label: Words) -> forms.EmailField:
    return forms.EmailField(
        label=label,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "invalid": _("Write the e-mail like name@example.com"),
            "max_length": _("Shorten this to at most %(limit_value)s characters. It has %(show_value)s"),
        },
    )


@asks("name_representative")
class NameRepresentativeForm(StepForm):
    """Name, a way to write, and whether an attorney: letters then go to the attorney."""

    conditional = ("email", "address")

    name = short_words(_("Name of the person"), _("Write the name of the person who acts for you"))
    is_attorney = one_of(
        _("Is this person an attorney?"),
        _("Say whether this person is an attorney"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        help_text=_("An attorney gets our letters in your place. You can still read each of them here."),
    )
    email = e_mail(_("E-mail of the person"))
    address = long_words(_("Postal address of the person"), rows=3)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("email") or cleaned.get("address") or self.has_error("email")):
            self.add_error("email", _("Write an e-mail or a postal address, so that letters can arrive"))
        return cleaned

    def given(self) -> dict[str, Any]:
        return {**self.cleaned_data, "is_attorney": self.cleaned_data["is_attorney"] == "yes"}


@asks("name_co_complainant")
class NameCoComplainantForm(StepForm):
    """Another person who complains of the same; this one gets letters and a code of their own."""

    conditional = ("email", "phone", "address")

    name = short_words(_("Name of the person"), _("Write the name of the other complainant"))
    contact = one_of(
        _("How may we reach this person?"),
        _("Choose how we may reach this person"),
        choices=[
            (Contact.E_MAIL.value, _("By e-mail")),
            (Contact.PHONE.value, _("By phone")),
            (Contact.MAIL.value, _("By mail")),
            (Contact.CODE.value, _("Not at all: this person will check with the code")),
        ],
    )
    email = e_mail(_("E-mail of the person"))
    phone = short_words(_("Phone number of the person"), longest=40)
    address = long_words(_("Postal address of the person"), rows=3)
    accommodation = long_words(_("Does this person need an interpreter or other help?"), rows=2)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        ask_for_detail(self, cleaned, _("Write it here, or choose another way to reach this person"))
        return cleaned


@asks("name_witness")
class NameWitnessForm(StepForm):
    """Who saw or knows something, how to write to this person, and what it is (procedure.md §4, 8)."""

    name = short_words(_("Name of the witness"), _("Write the name of the witness"))
    address = long_words(
        _("Postal address of the witness"), rows=3, help_text=_("We write to witnesses by mail. They see nothing here.")
    )
    phone = short_words(_("Phone number of the witness"), longest=40)
    email = e_mail(_("E-mail of the witness"))
    text = long_words(_("What does this person know?"), rows=5)
    accommodation = long_words(_("Does the witness need an interpreter or other help?"), rows=2)


def witness_words(party: Party) -> str:
    return party.name


@asks("call_witness")
class CallWitnessForm(StepForm):
    witness = one_row(
        _("Who is called?"),
        _("Choose a witness"),
        says=witness_words,
        help_text=_("The letter gives day, time and place, and nothing of what the case is about."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "witness", self.case.parties.filter(side=Party.Side.WITNESS).order_by("name", "pk"))
