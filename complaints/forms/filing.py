"""The questions of a complaint (procedure.md §4). Four answers are compulsory, and the signature; all else may be skipped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from complaints.actions.filing import Answers
from complaints.forms.questions import long_words, one_of, short_words
from complaints.forms.reaching import ask_for_detail
from complaints.models import ServesBoard, Topic
from complaints.models.complaint import CameBy, Contact, MessageSafe, Relationship
from people.date_field import MonthDayYear, MonthDayYearField
from people.plain_forms import PlainForm


class SharesName(TextChoices):
    """Whether the respondent may learn who complains (procedure.md §5, shielding identity)."""

    YES = "yes", _("Yes, if you go on with my complaint")
    BACK = "back", _("No. Ask the Board to keep my name back")


class ComplaintForm(PlainForm):
    """What happened, about whom, and how to reach the person who tells it.

    Whole where a complaint is checked, signed and sent; a page asks only its own `names` (complaints/forms/filing_pages.py)
    and then `before` holds what the other pages were told.
    """

    conditional = (
        "respondent_name", "respondent_description", "topics", "narrative", "email", "phone", "address",
    )  # fmt: skip

    relationship = one_of(
        _("How do you know the person you complain about?"),
        _("Choose how you know this person, or choose that you prefer not to say"),
        choices=Relationship.choices,
    )
    respondent_name = short_words(_("Their name"), help_text=_("The name as you know it."))
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
    chosen_in_register = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    topics = forms.MultipleChoiceField(
        label=_("Which of these fit?"),
        help_text=_("Choose all that fit."),
        choices=Topic.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    urgent_danger = forms.BooleanField(
        label=_("Someone is in danger now"),
        required=False,
        help_text=_("If so, call 911 first. We also look at your complaint the same day."),
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
    narrative = long_words(
        _("What happened?"),
        rows=12,
        longest=10_000,
        help_text=_("You can write up to 10,000 letters and signs. Leave out the names of other clients."),
    )
    witnesses = long_words(
        _("Did anyone see it or know about it?"), rows=5, help_text=_("Write who, and how we can reach them.")
    )
    told = long_words(
        _("Have you told anyone else?"),
        rows=5,
        help_text=_("An employer, the police, a state office. You can say no one, or that you prefer not to say."),
    )
    has_more_to_send = forms.BooleanField(label=_("I have something but cannot send it now"), required=False)
    name = short_words(_("Your name"), autocomplete="name")
    shares_name = one_of(
        _("May the person you complain about see your name?"),
        "",
        choices=SharesName.choices,
        help_text=_("If we go on, they get a copy of your complaint. Without your name we may have to close it."),
        required=False,
    )
    on_behalf_of = short_words(_("If you write for someone else: who is it?"))
    complains_with = long_words(
        _("Does anyone complain together with you?"),
        rows=3,
        help_text=_("Write each name and how we can reach them. We write to you first."),
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
    message_is_safe = one_of(_("Is it safe to leave a message there?"), "", choices=MessageSafe.choices, required=False)
    best_times = short_words(_("Which times are best?"))
    accommodation = long_words(
        _("Do you need an interpreter or other help?"),
        rows=3,
        help_text=_("Tell us your language, what you need, or who helps you."),
    )
    states_truth = forms.BooleanField(
        label=_("This is true as far as I know. I know that the Board may ask me about it."),
        error_messages={"required": _("Tick the box to say that it is true as far as you know")},
    )
    signature = short_words(
        _("Sign with your name"),
        _("Sign by typing your name. The Board cannot open a case for someone without a name"),
        help_text=_("Typing your name is your signature."),
        autocomplete="name",
    )

    def __init__(
        self,
        *args: Any,
        names: tuple[str, ...] = (),
        heading: str = "",
        before: Mapping[str, list[str]] | None = None,
        **kwargs: Any,
    ) -> None:
        self.heading = heading
        super().__init__(*args, **kwargs)
        self.before = before or {}
        if names:
            for other in set(self.fields) - set(names):
                del self.fields[other]
            self.order_fields(names)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("respondent_name") or cleaned.get("respondent_description")):
            self._add("respondent_name", _("Tell us who the complaint is about, or describe the person below"))
        if not (cleaned.get("topics") or cleaned.get("narrative") or self.before.get("topics")):
            place = "topics" if "topics" in self.fields else "narrative"
            if "narrative" in self.fields:  # the page that asks only for topics is followed by the one for words
                self._add(place, _("Tell us what happened, or choose what it is about"))
        ask_for_detail(self, cleaned, _("Write it here, or choose another way to reach you"))
        first, last = cleaned.get("first_act_on"), cleaned.get("last_act_on")
        if first and last and last.last < first.first:
            self._add("last_act_on", _("The last time comes after the first. Check both dates"))
        return cleaned

    def _add(self, name: str, message: Any) -> None:
        if name in self.fields and not self.has_error(name):
            self.add_error(name, message)

    def boxes(self) -> list[str]:
        """The names under which a browser sends this form's answers."""
        return [box for name in self.fields for box in _boxes(name, self.fields[name].widget)]

    def answers(self, language: str) -> Answers:
        """The answers as the action takes them. Rough dates become the latest day that they can mean."""
        data = self.cleaned_data
        first, last = data["first_act_on"], data["last_act_on"] or data["first_act_on"]
        discovered = data["discovered_on"]
        words = {name: data[name] for name in _AS_THEY_ARE}
        return Answers(
            **words,
            came_by=data.get("came_by", CameBy.ONLINE),
            name=data["name"] or data["signature"],
            topics=tuple(data["topics"]),
            first_act_on=first.first if first else None,
            last_act_on=last.last if last else None,
            discovered_on=discovered.last if discovered else None,
            consents_to_disclosure=data["shares_name"] == SharesName.YES,
            language=language,
        )


def _boxes(name: str, widget: forms.Widget) -> list[str]:
    if isinstance(widget, MonthDayYear):
        return [f"{name}_{part}" for part in ("month", "day", "year")]
    return [name]


_AS_THEY_ARE = (
    "relationship", "contact", "signature", "email", "phone", "address", "accommodation", "respondent_name",
    "respondent_description", "respondent_workplace", "chosen_in_register", "serves_board", "narrative", "when_text",
    "witnesses", "told", "continuing", "urgent_danger", "has_more_to_send", "on_behalf_of", "complains_with",
    "message_is_safe", "best_times",
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
