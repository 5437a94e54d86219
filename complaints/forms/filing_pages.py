"""The pages of a complaint in their order: what each asks, and who sees it (ux.md §1.1).

One question, or one tight group, a page. The safety page, the code and the page that checks all stand around these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from complaints.forms.filing import ComplaintForm
from complaints.uploads import PaperField
from people.plain_forms import PlainForm
from people.words import Words

FILES = "files"
CHECK = "check"
GOES_ALONG = _("Board staff and the committee see this. The person you complain about sees it if we go on.")
STAFF_ONLY = _("Only Board staff see this.")


@dataclass(frozen=True)
class Page:
    """One page: its address, its heading and who sees the answers.

    `short` names it in lists. `heading` is the h1 over a group; a single question is its own heading.
    """

    slug: str
    short: Words
    names: tuple[str, ...]
    sees: Words = GOES_ALONG
    heading: Words = ""
    above: str = ""  # the template of what stands above the question

    def form(self, data: QueryDict | None = None, *, before: Mapping[str, list[str]] | None = None) -> ComplaintForm:
        return ComplaintForm(
            data, names=self.names, before=before, heading=self.names[0] if self.names and not self.heading else ""
        )


PAGES = (
    Page("you-are", _("How you know the person"), ("relationship",)),
    Page(
        "who",
        _("Who it is about"),
        ("respondent_name", "respondent_description", "respondent_workplace", "serves_board", "chosen_in_register"),
        heading=_("Who is the complaint about?"),
    ),
    Page("about", _("What it is about"), ("topics", "urgent_danger"), heading=_("What is it about?")),
    Page(
        "when",
        _("When it happened"),
        ("first_act_on", "last_act_on", "continuing", "when_text", "discovered_on"),
        heading=_("When did it happen?"),
    ),
    Page("what-happened", _("What happened"), ("narrative",), above="complaints/filing/above_what_happened.html"),
    Page("others", _("Who else knows"), ("witnesses",)),
    Page(
        FILES,
        _("Papers and photos"),
        ("has_more_to_send",),
        heading=_("Do you have papers or photos?"),
        above="complaints/filing/above_files.html",
    ),
    Page("told-anyone", _("Whom you told"), ("told",)),
    Page(
        "your-name",
        _("Your name"),
        ("name", "shares_name", "on_behalf_of", "complains_with"),
        heading=_("What is your name?"),
        above="complaints/filing/above_your_name.html",
    ),
    Page(
        "safe-contact",
        _("How to reach you"),
        ("contact", "email", "phone", "address", "message_is_safe", "best_times"),
        STAFF_ONLY,
        _("How can we reach you safely?"),
        "complaints/filing/above_safe_contact.html",
    ),
    Page("support", _("Language and help"), ("accommodation",), STAFF_ONLY),
)
BY_SLUG = {page.slug: page for page in PAGES}
SIGNING = ("states_truth", "signature")


def before(page: Page) -> Page | None:
    """The page before this one; None for the first."""
    place = PAGES.index(page)
    return PAGES[place - 1] if place else None


def after(page: Page) -> str:
    """The address of the next page; after the last one everything is checked."""
    place = PAGES.index(page) + 1
    return PAGES[place].slug if place < len(PAGES) else CHECK


def as_typed(answers: Mapping[str, list[str]]) -> QueryDict:
    """What a draft holds, as a browser would send it."""
    data = QueryDict(mutable=True)
    for name, values in answers.items():
        data.setlist(name, values)
    return data


def is_answered(page: Page, answers: Mapping[str, list[str]]) -> bool:
    """Whether anything was written or chosen on this page."""
    return any(any(answers.get(box, [])) for box in page.form().boxes())


class FileForm(PlainForm):
    """One paper or photo at a time (ux.md §3, 44)."""

    paper = PaperField(label=_("Choose a file"), required=False)
    client_identifying = forms.BooleanField(
        label=_("It shows who another client is"),
        required=False,
        help_text=_("We lock it then, and only the director and the chair can open it."),
    )

    @property
    def upload(self) -> Any:
        """The examined file; None when none was chosen, or it was refused."""
        found = self.cleaned_data.get("paper")
        return found if isinstance(found, UploadedFile) else None
