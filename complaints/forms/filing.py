"""The complaint as one form (procedure.md §4). Four answers are compulsory, and the signature; all else may be skipped."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Layout
from crispy_forms.utils import render_field
from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from complaints.actions.filing import Answers
from complaints.forms.questions import long_words, one_of, short_words
from complaints.models import ServesBoard, Topic
from complaints.models.complaint import Contact, Relationship
from complaints.uploads import PaperField
from people.date_field import MonthDayYearField
from people.plain_forms import PlainForm
from people.words import Words


class Part:
    """A heading between two groups of questions."""

    def __init__(self, heading: Words, *names: str) -> None:
        self.heading, self.names = heading, names

    def render(self, form: forms.Form, context: Any, template_pack: Any = None, **_more: Any) -> SafeString:
        heading = format_html('<h2 class="form-part">{}</h2>', self.heading)
        asked = [render_field(name, form, context, template_pack=template_pack) for name in self.names]
        return format_html("{}{}", heading, format_html_join("", "{}", ((one,) for one in asked)))


# The questions in the order of the form, under plain headings (ux.md §1.1).
PARTS = (
    Part(
        _("Who it is about"),
        "relationship",
        "respondent_name",
        "respondent_description",
        "respondent_workplace",
        "serves_board",
    ),
    Part(_("What happened"), "topics", "narrative", "paper"),
    Part(_("When it happened"), "first_act_on", "last_act_on", "continuing", "when_text", "discovered_on"),
    Part(_("Who else knows"), "witnesses", "told", "urgent_danger"),
    Part(_("You"), "name", "contact", "email", "phone", "address", "accommodation"),
    Part(_("Sign and send"), "consents_to_disclosure", "signature"),
)


class ComplaintForm(PlainForm):
    """What happened, about whom, and how to reach the person who tells it. Saving a draft asks for nothing."""

    conditional = (
        "respondent_name", "respondent_description", "topics", "narrative", "email", "phone", "address",
    )  # fmt: skip

    relationship = one_of(
        _("How do you know this person?"),
        _("Choose how you know this person, or choose that you prefer not to say"),
        choices=Relationship.choices,
    )
    respondent_name = short_words(_("Who is the complaint about?"), help_text=_("The name as you know it."))
    respondent_description = long_words(
        _("If you do not know the full name: what do you know?"),
        rows=3,
        help_text=_("A first name, what the person looks like, when they work."),
    )
    respondent_workplace = short_words(_("Where does this person work?"))
    serves_board = one_of(
        _("Does this person work for the Board or serve on it?"),
        "",
        choices=ServesBoard.choices,
        help_text=_("If so, the office does not see your complaint. The President of the Board handles it."),
        required=False,
    )
    topics = forms.MultipleChoiceField(
        label=_("What is it about?"),
        help_text=_("Choose all that fit."),
        choices=Topic.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    narrative = long_words(
        _("What happened?"),
        rows=12,
        longest=10_000,
        help_text=_(
            "This may be hard to write. Take your time. You can skip it or come back. "
            "Leave out the names of other clients."
        ),
    )
    first_act_on = MonthDayYearField(
        label=_("When did it happen, or begin?"),
        required=False,
        day_optional=True,
        help_text=_("The day may be left out."),
    )
    last_act_on = MonthDayYearField(
        label=_("When did it last happen?"),
        required=False,
        day_optional=True,
        help_text=_("Leave this empty if it happened once."),
    )
    continuing = forms.BooleanField(label=_("It is still going on"), required=False)
    when_text = short_words(_("Or tell us roughly when"), longest=500)
    discovered_on = MonthDayYearField(
        label=_("If you learned of it later: when?"),
        required=False,
        day_optional=True,
        help_text=_("The day may be left out."),
    )
    witnesses = long_words(_("Did anyone see it or know about it?"), rows=3)
    told = long_words(_("Have you told anyone else, such as an employer or the police?"), rows=3)
    urgent_danger = forms.BooleanField(
        label=_("Someone is in danger now"),
        required=False,
        help_text=_("If so, call 911 first. We also look at your complaint the same day."),
    )
    paper = PaperField(label=_("Add a file"), required=False)
    name = short_words(
        _("Your name"),
        _("Write your name. The Board cannot open a case for someone without a name"),
        autocomplete="name",
    )
    contact = one_of(
        _("How may we reach you?"),
        _("Choose how we may reach you, or choose that you will check with your code"),
        choices=Contact.choices,
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Write the e-mail like name@example.com")},
    )
    phone = short_words(_("Your phone number"), autocomplete="tel", inputmode="tel", longest=40)
    address = long_words(_("Your postal address"), rows=3)
    accommodation = long_words(_("Do you need an interpreter or other help?"), rows=2)
    consents_to_disclosure = forms.BooleanField(
        label=_("The person may see my name and my complaint"),
        required=False,
        help_text=_("They get a copy if the complaint is accepted. Without your consent we may not be able to go on."),
    )
    signature = short_words(
        _("Sign with your name"),
        _("Sign by typing your name"),
        help_text=_("Typing your name is your signature. You say that this is true as far as you know."),
        autocomplete="name",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([name for part in PARTS for name in part.names])  # the summary of errors has the same order
        self.helper.layout = Layout(*PARTS)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("respondent_name") or cleaned.get("respondent_description")):
            self._add("respondent_name", _("Tell us who the complaint is about, or describe the person below"))
        if not (cleaned.get("topics") or cleaned.get("narrative")):
            self._add("topics", _("Choose what it is about, or tell us below what happened"))
        needed = {Contact.E_MAIL: "email", Contact.PHONE: "phone", Contact.MAIL: "address"}
        detail = needed.get(cleaned.get("contact", ""))
        if detail and not cleaned.get(detail):
            self._add(detail, _("Write it here, or choose another way to reach you"))
        first, last = cleaned.get("first_act_on"), cleaned.get("last_act_on")
        if first and last and last.last < first.first:
            self._add("last_act_on", _("The last time comes after the first. Check both dates"))
        return cleaned

    def _add(self, name: str, message: Any) -> None:
        if not self.has_error(name):
            self.add_error(name, message)

    def answers(self, language: str) -> Answers:
        """The answers as the action takes them. Rough dates become the latest day that they can mean."""
        data = self.cleaned_data
        first, last = data["first_act_on"], data["last_act_on"] or data["first_act_on"]
        discovered = data["discovered_on"]
        words = {name: data[name] for name in _WORDS}
        return Answers(
            **words,
            topics=tuple(data["topics"]),
            first_act_on=first.first if first else None,
            last_act_on=last.last if last else None,
            continuing=data["continuing"],
            discovered_on=discovered.last if discovered else None,
            urgent_danger=data["urgent_danger"],
            consents_to_disclosure=data["consents_to_disclosure"],
            language=language,
        )


_WORDS = (
    "relationship", "name", "contact", "signature", "email", "phone", "address", "accommodation", "respondent_name",
    "respondent_description", "respondent_workplace", "serves_board", "narrative", "when_text", "witnesses", "told",
)  # fmt: skip


class CodeForm(PlainForm):
    """The return code or the invitation code: spaces and hyphens do not matter, pasting works."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("16 digits. Spaces and hyphens do not matter."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={
            "required": _("Write your code, like 1234 5678 9012 3456"),
            "max_length": _("A code has 16 digits. Check what you wrote"),
        },
    )
