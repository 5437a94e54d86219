"""What is asked of a piece that the leak guard found: which one it is, and why it gives nobody away."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.forms.questions import long_words


def which_piece() -> forms.CharField:
    """Stands in the form, unseen."""
    return forms.CharField(
        widget=forms.HiddenInput,
        max_length=32,
        error_messages=dict.fromkeys(("required", "max_length"), _("Choose the piece in the list of the page")),
    )


def why_it_gives_nobody_away() -> forms.Field:
    return long_words(
        _("Why does this give nobody away?"),
        _("Write why this gives nobody away"),
        rows=3,
        longest=2000,
        help_text=_("For example: it is the month of May. It goes on the record with your name."),
    )
