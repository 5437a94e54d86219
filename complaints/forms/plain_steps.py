"""Forms with one question or none: confirm, a reason, a signature, a declaration, a recusal."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from complaints.forms.questions import long_words, short_words
from complaints.forms.registry import StepForm, asks

# What the one large box of these forms is called at each step; at all others it asks for the reason.
ASKED = {
    "ask_completion": _("What is missing?"),
    "continue_hearing": _("Why is the hearing put off?"),
    "refuse_reinstatement": _("Why is reinstatement refused?"),
    "refer_time_limit": _("Why might the committee waive the time limit?"),
    "ask_continuance": _("Why do you ask for another day?"),
    "grant_continuance": _("Why is the hearing put off?"),
    "refuse_continuance": _("Why does the hearing stay on its day?"),
    "refuse_more_time": _("Why is no more time given?"),
    "place_legal_hold": _("Why must everything be kept?"),
    "lift_legal_hold": _("Why is the hold lifted?"),
    "refuse_late_appeal": _("Why is the late appeal not excused?"),
}


@asks("confirm")
class ConfirmForm(StepForm):
    """Nothing is asked; the page says what will happen."""


@asks("reason")
class ReasonForm(StepForm):
    reason = long_words(_("Your reason"), _("Write the reason in a sentence or two"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box = self.fields["reason"]
        box.label = ASKED.get(self.step.name, box.label)
        box.help_text = _("It goes on the record.")
        if self.step.notices:
            box.help_text = _(
                "It goes on the record and into the letter, so write it for the person who gets the letter."
            )


@asks("signed")
class SignedForm(StepForm):
    """A step that counts only in writing and signed."""

    signature = short_words(
        _("Your full name"),
        _("Type your full name to sign"),
        help_text=_("Typing your name here is your signature."),
        autocomplete="name",
    )


@asks("declare")
class DeclareForm(StepForm):
    note = long_words(
        _("Is there anything the record should say?"),
        help_text=_("For example, that you once met one of the people at a training."),
        rows=3,
    )


@asks("recuse")
class RecuseForm(StepForm):
    reason = long_words(
        _("Why do you step aside?"),
        _("Write in a few words why you step aside"),
        help_text=_("A few words are enough. You will not see this case any more."),
        rows=3,
    )
