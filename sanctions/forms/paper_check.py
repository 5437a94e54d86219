"""Asks for the paper that is to be searched for everybody whom a case protects."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from complaints.uploads import PaperField
from people.plain_forms import PlainForm


class PaperCheckForm(PlainForm):
    paper = PaperField(
        label=_("The paper"),
        error_messages={"required": _("Choose the paper that is to be searched")},
        help_text=_("Its words, its properties and the remarks in it are searched. Nothing of it is kept."),
    )
