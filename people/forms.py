"""The forms about people: shape and wording only. Whether a thing is allowed is for `people.actions` to say."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from people.models import BODY_ROLES, User
from people.plain_forms import PlainForm

EMAIL_WIDGET = {"autocomplete": "email", "inputmode": "email", "autocapitalize": "none", "spellcheck": "false"}


class DayField(forms.DateField):
    """A day, chosen from the browser's own calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SignInForm(PlainForm):
    """Looks at no password: `people.passwords` does, and counts the try."""

    username = forms.CharField(
        label=_("E-mail address"),
        max_length=150,
        error_messages={
            "required": _("Write the e-mail address of your account."),
            "max_length": _("This is longer than any address we know. Check it and try again."),
        },
        widget=forms.TextInput(attrs={**EMAIL_WIDGET, "autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=500,
        strip=False,
        error_messages={
            "required": _("Write your password."),
            "max_length": _("This is longer than any password here. Check it and try again."),
        },
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class ForgottenForm(PlainForm):
    """Asks where to send the link."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={
            "required": _("Write the e-mail address of your account."),
            "invalid": _("Write the whole address, like name@example.org."),
            "max_length": _("This is longer than any address we know. Check it and try again."),
        },
        widget=forms.EmailInput(attrs=EMAIL_WIDGET),
    )


class ChoosePasswordForm(PlainForm):
    """A new password, written twice, judged by the rules in the settings."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_("At least 12 signs. A short sentence that only you know works well."),
        max_length=500,
        strip=False,
        error_messages={
            "required": _("Write a new password."),
            "max_length": _("This password is too long. Choose one of at most 500 signs."),
        },
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same password again"),
        max_length=500,
        strip=False,
        error_messages={
            "required": _("Write the same password a second time."),
            "max_length": _("This password is too long. Choose one of at most 500 signs."),
        },
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if {"password", "again"} <= cleaned.keys() and cleaned["password"] != cleaned["again"]:
            self.add_error("again", _("The two passwords differ. Write the same one twice."))
        return cleaned


class InviteForm(PlainForm):
    """Who is new."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("As the person writes it."),
        max_length=200,
        error_messages={
            "required": _("Write the person's name."),
            "max_length": _("Shorten the name to at most 200 signs."),
        },
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The link to choose a password goes here. It is also the name to sign in with."),
        max_length=150,
        error_messages={
            "required": _("Write the person's e-mail address."),
            "invalid": _("Write the whole address, like name@example.org."),
            "max_length": _("Use an address of at most 150 signs."),
        },
        widget=forms.EmailInput(attrs=EMAIL_WIDGET | {"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the e-mails"),
        choices=User.Language.choices,
        initial=User.Language.ENGLISH,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a language."),
            "invalid_choice": _("Choose one of the languages shown."),
        },
    )


class BeginTermForm(PlainForm):
    """Who sits where, from when."""

    person = forms.ModelChoiceField(
        label=_("Person"),
        queryset=User.objects.none(),
        empty_label=_("Choose a person"),
        error_messages={
            "required": _("Choose a person."),
            "invalid_choice": _("Choose one of the people in the list."),
        },
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[
            ("", _("Choose a role")),
            *((body.label, [(role.value, role.label) for role in roles]) for body, roles in BODY_ROLES.items()),
        ],
        error_messages={
            "required": _("Choose a role."),
            "invalid_choice": _("Choose one of the roles in the list."),
        },
    )
    starts_on = DayField(
        label=_("First day"),
        error_messages={
            "required": _("Write the first day of the term."),
            "invalid": _("Write the first day as a date, like 2027-01-31."),
        },
    )
    ends_on = DayField(
        label=_("Last day"),
        required=False,
        help_text=_("Leave it empty while no last day is set."),
        error_messages={"invalid": _("Write the last day as a date, like 2027-01-31.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = User.objects.able_to_sit()  # type: ignore[attr-defined]


class EndTermForm(PlainForm):
    """When a term ends."""

    ends_on = DayField(
        label=_("Last day"),
        help_text=_("The person still holds the role on this day."),
        error_messages={
            "required": _("Write the last day of the term."),
            "invalid": _("Write the last day as a date, like 2027-01-31."),
        },
    )
