"""What is asked of one who says that a public text is wrong. Anyone may fill it in; it knows no case."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from complaints.forms.questions import long_words, one_of, short_words
from people.plain_forms import PlainForm
from sanctions.models.dispute import Dispute

LONGEST = 5_000


class DisputeForm(PlainForm):
    """Four questions, each needed for an answer."""

    text = long_words(
        _("What is wrong?"),
        _("Write what is wrong with the text"),
        help_text=_("Say which words are wrong, and what is right. Do not write about other people."),
        longest=LONGEST,
    )
    writer = one_of(_("Who are you?"), _("Choose who you are"), choices=Dispute.Writer.choices)
    name = short_words(_("Your name"), _("Write your name"), autocomplete="name")
    contact = short_words(
        _("How can we reach you?"),
        _("Write how we can reach you"),
        help_text=_("Your e-mail, phone or mail address. We use it only to answer you."),
        longest=300,
    )


class DisputeAnswerForm(PlainForm):
    """What was done about it. For the office."""

    outcome = one_of(
        _("What becomes of the text?"), _("Choose what becomes of the text"), choices=Dispute.Outcome.choices
    )
    answer = long_words(
        _("What was the person told, and how?"),
        _("Write what the person was told, and how"),
        rows=4,
        help_text=_("For example: by letter of June 3. The program sends nothing by itself."),
    )
