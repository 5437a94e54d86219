"""The form by which a charge is severed (procedure.md §1.2)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from complaints.forms.conduct import ConductForm
from complaints.forms.questions import day, long_words
from complaints.forms.registry import asks


@asks("sever")
class SeverForm(ConductForm):
    """What waits, and from which days it is."""

    text = long_words(
        _("What is the person said to have done?"),
        _("Write what the person is said to have done"),
        help_text=_("Call clients Client A, Client B: write no names."),
    )
    conduct_from = day(_("First day it happened"), _("Write the first day it happened"))
    conduct_to = day(_("Last day it happened"), _("Write the last day it happened"))
    reason = long_words(
        _("Why is it severed?"),
        _("Write why it is severed"),
        rows=3,
        help_text=_("It goes on the record."),
    )
