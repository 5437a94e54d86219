"""Forms of messages, and of how a party wants to be reached. Read by parties, so in plain words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints.correspondence import to_write_to
from complaints.forms.parties import e_mail
from complaints.forms.questions import long_words, offer, one_of, one_row, short_words
from complaints.forms.reaching import ask_for_detail
from complaints.forms.registry import StepForm, asks
from complaints.models import Party
from complaints.models.complaint import Contact, MessageSafe


@asks("message")
class MessageForm(StepForm):
    text = long_words(
        _("What do you want to tell or ask the Board?"),
        _("Write your message"),
        help_text=_("Board staff read it and answer. The other side does not see it."),
        rows=8,
    )


def reached(party: Party) -> str:
    """A party, and how this party may be reached: shown beside the button that sends (ux.md §3, 42)."""
    words = [f"{party.name} ({party.get_side_display()})", str(party.get_contact_display())]
    if party.message_is_safe:
        words.append(
            gettext("safe to leave a message")
            if party.message_is_safe == MessageSafe.YES
            else gettext("do not leave a message")
        )
    if party.best_times:
        words.append(party.best_times)
    return " · ".join(words)


@asks("answer_message")
class AnswerMessageForm(StepForm):
    party = one_row(
        _("To whom?"),
        _("Choose who gets the message"),
        says=reached,
        help_text=_("It goes the way that the person chose. By e-mail goes only that there is an update."),
    )
    text = long_words(_("Your message"), _("Write your message"), rows=8)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "party", to_write_to(self.case))


@asks("contact")
class ContactForm(StepForm):
    """Prefilled with what holds now; what is chosen here is obeyed by everything that leaves from now on."""

    conditional = ("email", "phone", "address")

    contact = one_of(
        _("How may we reach you?"),
        _("Choose how we may reach you, or choose that you will check with your code"),
        choices=Contact.choices,
    )
    email = e_mail(_("Your e-mail"))
    phone = short_words(_("Your phone number"), autocomplete="tel", inputmode="tel", longest=40)
    address = long_words(_("Your postal address"), rows=3)
    message_is_safe = one_of(_("Is it safe to leave a message there?"), "", choices=MessageSafe.choices, required=False)
    best_times = short_words(_("Which times are best?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        party = kwargs["case"].parties.filter(user=kwargs["person"]).first()
        if party:
            names = ("contact", "email", "phone", "address", "message_is_safe", "best_times")
            kwargs["initial"] = {name: getattr(party, name) for name in names}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        ask_for_detail(self, cleaned, _("Write it here, or choose another way to reach you"))
        return cleaned
