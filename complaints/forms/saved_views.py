"""The name under which a person keeps a list of cases."""

from __future__ import annotations

from django import forms

from people.plain_forms import PlainForm


class SavedViewForm(PlainForm):
    """`query` is what the list was asked for; whoever saves it reads it anew and leaves out what does not exist."""

    name = forms.CharField(
        label="Name of the view",
        max_length=60,
        error_messages={
            "required": "Write a name for this view.",
            "max_length": "Write a name of no more than 60 letters.",
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    query = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
