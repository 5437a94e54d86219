"""The few kinds of question that the forms of the steps are made of. Only the forms of this project use them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from people.date_field import MonthDayYearField
from people.models import User
from people.words import Words

LONGEST = 20_000


class WordsField(forms.CharField):
    """Words in a box. The box itself cuts nothing off: what is too long is kept and told (ux.md §3, 26)."""

    def to_python(self, value: Any) -> Any:
        """A NUL, which no database keeps as text and no keyboard writes, is left out."""
        return super().to_python(value.replace("\0", "") if isinstance(value, str) else value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs: dict[str, Any] = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


def long_words(
    label: Words, missing: Words = "", *, rows: int = 6, help_text: Words = "", longest: int = LONGEST
) -> WordsField:
    """A large box; compulsory when `missing` says what to do about an empty one."""
    return WordsField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages=_messages(missing, longest),
    )


def short_words(
    label: Words, missing: Words = "", *, help_text: Words = "", longest: int = 200, **attrs: str
) -> WordsField:
    """One line; compulsory when `missing` says what to do about an empty one."""
    return WordsField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        max_length=longest,
        widget=forms.TextInput(attrs={"autocomplete": "off", **attrs}),
        error_messages=_messages(missing, longest),
    )


def _messages(missing: Words, longest: int) -> dict[str, Any]:
    too_long = _("Shorten this to at most %(limit_value)s characters. It has %(show_value)s")
    return {"max_length": too_long, **({"required": missing} if missing else {})}


def one_of(
    label: Words, missing: Words, *, choices: Any = (), help_text: Words = "", required: bool = True
) -> forms.ChoiceField:
    """One answer of a few, all shown."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        required=required,
        widget=forms.RadioSelect,
        error_messages={"required": missing},
    )


def ticks(label: Words, choices: Any, *, help_text: Words = "") -> forms.MultipleChoiceField:
    """Any number of a few answers, all shown; none is an answer too."""
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from the answers in the list")},
    )


class SaysWhyNot(forms.Field):
    """A choice among rows that answers for a row it does not offer, where there is a reason to tell (`offer_people`)."""

    why_not: Callable[[str], str | None] | None = None

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except ValidationError as wrong:
            chosen = value if isinstance(value, list | tuple) else [value]
            if self.why_not and wrong.code in ("invalid_choice", "invalid_pk_value"):
                for why in filter(None, (self.why_not(str(one)) for one in chosen)):
                    raise ValidationError(why, code="cannot_serve") from wrong
            raise


class SeveralRowsField(forms.ModelMultipleChoiceField):
    """Several rows of a few, all shown."""

    widget = forms.CheckboxSelectMultiple


class SeveralPeopleField(SaysWhyNot, SeveralRowsField):
    """Several people of a few, all shown."""


def several_people(label: Words, missing: Words) -> SeveralPeopleField:
    """The form gives the people, to `offer_people`."""
    return SeveralPeopleField(User.objects.none(), label=label, error_messages={"required": missing})


class OneRowField(SaysWhyNot, forms.ModelChoiceField):
    """One row of a few, all shown; `says` gives the words for a row. The form gives the rows, to `offer`."""

    widget = forms.RadioSelect

    def __init__(self, *, says: Callable[[Any], str], **kwargs: Any) -> None:
        super().__init__(User.objects.none(), empty_label=None, **kwargs)
        self.says = says

    def label_from_instance(self, obj: Any) -> str:
        return self.says(obj)


def one_row(
    label: Words, missing: Words, *, says: Callable[[Any], str] = str, help_text: Words = "", required: bool = True
) -> OneRowField:
    return OneRowField(
        says=says, label=label, help_text=help_text, required=required, error_messages={"required": missing}
    )


def offer(form: forms.BaseForm, name: str, rows: QuerySet[Any], *, if_none: Words = "") -> None:
    """Gives a choice among rows its rows; `if_none` is said in place of the hint where there are none."""
    box = form.fields[name]
    box.queryset = rows  # type: ignore[attr-defined]
    if if_none and not rows.exists():
        box.help_text = if_none


def offer_answers(form: forms.BaseForm, name: str, answers: list[Any]) -> None:
    """Gives a choice among fixed answers its answers."""
    form.fields[name].choices = answers  # type: ignore[attr-defined]


def day(label: Words, missing: Words = "", *, help_text: Words = "") -> MonthDayYearField:
    """A day as month, day and year; compulsory when `missing` says what to do about an empty one."""
    return MonthDayYearField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        error_messages={"required": missing} if missing else {},
    )


def these(people: Iterable[User]) -> QuerySet[User]:
    """A list of people as the rows of a choice, by name."""
    return User.objects.filter(pk__in=[person.pk for person in people]).order_by("name", "pk")
