"""The complaint form as the office fills it in from a letter or a call: the same questions, and how and when it came."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from complaints.forms.filing import ComplaintForm
from complaints.forms.filing_pages import FILES, PAGES
from complaints.forms.questions import day, one_of, short_words
from complaints.forms.tips import CameInForm
from complaints.uploads import PaperField
from people.words import Words

HOW_IT_CAME = ("came_by", "received_on", "language")
SCANS = ("scan", "second_scan", "third_scan")
SIGNED = ("signature",)


class EnteredComplaintForm(CameInForm, ComplaintForm):
    """What is typed is what the complainant wrote or said. What they left out stays empty."""

    received_on = day(
        _("When did it come in?"),
        _("Write the day it came in"),
        help_text=_("The day stamped on the letter. It counts as the day of filing."),
    )
    language = one_of(
        _("In which language do we write to the complainant?"), _("Choose a language"), choices=settings.LANGUAGES
    )
    name = short_words(
        _("Name of the complainant"), _("Write the name. Without a name it is a tip: log it as one instead")
    )
    signature = short_words(
        _("Name signed on the paper"),
        help_text=_("Leave it empty if it is not signed, or was told by telephone and not signed yet."),
    )
    scan = PaperField(label=_("The letter, scanned"), required=False)
    second_scan = PaperField(label=_("What came with it"), required=False)
    third_scan = PaperField(label=_("What else came with it"), required=False)
    states_truth = None  # type: ignore[assignment]  # said on the paper

    @property
    def sections(self) -> list[tuple[Words, list[BoundField]]]:
        """The questions under the headings of the printed form."""
        middle = [(page.short, SCANS if page.slug == FILES else ()) for page in PAGES]
        named = [(words, (*page.names, *more)) for (words, more), page in zip(middle, PAGES, strict=True)]
        groups = [(_("How it came"), HOW_IT_CAME), *named, (_("Signature"), SIGNED)]
        return [(words, [self[name] for name in names]) for words, names in groups]

    def papers(self) -> list[Any]:
        return [self.cleaned_data[name] for name in SCANS if self.cleaned_data.get(name)]
