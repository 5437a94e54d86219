"""Asks for the file of the registry. Whether it can be read is for `people.registry_file` to say."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from people.plain_forms import PlainForm

LARGEST_MEGABYTES = 5


class RegistryFileForm(PlainForm):
    file = forms.FileField(
        label=_("The file"),
        help_text=_("A table as CSV, up to 5 MB, with headings in its first lines. From Excel: Save as, CSV UTF-8."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
        error_messages={
            "required": _("Choose the file"),
            "invalid": _("The file did not arrive. Choose it once more"),
        },
    )

    def clean_file(self) -> UploadedFile:
        upload: UploadedFile = self.cleaned_data["file"]
        if (upload.size or 0) > LARGEST_MEGABYTES * 1024 * 1024:
            raise forms.ValidationError(
                _("This file is bigger than %(most)s MB. Split it into several"), "size", {"most": LARGEST_MEGABYTES}
            )
        return upload
